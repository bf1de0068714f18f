import type { Direction } from '../../shared/sheet/edges';
import type { JumpTarget } from './position';

/** What a key means to the sheet; null for keys that are left to the textarea or the page. */
export type Intent =
  /** One step, or with `edge` to the edge of the data; `extend` moves the free corner of the selection. */
  | { readonly kind: 'move'; readonly by: Direction; readonly edge: boolean; readonly extend: boolean }
  | { readonly kind: 'jump'; readonly to: JumpTarget; readonly extend: boolean }
  | { readonly kind: 'page'; readonly direction: 1 | -1; readonly extend: boolean }
  /** The whole rows or columns of the selection. */
  | { readonly kind: 'lines'; readonly of: 'rows' | 'columns' }
  | { readonly kind: 'enter'; readonly direction: 1 | -1 }
  | { readonly kind: 'tab'; readonly direction: 1 | -1 }
  /** What is being typed goes into every selected cell. */
  | { readonly kind: 'enterEverywhere' }
  | { readonly kind: 'edit' }
  | { readonly kind: 'overwrite' }
  | { readonly kind: 'clear' }
  | { readonly kind: 'cancel' }
  /** Puts the rows of the selected categories away, or shows them again. */
  | { readonly kind: 'fold'; readonly folds: boolean }
  /** What can be done with the selected cells. */
  | { readonly kind: 'menu' }
  | { readonly kind: 'native' };

type Key = Pick<
  KeyboardEvent,
  'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'isComposing' | 'keyCode'
>;

const arrows: Readonly<Record<string, Direction>> = {
  ArrowUp: { rows: -1, columns: 0 },
  ArrowDown: { rows: 1, columns: 0 },
  ArrowLeft: { rows: 0, columns: -1 },
  ArrowRight: { rows: 0, columns: 1 },
};

/** closed: the textarea only listens; typing: typed over a cell, arrows commit; caret: F2, arrows move in the text. */
export type EditorMode = 'closed' | 'typing' | 'caret';

/** An input method owns its keys: while it composes, Enter and Escape are its own. */
export function intentOf(event: Key, mode: EditorMode): Intent | null {
  if (event.isComposing || event.keyCode === 229) return null;
  return mode === 'closed' ? closedIntent(event) : editingIntent(event, mode);
}

function editingIntent(event: Key, mode: EditorMode): Intent | null {
  const direction = event.shiftKey ? -1 : 1;
  if (event.key === 'Enter' && event.ctrlKey && !event.altKey) return { kind: 'enterEverywhere' };
  if (event.key === 'Enter' && !event.altKey) return { kind: 'enter', direction };
  if (event.key === 'Tab' && !event.ctrlKey && !event.altKey) return { kind: 'tab', direction };
  if (event.key === 'Escape') return { kind: 'cancel' };
  if (event.key === 'F2' && !event.shiftKey) return { kind: 'edit' };
  const arrow = arrows[event.key];
  if (arrow && mode === 'typing' && !event.ctrlKey && !event.shiftKey && !event.altKey)
    return { kind: 'move', by: arrow, edge: false, extend: false };
  const ofText = (event.ctrlKey || event.metaKey) && 'zyacxv'.includes(event.key.toLowerCase());
  return ofText ? { kind: 'native' } : null;
}

function closedIntent(event: Key): Intent | null {
  if (event.altKey && event.shiftKey && !event.ctrlKey && /^Arrow(Left|Right)$/.test(event.key))
    return { kind: 'fold', folds: event.key === 'ArrowLeft' };
  if (event.altKey || event.metaKey) return null;
  const { ctrlKey: edge, shiftKey: extend } = event;
  const arrow = arrows[event.key];
  if (arrow) return { kind: 'move', by: arrow, edge, extend };
  switch (event.key) {
    case 'Home':
      return { kind: 'jump', to: edge ? 'start' : 'rowStart', extend };
    case 'End':
      return { kind: 'jump', to: edge ? 'end' : 'rowEnd', extend };
    case 'PageDown':
      return edge ? null : { kind: 'page', direction: 1, extend };
    case 'PageUp':
      return edge ? null : { kind: 'page', direction: -1, extend };
    case ' ':
      return edge === extend ? null : { kind: 'lines', of: edge ? 'columns' : 'rows' };
  }
  return edge ? null : plainIntent(event);
}

function plainIntent(event: Key): Intent | null {
  const direction = event.shiftKey ? -1 : 1;
  switch (event.key) {
    case 'Enter':
      return { kind: 'enter', direction };
    case 'Tab':
      return { kind: 'tab', direction };
    case 'F2':
      return event.shiftKey ? null : { kind: 'edit' };
    case 'Delete':
      return { kind: 'clear' };
    case 'Backspace':
      return { kind: 'overwrite' };
    case 'Escape':
      return { kind: 'cancel' };
    case 'ContextMenu':
      return { kind: 'menu' };
    case 'F10':
      return event.shiftKey ? { kind: 'menu' } : null;
    default:
      return null;
  }
}
