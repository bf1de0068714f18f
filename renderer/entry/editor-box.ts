import type { EditorMode } from './keys';

/** Lays the textarea over a cell, wider where its text needs it. Also when closed: an input method opens its list there. */
export function placeEditor(textarea: HTMLTextAreaElement, cell: DOMRect | null, mode: EditorMode): void {
  const frame = textarea.parentElement?.getBoundingClientRect();
  const { style } = textarea;
  // A cell that is scrolled away takes its editor with it.
  style.visibility = cell || mode === 'closed' ? 'visible' : 'hidden';
  if (!cell || !frame) return;
  style.transform = `translate(${cell.left - frame.left}px, ${cell.top - frame.top}px)`;
  style.height = `${cell.height}px`;
  style.width = `${cell.width}px`;
  if (mode === 'closed' || textarea.scrollWidth <= textarea.clientWidth) return;
  const borders = textarea.offsetWidth - textarea.clientWidth;
  style.width = `${Math.min(frame.right - cell.left - 4, textarea.scrollWidth + borders)}px`;
}
