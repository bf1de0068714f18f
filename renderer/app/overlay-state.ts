import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { EarlyText } from '../ui/KeyboardHold';

/** Whether something over the window is open that is typed into, and what was typed before it was there. */
export function useOverlay() {
  const [isOpen, setOpen] = useState(false);
  const [early] = useState<EarlyText>(() => ({ text: '' }));
  const open = useCallback(() => {
    early.text = '';
    setOpen(true);
  }, [early]);
  const close = useCallback(() => setOpen(false), []);
  return { isOpen, open, close, early };
}

/**
 * Whether the palette is open; when it closes, the keyboard goes back at once to where it was, if that is still there and
 * the command has not put it elsewhere.
 */
export function usePalette() {
  const { isOpen, open: show, close, early } = useOverlay();
  const before = useRef<Element | null>(null);
  const open = useCallback(() => {
    before.current ??= document.activeElement;
    show();
  }, [show]);
  useLayoutEffect(() => {
    if (isOpen) return;
    const { current } = before;
    before.current = null;
    const { activeElement } = document;
    if (activeElement !== null && activeElement !== document.body) return;
    if (current instanceof HTMLElement && current.isConnected) current.focus({ preventScroll: true });
  }, [isOpen]);
  return { isOpen, open, close, early };
}
