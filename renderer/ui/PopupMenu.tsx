import './menu.css';
import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type RefObject,
} from 'react';

/** What a menu offers. */
export type MenuEntry =
  | {
      readonly kind: 'action';
      readonly label: string;
      readonly shortcut?: string;
      /** Given for one choice among several: whether it is the one that holds now. */
      readonly isChosen?: boolean;
      readonly isOff?: boolean;
      readonly run: () => void;
    }
  | {
      readonly kind: 'group';
      readonly label: string;
      readonly isOff?: boolean;
      readonly entries: readonly MenuEntry[];
    }
  | { readonly kind: 'line' };

/** A point of the window, in pixels. */
export interface MenuPoint {
  readonly x: number;
  readonly y: number;
}

interface PopupMenuProps {
  readonly label: string;
  readonly at: MenuPoint;
  readonly entries: readonly MenuEntry[];
  /** The menu goes; the caller puts the keyboard where it was. An action runs after it. */
  readonly onClose: () => void;
}

const edge = 4;

/** Milliseconds in which the mouse may cross other entries on its way to an open group. */
const grace = 300;

/**
 * A menu over the page: arrows, Home and End go through it, Enter and the space bar choose, right and left open and close a
 * group, Escape closes. A press outside closes it as well.
 */
export function PopupMenu({ label, at, entries, onClose }: PopupMenuProps) {
  const root = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  close.current = onClose;
  useLayoutEffect(() => {
    const menu = root.current;
    if (!menu) return undefined;
    const { offsetWidth, offsetHeight } = menu;
    const above = at.y + offsetHeight > innerHeight - edge;
    menu.style.left = `${Math.max(edge, Math.min(at.x, innerWidth - offsetWidth - edge))}px`;
    menu.style.top = `${above ? Math.max(edge, at.y - offsetHeight) : at.y}px`;
  }, [at]);
  useLayoutEffect(() => {
    const stop = new AbortController();
    const outside = (event: Event): void => {
      if (!(event.target instanceof Node && root.current?.contains(event.target))) close.current();
    };
    for (const kind of ['pointerdown', 'wheel'] as const)
      addEventListener(kind, outside, { capture: true, passive: true, signal: stop.signal });
    addEventListener('resize', () => close.current(), { signal: stop.signal });
    return () => stop.abort();
  }, []);
  const run = (action: () => void): void => {
    onClose();
    action();
  };
  return <MenuList list={root} label={label} entries={entries} isSub={false} onClose={onClose} onRun={run} />;
}

interface MenuListProps {
  readonly list: RefObject<HTMLDivElement | null>;
  readonly label: string;
  readonly entries: readonly MenuEntry[];
  readonly isSub: boolean;
  /** Of a group: it is closed, the menu stays. */
  readonly onClose: () => void;
  readonly onRun: (action: () => void) => void;
}

function MenuList({ list, label, entries, isSub, onClose, onRun }: MenuListProps) {
  const [opened, setOpened] = useState<number | null>(null);
  const later = useRef<ReturnType<typeof setTimeout> | null>(null);
  const stay = useCallback((): void => {
    if (later.current !== null) clearTimeout(later.current);
  }, []);
  useEffect(() => stay, [stay]);
  const point = (act: () => void): void => {
    stay();
    if (opened === null) act();
    else later.current = setTimeout(act, grace);
  };
  const items = (): HTMLElement[] => [
    ...(list.current?.querySelectorAll<HTMLElement>(':scope > [role^="menuitem"]') ?? []),
  ];
  useLayoutEffect(() => {
    const first = list.current?.querySelector<HTMLElement>(':scope > [aria-checked="true"]');
    (first ?? list.current?.querySelector<HTMLElement>(':scope > [role^="menuitem"]'))?.focus();
  }, [list]);
  const go = (from: number, step: number): void => {
    const all = items();
    setOpened(null);
    all.at((from + step + all.length) % all.length)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    const all = items();
    const here = all.findIndex((item) => item === document.activeElement);
    const keys: Readonly<Record<string, () => void>> = {
      ArrowDown: () => go(here, 1),
      ArrowUp: () => go(here < 0 ? 0 : here, -1),
      Home: () => go(0, 0),
      End: () => go(-1, 0),
      Enter: () => all[here]?.click(),
      ' ': () => all[here]?.click(),
      ArrowRight: () => {
        if (all[here]?.ariaHasPopup) all[here].click();
      },
      ArrowLeft: () => {
        if (isSub) onClose();
      },
      Escape: onClose,
      Tab: () => onRun(() => undefined),
    };
    event.preventDefault();
    keys[event.key]?.();
  };
  return (
    <div
      ref={list}
      className={isSub ? 'menu menu-sub' : 'menu'}
      role="menu"
      aria-label={label}
      onKeyDown={onKeyDown}
      // Whoever goes on by key or click, or leaves, does not mean what the mouse crossed.
      onKeyDownCapture={stay}
      onClickCapture={stay}
      onPointerLeave={stay}
      onContextMenu={(event) => event.preventDefault()}
    >
      {entries.map((entry, index) =>
        entry.kind === 'line' ? (
          <hr key={index} />
        ) : (
          <MenuItem
            key={entry.label}
            entry={entry}
            isOpen={opened === index}
            onOpen={(isOpen) => setOpened(isOpen ? index : null)}
            onPoint={point}
            onStay={stay}
            onRun={onRun}
          />
        ),
      )}
    </div>
  );
}

