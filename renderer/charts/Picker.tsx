import { useEffect, useRef, type ReactNode } from 'react';
import { keepFocus } from '../ui/keep-focus';

interface PickerProps {
  readonly label: string;
  /** What is chosen now, in words. */
  readonly value: string;
  readonly children: ReactNode;
}

/** A button that opens a choice under it; Esc or a click elsewhere closes it. */
export function Picker({ label, value, children }: PickerProps) {
  const element = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const close = ({ type, target }: Event) => {
      const { current } = element;
      if (!current?.open || !(target instanceof Node) || current.contains(target)) return;
      // Where a press inside gives the focus to what lies around the picker, Chromium would break down if the pressed words
      // went in that moment.
      if (type === 'focusin' && target.contains(current)) return;
      current.open = false;
    };
    addEventListener('pointerdown', close);
    addEventListener('focusin', close);
    return () => {
      removeEventListener('pointerdown', close);
      removeEventListener('focusin', close);
    };
  }, []);
  return (
    <details
      ref={element}
      className="picker"
      onKeyDown={(event) => {
        const { current } = element;
        if (event.key !== 'Escape' || !current?.open) return;
        event.stopPropagation();
        current.open = false;
        current.querySelector('summary')?.focus();
      }}
    >
      <summary className="button">
        {label}：{value}
      </summary>
      <div className="picker-body" onMouseDown={keepFocus}>
        {children}
      </div>
    </details>
  );
}
