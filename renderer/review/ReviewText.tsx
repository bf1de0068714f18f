import { useEffect, useRef, useState } from 'react';
import type { ProposedText } from '../../shared/model/review-texts';

interface ReviewTextProps {
  /** What the field is for, for those who hear it. */
  readonly label: string;
  readonly text: string;
  /** What was last written, as long as nothing was written this year. */
  readonly proposal: ProposedText | null;
  readonly onChange: (text: string) => void;
}

/** A text about an indicator that lags behind. It is taken when the field is left, and when the view is. */
export function ReviewText({ label, text, proposal, onChange }: ReviewTextProps) {
  const [draft, setDraft] = useState(text);
  const [stored, setStored] = useState(text);
  if (stored !== text) {
    setStored(text);
    setDraft(text);
  }
  const area = useRef<HTMLTextAreaElement>(null);
  const latest = useRef({ draft, text, onChange });
  latest.current = { draft, text, onChange };
  const take = () => {
    const now = latest.current;
    if (now.draft.trim() !== now.text) now.onChange(now.draft);
  };
  useEffect(() => () => take(), []);
  return (
    <div className="review-text">
      <textarea
        ref={area}
        aria-label={label}
        rows={1}
        maxLength={2000}
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={take}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && !event.nativeEvent.isComposing) setDraft(text);
        }}
      />
      {proposal !== null && (
        <p className="review-proposal">
          <span>
            {proposal.year}年写的是：{proposal.text}
          </span>
          <button
            type="button"
            className="button quiet"
            onClick={() => {
              // The button goes with its proposal: the keyboard goes on in the text.
              area.current?.focus();
              onChange(proposal.text);
            }}
          >
            采用
          </button>
        </p>
      )}
    </div>
  );
}