interface MenuItemProps {
  readonly entry: Exclude<MenuEntry, { kind: 'line' }>;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
  /** The mouse moves over it: does this now, or once it rests there, where a group is open that it may be on its way to. */
  readonly onPoint: (act: () => void) => void;
  /** The mouse is at what is open. */
  readonly onStay: () => void;
  readonly onRun: (action: () => void) => void;
}

function MenuItem({ entry, isOpen, onOpen, onPoint, onStay, onRun }: MenuItemProps) {
  const item = useRef<HTMLDivElement>(null);
  const sub = useRef<HTMLDivElement>(null);
  const isGroup = entry.kind === 'group';
  useLayoutEffect(() => {
    const { current } = sub;
    if (!isOpen || !current) return;
    const box = current.getBoundingClientRect();
    if (box.right > innerWidth - edge) current.dataset['side'] = 'left';
    current.style.top = `${Math.min(-5, innerHeight - edge - box.bottom)}px`;
  }, [isOpen]);
  const choose = (): void => {
    if (entry.isOff) return;
    if (isGroup) onOpen(true);
    else onRun(entry.run);
  };
  return (
    <div
      ref={item}
      className="menu-item"
      role={!isGroup && entry.isChosen !== undefined ? 'menuitemradio' : 'menuitem'}
      tabIndex={-1}
      aria-checked={isGroup ? undefined : entry.isChosen}
      aria-disabled={entry.isOff}
      aria-haspopup={isGroup ? 'menu' : undefined}
      aria-expanded={isGroup ? isOpen : undefined}
      // The keyboard stays with the menu.
      onMouseDown={(event) => event.preventDefault()}
      onPointerMove={({ movementX, movementY, target, currentTarget }) => {
        // A mouse that rests where the menu opens chooses nothing, and one in the group's own menu chooses there.
        if (movementX === 0 && movementY === 0) return;
        const isOwn =
          target instanceof Element && target.closest('[role="menu"]') === currentTarget.parentElement;
        if (isOpen || !isOwn) return onStay();
        onPoint(() => {
          currentTarget.focus();
          onOpen(isGroup && !entry.isOff);
        });
      }}
      onClick={(event) => {
        event.stopPropagation();
        choose();
      }}
    >
      <span className="menu-check" aria-hidden="true">
        {!isGroup && entry.isChosen ? '✓' : ''}
      </span>
      <span className="menu-label">{entry.label}</span>
      {isGroup ? (
        <span aria-hidden="true">▸</span>
      ) : (
        entry.shortcut !== undefined && <kbd>{entry.shortcut}</kbd>
      )}
      {isGroup && isOpen && (
        <MenuList
          list={sub}
          label={entry.label}
          entries={entry.entries}
          isSub
          onClose={() => {
            onOpen(false);
            item.current?.focus();
          }}
          onRun={onRun}
        />
      )}
    </div>
  );
}
