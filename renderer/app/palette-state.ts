import { useCallback, useRef, useState } from 'react';

/** Whether the palette is open; when it closes, the keyboard goes back to where it was, if that is still there. */
export function usePalette() {
  const [isOpen, setOpen] = useState(false);
  const before = useRef<Element | null>(null);
  const open = useCallback(() => {
    before.current = document.activeElement;
    setOpen(true);
  }, []);
  const close = useCallback(() => {
    setOpen(false);
    requestAnimationFrame(() => {
      const focused = document.activeElement;
      const nobody = focused === null || focused === document.body;
      if (nobody && before.current instanceof HTMLElement && before.current.isConnected)
        before.current.focus();
    });
  }, []);
  return { isOpen, open, close };
}
