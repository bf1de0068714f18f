import { useCallback, useLayoutEffect, useRef, useState } from 'react';

/**
 * Whether the palette is open; when it closes, the keyboard goes back at once to where it was, if that is still there and
 * the command has not put it elsewhere.
 */
export function usePalette() {
  const [isOpen, setOpen] = useState(false);
  const before = useRef<Element | null>(null);
  const open = useCallback(() => {
    before.current = document.activeElement;
    setOpen(true);
  }, []);
  const close = useCallback(() => setOpen(false), []);
  useLayoutEffect(() => {
    if (isOpen) return;
    const { current } = before;
    before.current = null;
    const { activeElement } = document;
    if (activeElement !== null && activeElement !== document.body) return;
    if (current instanceof HTMLElement && current.isConnected) current.focus({ preventScroll: true });
  }, [isOpen]);
  return { isOpen, open, close };
}
