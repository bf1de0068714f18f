import { useLayoutEffect, useRef, type RefObject } from 'react';

/**
 * Lays a panel below the textarea, or above it where there is no room; `moved` tells when to look again. With `clears` it
 * is below the selection, so that it hides none of its cells where that can be.
 */
export function useAnchored(
  textarea: RefObject<HTMLTextAreaElement | null>,
  moved: unknown,
  { clears = false } = {},
): RefObject<HTMLDivElement | null> {
  const panel = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const anchor = textarea.current;
    const frame = anchor?.parentElement?.getBoundingClientRect();
    if (!panel.current || !anchor || !frame) return;
    const cell = anchor.getBoundingClientRect();
    const { offsetWidth, offsetHeight } = panel.current;
    const left = Math.max(4, Math.min(cell.left - frame.left, frame.width - offsetWidth - 16));
    const handle = clears ? anchor.parentElement?.querySelector('.sheet-fill-handle') : null;
    const below = (handle?.getBoundingClientRect() ?? cell).bottom - frame.top + 6;
    const fits = below + offsetHeight < frame.height - 4;
    const above = handle ? frame.height - offsetHeight - 4 : cell.top - frame.top - offsetHeight - 6;
    const top = fits ? below : Math.max(4, above);
    panel.current.style.transform = `translate(${left}px, ${top}px)`;
  }, [textarea, moved, clears]);
  return panel;
}
