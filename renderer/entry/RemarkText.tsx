import { useLayoutEffect, useRef, useState, type ChangeEvent, type KeyboardEvent } from 'react';
import type { RemarkOutcome } from './set-remark';

interface RemarkTextProps {
  readonly field: 'note' | 'source';
  readonly label: string;
  /** What is said now. */
  readonly standing: string;
  /** Where a text that could not be taken waits until the cell is seen again. */
  readonly drafts: Map<string, string>;
  readonly draftKey: string;
  readonly placeholder: string;
  /** Sets the text; it stays in the field until it is taken. */
  readonly onTake: (text: string, outcome: RemarkOutcome) => void;
  /** The keyboard goes back to the sheet. */
  readonly onLeave: () => void;
}

/**
 * A note or source in a field: taken by Enter (in the note, of several lines, by Ctrl+Enter) and when the field is left,
 * given up by Escape. An input method keeps its own Enter and Escape. Give it a key of its cell.
 */
export function RemarkText({
  field,
  label,
  standing,
  drafts,
  draftKey,
  placeholder,
  onTake,
  onLeave,
}: RemarkTextProps) {
  const [draft, setDraft] = useState(() => drafts.get(draftKey) ?? null);
  const [isRefused, setRefused] = useState(draft !== null);
  const put = (text: string | null): void => {
    setDraft(text);
    setRefused(false);
    if (text === null) drafts.delete(draftKey);
    else drafts.set(draftKey, text);
  };
  const take = (): void => {
    const text = drafts.get(draftKey);
    if (text === undefined) return;
    if (text.trim() === standing) put(null);
    else onTake(text, { onTaken: () => put(null), onGivenUp: () => setRefused(true) });
  };
  const latest = useRef(take);
  latest.current = take;
  // The cell can go from the inspector before the field has lost the focus.
  useLayoutEffect(() => () => latest.current(), []);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const takes = event.key === 'Enter' && !event.altKey && (field === 'source' || event.ctrlKey);
    if (!takes && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (takes) take();
    else put(null);
    onLeave();
  };
  const common = {
    value: draft ?? standing,
    placeholder,
    spellCheck: false,
    autoComplete: 'off',
    'aria-invalid': isRefused,
    'data-remark': field,
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => put(event.target.value),
    onBlur: take,
    onKeyDown,
  };
  return (
    <label className="inspector-field">
      <span>{label}</span>
      {field === 'note' ? <textarea {...common} rows={3} /> : <input {...common} />}
      {isRefused && (
        <em role="alert">
          还没有写入。保存恢复后，在这里按一次 {field === 'note' ? 'Ctrl+Enter' : 'Enter'} 即可。
        </em>
      )}
    </label>
  );
}
