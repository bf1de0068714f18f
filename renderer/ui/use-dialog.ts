import { useLayoutEffect, useRef, type RefObject } from 'react';

/**
 * A dialog that is open as long as it is there, and keeps its keys to itself. Escape means `onCancel`; the control marked
 * `data-safe` has the focus at first.
 */
export function useDialog(onCancel: () => void): RefObject<HTMLDialogElement | null> {
  const dialog = useRef<HTMLDialogElement>(null);
  const cancel = useRef(onCancel);
  cancel.current = onCancel;
  // Closed before it leaves the page, the dialog gives the focus back to where it was.
  useLayoutEffect(() => {
    const element = dialog.current;
    if (!element) return undefined;
    element.showModal();
    element.querySelector<HTMLElement>('[data-safe]')?.focus();
    const stop = new AbortController();
    const { signal } = stop;
    element.addEventListener('keydown', (event) => event.stopPropagation(), { signal });
    element.addEventListener(
      'cancel',
      (event) => {
        event.preventDefault();
        cancel.current();
      },
      { signal },
    );
    return () => {
      stop.abort();
      element.close();
      returnCaret();
    };
  }, []);
  return dialog;
}

/** The browser gives the focus back, but leaves the caret where the mouse was: what is typed would go nowhere. */
function returnCaret(): void {
  const { activeElement } = document;
  if (activeElement instanceof HTMLTextAreaElement)
    activeElement.setSelectionRange(activeElement.selectionStart, activeElement.selectionEnd);
}
