import { useState, type KeyboardEvent, type RefObject } from 'react';
import { readDecimal } from '../../shared/notation/decimal';
import { normaliseTyping } from '../../shared/notation/typing';
import type { Selection } from '../../shared/sheet/selection';
import type { FillChoiceTask } from './sheet-task';
import { useAnchored } from './use-anchored';

interface FillChoicePanelProps {
  readonly task: FillChoiceTask;
  readonly textarea: RefObject<HTMLTextAreaElement | null>;
  readonly selection: Selection;
}

/** Says by which rule cells were filled, and offers the others. The keyboard stays with the sheet until it is used. */
export function FillChoicePanel({ task, textarea, selection }: FillChoicePanelProps) {
  const [rate, setRate] = useState('');
  const panel = useAnchored(textarea, selection, { clears: true });
  const reading = readDecimal(normaliseTyping(rate).replace(/%$/, ''));
  const grow = (): void => {
    if (reading.ok) task.choose({ kind: 'growth', percent: reading.value });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key === 'Escape') task.close();
  };
  return (
    <div
      ref={panel}
      className="sheet-panel sheet-fill-choice"
      role="group"
      aria-label="填充方式"
      onKeyDown={onKeyDown}
    >
      <span className="sheet-panel-words">{task.words}</span>
      {task.rules.map(({ label, rule }) => (
        <button key={label} type="button" className="button" onClick={() => task.choose(rule)}>
          {label}
        </button>
      ))}
      {task.takesRate && (
        <label>
          每格增长{' '}
          <input
            className="sheet-panel-number"
            inputMode="decimal"
            value={rate}
            onChange={(event) => setRate(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              // The sheet has the focus when the key goes on, and would take it for typing.
              event.preventDefault();
              grow();
            }}
          />{' '}
          %
        </label>
      )}
      {task.takesRate && (
        <button type="button" className="button" disabled={!reading.ok} onClick={grow}>
          按此速度
        </button>
      )}
      <button type="button" className="button quiet" aria-label="关闭填充方式" onClick={task.close}>
        ✕
      </button>
    </div>
  );
}
