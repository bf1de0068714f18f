import { useMemo, useSyncExternalStore } from 'react';
import type { Ledger } from '../ledger/ledger';
import { cellText, figureIn } from './cell-text';
import type { EditorMode } from './keys';
import type { Position } from './position';
import { lockReason, type SheetModel } from './sheet-model';

interface SheetStatusProps {
  readonly model: SheetModel;
  readonly active: Position;
  readonly mode: EditorMode;
  readonly ledger: Ledger;
}

const modeTexts: Readonly<Record<EditorMode, string>> = { closed: '就绪', typing: '输入', caret: '编辑' };

/** The line below the sheet: where one is, what stands there, how much is filled in. */
export function SheetStatus({ model, active, mode, ledger }: SheetStatusProps) {
  const version = useSyncExternalStore(ledger.subscribe, ledger.version);
  const row = model.rows[active.row];
  const column = model.columns[active.column];
  const { filled, open } = useMemo(() => count(model, ledger, version), [model, ledger, version]);
  const unit = row?.content.indicator.unit;
  const value = row && column ? cellText(ledger.records, row, column) : '';
  return (
    <div className="sheet-status" onMouseDown={(event) => event.preventDefault()}>
      <span className="sheet-mode">{modeTexts[mode]}</span>
      <span id="sheet-place" aria-live="polite" className="sheet-place">
        <span className="sheet-name-here">{row?.content.indicator.name}</span>
        {column && (
          <span>
            {' '}
            {column.kind === 'figure' ? column.meaning : column.title}
            {'：'}
            <b>{value === '' ? '未填' : value}</b>
            {column.kind === 'figure' && value !== '' && unit ? ` ${unit}` : ''}
          </span>
        )}
      </span>
      <span className="sheet-keys">
        <kbd>Enter</kbd> 下一行 <kbd>Tab</kbd> 下一格 <kbd>F2</kbd> 修改 <kbd>Esc</kbd> 放弃 <kbd>F6</kbd>{' '}
        离开表格
      </span>
      <span>
        实际值已填 {filled} / {open} 格
      </span>
    </div>
  );
}

/** Counted once for each version of the ledger. */
function count(model: SheetModel, ledger: Ledger, _version: number): { filled: number; open: number } {
  let filled = 0;
  let open = 0;
  for (const row of model.rows)
    for (const column of model.columns) {
      if (column.kind !== 'figure' || lockReason(row, column) !== null) continue;
      open += 1;
      if (figureIn(ledger.records, row, column) !== null) filled += 1;
    }
  return { filled, open };
}
