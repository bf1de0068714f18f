import { useSyncExternalStore, type ReactNode } from 'react';
import { isOneCell } from '../../shared/sheet/selection';
import type { Ledger } from '../ledger/ledger';
import { onDemand } from '../ui/on-demand';
import { useIdle } from '../ui/use-idle';
import { figureIn, saidValue } from './cell-text';
import { extentText } from './extent-text';
import type { EditorMode } from './keys';
import { saidText } from './said-text';
import { rowName, type SheetModel } from './sheet-model';
import type { SheetState } from './sheet-state';

const SelectionSummary = onDemand(
  () => import('./SelectionSummary').then((module) => module.SelectionSummary),
  null,
  null,
);

const SheetAnnouncement = onDemand(
  () => import('./SheetAnnouncement').then((module) => module.SheetAnnouncement),
  null,
  null,
);
const FilledCountLine = onDemand(
  () => import('./FilledCountLine').then((module) => module.FilledCountLine),
  null,
  null,
);

interface SheetStatusProps {
  readonly model: SheetModel;
  readonly state: SheetState;
  readonly ledger: Ledger;
  /** Stands at the end of the line, once nothing else is to do. */
  readonly children: ReactNode;
}

const modeTexts: Readonly<Record<EditorMode, string>> = { closed: '就绪', typing: '输入', caret: '编辑' };

/** The line below the sheet: where one is, what stands there or what is selected, how much is filled in. */
export function SheetStatus({ model, state, ledger, children }: SheetStatusProps) {
  const version = useSyncExternalStore(ledger.subscribe, ledger.version);
  const isIdle = useIdle();
  const { selection, mode } = state;
  const { active, ranges } = selection;
  const isSingle = isOneCell(selection, model.layout);
  const row = model.rows[active.row];
  const column = model.columns[active.column];
  const unit = row?.content.indicator?.unit;
  const value = row && column ? saidValue(ledger.records, row, column) : '';
  const figure = row && column?.kind === 'figure' ? figureIn(ledger.records, row, column) : null;
  return (
    <div className="sheet-status" onMouseDown={(event) => event.preventDefault()}>
      <span className="sheet-mode">{modeTexts[mode]}</span>
      <span id="sheet-place" className="sheet-place">
        <span className="sheet-name-here">{row && rowName(row)}</span>
        {column && row?.content.kind !== 'none' && (
          <span>
            {' '}
            {column.kind === 'figure' ? column.meaning : column.title}
            {'：'}
            <b>{value}</b>
            {column.kind === 'figure' && figure !== null && unit ? ` ${unit}` : ''}
            {figure !== null && saidText(figure)}
          </span>
        )}
        {!isSingle && <span className="sheet-extent">已选 {extentText(ranges)}</span>}
      </span>
      {isIdle && row && column && (
        <SheetAnnouncement
          row={row}
          column={column}
          figure={figure}
          ranges={isSingle ? null : ranges}
          records={ledger.records}
        />
      )}
      {isSingle ? (
        <KeyHints />
      ) : (
        <SelectionSummary model={model} ledger={ledger} ranges={ranges} version={version} />
      )}
      {isIdle && <FilledCountLine whole={model.whole} ledger={ledger} />}
      {isIdle && children}
    </div>
  );
}

function KeyHints() {
  return (
    <span className="sheet-keys">
      <kbd>Enter</kbd> 下一行 <kbd>Tab</kbd> 下一格 <kbd>F2</kbd> 修改 <kbd>Esc</kbd> 放弃 <kbd>F6</kbd>{' '}
      离开表格
    </span>
  );
}
