import { useRef, useState, type KeyboardEvent } from 'react';
import type { FigureStatus } from '../../shared/model/figure';
import { statusName } from '../../shared/model/figure-status';

interface StatusChoiceProps {
  /** Null where several figures are meant, which may differ. */
  readonly standing: FigureStatus | null;
  readonly offered: readonly FigureStatus[];
  readonly onChoose: (status: FigureStatus) => void;
  /** The keyboard goes back to the sheet. */
  readonly onLeave: () => void;
}

/** The status of a figure. Chosen by mouse it is taken at once; arrows only lead to it, Enter or leaving the field takes it. */
export function StatusChoice({ standing, offered, onChoose, onLeave }: StatusChoiceProps) {
  const [shown, setShown] = useState<string | null>(null);
  // Read when the field is left, which can be before the next drawing.
  const pending = useRef<string | null>(null);
  const byKeys = useRef(false);
  const lead = (value: string | null): void => {
    pending.current = value;
    setShown(value);
  };
  const take = (): void => {
    const chosen = offered.find((status) => status === pending.current);
    lead(null);
    if (chosen !== undefined && chosen !== standing) onChoose(chosen);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    byKeys.current = true;
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Enter') take();
    else lead(null);
    onLeave();
  };
  return (
    <label className="inspector-field">
      <span>状态</span>
      <select
        data-remark="status"
        value={shown ?? standing ?? ''}
        onPointerDown={() => (byKeys.current = false)}
        onKeyDown={onKeyDown}
        onChange={({ target }) => {
          lead(target.value);
          if (!byKeys.current) take();
        }}
        onBlur={take}
      >
        {standing === null && <option value="">（不改）</option>}
        {offered.map((status) => (
          <option key={status} value={status}>
            {status} {statusName(status)}
          </option>
        ))}
      </select>
    </label>
  );
}
