import { useLayoutEffect, useRef, useSyncExternalStore, type RefObject } from 'react';
import type { SheetController } from './sheet-controller';

interface SheetBubbleProps {
  readonly controller: SheetController;
  readonly textarea: RefObject<HTMLTextAreaElement | null>;
}

/** What is wrong at the active cell, under it or, at the lower edge, above it; and the frame of the open editor. */
export function SheetBubble({ controller, textarea }: SheetBubbleProps) {
  const state = useSyncExternalStore(controller.subscribe, controller.state);
  const bubble = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const editor = textarea.current;
    if (!editor) return;
    editor.dataset['mode'] = state.mode;
    if (!bubble.current || !editor.parentElement) return;
    const cell = editor.getBoundingClientRect();
    const frame = editor.parentElement.getBoundingClientRect();
    const { offsetWidth, offsetHeight } = bubble.current;
    const left = Math.max(4, Math.min(cell.left - frame.left, frame.width - offsetWidth - 16));
    const below = cell.bottom - frame.top + 4;
    const top = below + offsetHeight < frame.height - 4 ? below : cell.top - frame.top - offsetHeight - 4;
    bubble.current.style.transform = `translate(${left}px, ${top}px)`;
  }, [state, textarea]);

  return (
    <div id="sheet-bubble" aria-live="assertive">
      {state.bubble && (
        <div ref={bubble} className="sheet-bubble" data-tone={state.bubble.tone}>
          {state.bubble.text}
        </div>
      )}
    </div>
  );
}
