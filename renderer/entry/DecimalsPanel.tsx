import { useEffect, useState, type KeyboardEvent, type RefObject } from 'react';
import { roundedText } from '../../shared/notation/fraction';
import type { EarlyText } from '../ui/KeyboardHold';
import type { DecimalsTask } from './sheet-task';
import { useAnchored } from './use-anchored';

interface DecimalsPanelProps {
  readonly task: DecimalsTask;
  readonly textarea: RefObject<HTMLTextAreaElement | null>;
  readonly early: EarlyText;
}

const most = 10;

/** Asks how many decimals of an expression are wanted, and shows what that gives. */
export function DecimalsPanel({ task, textarea, early }: DecimalsPanelProps) {
  const [decimals, setDecimals] = useState(early.text || `${Math.min(task.suggested, most)}`);
  useEffect(() => {
    early.text = '';
  }, [early]);
  const panel = useAnchored(textarea, task);
  const count = /^\d{1,2}$/.test(decimals) && Number(decimals) <= most ? Number(decimals) : null;
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key === 'Escape') task.choose(null);
    if (event.key !== 'Enter' || event.target instanceof HTMLButtonElement) return;
    // The sheet has the focus when the key goes on, and would take it for typing.
    event.preventDefault();
    if (count !== null) task.choose(count);
  };
  return (
    <div ref={panel} className="sheet-panel" role="group" aria-label="保留几位小数" onKeyDown={onKeyDown}>
      <label>
        {task.text} 除不尽或小数位太多，保留{' '}
        <input
          className="sheet-panel-number"
          type="number"
          min={0}
          max={most}
          value={decimals}
          autoFocus
          onFocus={(event) => event.target.select()}
          onChange={(event) => setDecimals(event.target.value)}
        />{' '}
        位小数
      </label>
      <output>{count === null ? '请填 0～10' : `得 ${roundedText(task.value, count)}`}</output>
      <button
        type="button"
        className="button primary"
        disabled={count === null}
        onClick={() => count !== null && task.choose(count)}
      >
        确定
      </button>
      <button type="button" className="button" onClick={() => task.choose(null)}>
        先不填
      </button>
    </div>
  );
}
