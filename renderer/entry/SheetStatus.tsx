import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { isOneCell } from '../../shared/sheet/selection';
import type { Summary } from '../../shared/sheet/summary';
import type { Ledger } from '../ledger/ledger';
import { cellText, figureIn } from './cell-text';
import { extentText } from './extent-text';
import { FilledCount } from './filled-count';
import type { EditorMode } from './keys';
import { announcementText, SheetAnnouncement } from './SheetAnnouncement';
import { saidText } from './said-text';
import { useSelectionSummary } from './selection-summary';
import type { SheetModel } from './sheet-model';
import type { SheetState } from './sheet-state';

interface SheetStatusProps {
  readonly model: SheetModel;
  readonly state: SheetState;
  readonly ledger: Ledger;
}

const modeTexts: Readonly<Record<EditorMode, string>> = { closed: '就绪', typing: '输入', caret: '编辑' };

/** The line below the sheet: where one is, what stands there or what is selected, how much is filled in. */
export function SheetStatus({ model, state, ledger }: SheetStatusProps) {
  const version = useSyncExternalStore(ledger.subscribe, ledger.version);
  const { selection, mode } = state;
  const { active, ranges } = selection;
  const isSingle = isOneCell(selection, model.layout);
  const summary = useSelectionSummary(model, ledger, ranges, isSingle, version);
  const row = model.rows[active.row];
  const column = model.columns[active.column];
  const unit = row?.content.indicator.unit;
  const value = row && column ? cellText(ledger.records, row, column) : '';
  const figure = row && column?.kind === 'figure' ? figureIn(ledger.records, row, column) : null;
  const announced =
    row && column ? announcementText(row, column, figure, isSingle ? null : ranges, ledger.records) : '';
  return (
    <div className="sheet-status" onMouseDown={(event) => event.preventDefault()}>
      <span className="sheet-mode">{modeTexts[mode]}</span>
      <span id="sheet-place" className="sheet-place">
        <span className="sheet-name-here">{row?.content.indicator.name}</span>
        {column && (
          <span>
            {' '}
            {column.kind === 'figure' ? column.meaning : column.title}
            {'：'}
            <b>{value === '' ? '未填' : value}</b>
            {column.kind === 'figure' && value !== '' && unit ? ` ${unit}` : ''}
            {figure !== null && saidText(figure)}
          </span>
        )}
        {!isSingle && <span className="sheet-extent">已选 {extentText(ranges)}</span>}
      </span>
      <SheetAnnouncement text={announced} />
      {summary ? <SummaryLine summary={summary} /> : <KeyHints />}
      <FilledLine model={model} ledger={ledger} />
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

/** Bounds, ranges and symbols count as figures, and are left out of the sums. */
function SummaryLine({ summary }: { readonly summary: Summary }) {
  const { count, numbers, sum, average, minimum, maximum, units } = summary;
  return (
    <span className="sheet-summary" role="status" aria-label="选区统计">
      <span>
        计数 <b>{count}</b>
      </span>
      {count > numbers && <span>其中 {count - numbers} 个不是确数，不参加计算</span>}
      {sum !== null && (
        <span>
          求和 <b>{sum}</b>
        </span>
      )}
      {average && (
        <span>
          平均{average.exact ? '' : '约'} <b>{average.text}</b>
        </span>
      )}
      {units === 'several' && <span>单位不同，不求和</span>}
      {minimum !== null && (
        <span>
          最小 <b>{minimum}</b>
        </span>
      )}
      {maximum !== null && (
        <span>
          最大 <b>{maximum}</b>
        </span>
      )}
    </span>
  );
}

function FilledLine({ model, ledger }: { readonly model: SheetModel; readonly ledger: Ledger }) {
  const count = useMemo(() => new FilledCount(model, ledger), [model, ledger]);
  useEffect(() => count.start(), [count]);
  const cells = useSyncExternalStore(count.subscribe, count.get);
  return <span>{cells === null ? '' : `实际值已填 ${cells.filled} / ${cells.open} 格`}</span>;
}
