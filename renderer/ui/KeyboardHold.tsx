import { useLayoutEffect, useRef, type ChangeEvent, type KeyboardEvent } from 'react';

/** What was typed before it was there that takes the keyboard. */
export interface EarlyText {
  text: string;
}

interface KeyboardHoldProps {
  /** Takes what is typed meanwhile, where that is wanted. What an input method has not finished yet is not typed. */
  readonly early?: EarlyText;
  /** Escape was pressed. */
  readonly onGiveUp: () => void;
}

/**
 * Has the keyboard until what takes it is there: in the sheet, what is typed meanwhile would overwrite a figure. Whoever
 * had it before has it again when this goes.
 */
export function KeyboardHold({ early, onGiveUp }: KeyboardHoldProps) {
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
  const take = (text: string): void => {
    if (early) early.text = text;
  };
  const onChange = ({ nativeEvent, target }: ChangeEvent<HTMLInputElement>): void => {
    if (!(nativeEvent instanceof InputEvent && nativeEvent.isComposing)) take(target.value);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    take('');
    onGiveUp();
  };
  return (
    <input
      ref={input}
      className="keyboard-hold"
      aria-label="正在打开"
      onChange={onChange}
      onCompositionEnd={({ currentTarget }) => take(currentTarget.value)}
      onKeyDown={onKeyDown}
    />
  );
}
