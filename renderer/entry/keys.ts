import type { JumpTarget } from './position';

/** What a key means to the sheet; null for keys that are left to the textarea or the page. */
export type Intent =
  | { readonly kind: 'move'; readonly rows: number; readonly columns: number }
  | { readonly kind: 'jump'; readonly to: JumpTarget }
  | { readonly kind: 'page'; readonly direction: 1 | -1 }
  | { readonly kind: 'enter'; readonly direction: 1 | -1 }
  | { readonly kind: 'tab'; readonly direction: 1 | -1 }
  | { readonly kind: 'edit' }
  | { readonly kind: 'overwrite' }
  | { readonly kind: 'clear' }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'native' };

type Key = Pick<
  KeyboardEvent,
  'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'isComposing' | 'keyCode'
>;

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
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
  if (event.key === 'Enter' && !event.ctrlKey && !event.altKey) return { kind: 'enter', direction };
  if (event.key === 'Tab' && !event.ctrlKey && !event.altKey) return { kind: 'tab', direction };
  if (event.key === 'Escape') return { kind: 'cancel' };
  if (event.key === 'F2') return { kind: 'edit' };
  const arrow = arrows[event.key];
  if (arrow && mode === 'typing' && !event.ctrlKey && !event.shiftKey && !event.altKey)
    return { kind: 'move', rows: arrow[0], columns: arrow[1] };
  const ofText = (event.ctrlKey || event.metaKey) && 'zyacxv'.includes(event.key.toLowerCase());
  return ofText ? { kind: 'native' } : null;
}

function closedIntent(event: Key): Intent | null {
  if (event.altKey || event.metaKey) return null;
  const direction = event.shiftKey ? -1 : 1;
  const arrow = arrows[event.key];
  if (arrow && !event.ctrlKey) return { kind: 'move', rows: arrow[0], columns: arrow[1] };
  switch (event.key) {
    case 'Home':
      return { kind: 'jump', to: event.ctrlKey ? 'start' : 'rowStart' };
    case 'End':
      return { kind: 'jump', to: event.ctrlKey ? 'end' : 'rowEnd' };
    case 'PageDown':
      return event.ctrlKey ? null : { kind: 'page', direction: 1 };
    case 'PageUp':
      return event.ctrlKey ? null : { kind: 'page', direction: -1 };
  }
  if (event.ctrlKey) return null;
  switch (event.key) {
    case 'Enter':
      return { kind: 'enter', direction };
    case 'Tab':
      return { kind: 'tab', direction };
    case 'F2':
      return { kind: 'edit' };
    case 'Delete':
      return { kind: 'clear' };
    case 'Backspace':
      return { kind: 'overwrite' };
    case 'Escape':
      return { kind: 'cancel' };
    default:
      return null;
  }
}
