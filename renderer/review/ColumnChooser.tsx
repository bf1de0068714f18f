import { useEffect, useRef } from 'react';
import type { ReviewColumn } from '../../shared/review/review-columns';

interface ColumnChooserProps {
  readonly columns: readonly ReviewColumn[];
  readonly shown: Readonly<Record<string, boolean>>;
  readonly onChange: (shown: Readonly<Record<string, boolean>>) => void;
}

/** Which columns the main table has; Esc closes the list. */
export function ColumnChooser({ columns, shown, onChange }: ColumnChooserProps) {
  const box = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const onPress = (event: PointerEvent) => {
      if (event.target instanceof Node && !box.current?.contains(event.target))
        box.current?.removeAttribute('open');
    };
    addEventListener('pointerdown', onPress);
    return () => removeEventListener('pointerdown', onPress);
  }, []);
  return (
    <details
      ref={box}
      className="review-columns"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        box.current?.removeAttribute('open');
        box.current?.querySelector('summary')?.focus();
      }}
    >
      <summary className="button">栏目</summary>
      <div className="review-columns-list">
        {columns.map(({ column, group, atFirst, always }) => (
          <label key={column.id}>
            <input
              type="checkbox"
              disabled={always}
              checked={always || (shown[column.id] ?? atFirst)}
              onChange={(event) => onChange({ ...shown, [column.id]: event.target.checked })}
            />
            {group === null ? column.title : `${column.title}${group}`}
          </label>
        ))}
        <button type="button" className="button" onClick={() => onChange({})}>
          恢复原样
        </button>
      </div>
    </details>
  );
}
