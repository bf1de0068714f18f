import './outcome.css';
import { useState, type ReactNode } from 'react';

interface ReplaceQuestionProps {
  /** What stands in the way. */
  readonly children: ReactNode;
  readonly onReplace: () => void;
}

/**
 * Asks before a file is written over another. The keyboard is at the answer that loses nothing: the key that began the
 * export may be pressed once too often.
 */
export function ReplaceQuestion({ children, onReplace }: ReplaceQuestionProps) {
  const [isKept, setKept] = useState(false);
  if (isKept)
    return (
      <div className="export-outcome" role="status">
        <p ref={focusIt} tabIndex={-1}>
          已保留原来的文件，没有改动它。要另存一份，请先改文件名。
        </p>
      </div>
    );
  return (
    <div className="export-outcome" data-tone="question" role="alert">
      <p>{children}</p>
      <button type="button" className="button" autoFocus onClick={() => setKept(true)}>
        保留原文件
      </button>
      <button type="button" className="button" onClick={onReplace}>
        替换
      </button>
    </div>
  );
}

/** Tab goes on from here: the pressed button is gone. */
function focusIt(sentence: HTMLElement | null): void {
  sentence?.focus();
}
