import { useLayoutEffect, useRef } from 'react';

/** What was typed before it was there that takes the keyboard. */
export interface EarlyText {
  text: string;
}

/**
 * Has the keyboard until what takes it is there: in the sheet, what is typed meanwhile would overwrite a figure. Whoever
 * had it before has it again when this goes.
 */
export function KeyboardHold({ early }: { readonly early?: EarlyText }) {
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    const { current } = input;
    const before = document.activeElement;
    current?.focus({ preventScroll: true });
    return () => {
      if (document.activeElement === current && before instanceof HTMLElement)
        before.focus({ preventScroll: true });
    };
  }, []);
  return (
    <input
      ref={input}
      className="keyboard-hold"
      aria-label="正在打开"
      onChange={(event) => {
        if (early) early.text = event.target.value;
      }}
    />
  );
}
