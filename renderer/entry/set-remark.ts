import { fitsStatus, statusName } from '../../shared/model/figure-status';
import { remarkNames, withRemark, type RemarkChange } from '../../shared/model/remarks';
import { cellsOf, disjoint, sizeOf, type Range } from '../../shared/sheet/ranges';
import type { CellWrite, WritePlan } from '../../shared/sheet/write-plan';
import { figureIn } from './cell-text';
import type { CellWriter } from './cell-writer';
import { cellAt, type SheetDesk } from './sheet-desk';
import { isOpen } from './sheet-model';

/** So much of a text is told in the history's reason; the whole is in the figure. */
const longestReason = 30;

function reasonOf({ field, value }: RemarkChange, what: string): string {
  const name = remarkNames[field];
  const text = field === 'status' ? statusName(value) : value.trim().replaceAll(/\s+/g, ' ');
  if (text === '') return `去掉 ${what} 的${name}`;
  const told = text.length > longestReason ? `${text.slice(0, longestReason)}…` : text;
  return `改 ${what} 的${name}：${told}`;
}

interface Passed {
  /** Figures of which the status cannot be said. */
  unfit: number;
}

function* remarkPlan(
  { model, ledger }: SheetDesk,
  ranges: readonly Range[],
  change: RemarkChange,
  passed: Passed,
): Generator<number, WritePlan> {
  const writes: CellWrite[] = [];
  let done = 0;
  for (const position of cellsOf(disjoint(ranges))) {
    done += 1;
    if (done % 1_000 === 0) yield done;
    if (!isOpen(model, position)) continue;
    const { row, column } = cellAt({ model }, position);
    const figure = column.kind === 'figure' ? figureIn(ledger.records, row, column) : null;
    if (figure === null) continue;
    if (change.field === 'status' && !fitsStatus(figure, change.value)) passed.unfit += 1;
    else writes.push({ ...position, figure: withRemark(figure, change) });
  }
  return { writes, unreadable: [], locked: [], homeless: [] };
}

export interface RemarkOutcome {
  readonly onTaken: () => void;
  /** Nothing has changed; the sheet has said why. */
  readonly onGivenUp: () => void;
}

/**
 * Sets a status, note or source of every filled figure in the ranges that can be typed over, as one batch. Empty cells,
 * headings and what belongs to the plan document are passed over; nothing is invented for them.
 */
export function setRemark(
  desk: SheetDesk,
  writer: CellWriter,
  ranges: readonly Range[],
  change: RemarkChange,
  outcome?: RemarkOutcome,
): void {
  const total = ranges.reduce((sum, range) => sum + sizeOf(range), 0);
  const passed: Passed = { unfit: 0 };
  writer.start({
    word: '改',
    origin: 'typed',
    total,
    plannings: [{ label: '', steps: remarkPlan(desk, ranges, change, passed) }],
    reason: (what) => reasonOf(change, what),
    onDone: ({ changed }) => {
      outcome?.onTaken();
      if (total === 1 && passed.unfit === 0) return;
      const left = passed.unfit > 0 ? `${passed.unfit} 格有数值，不能标为没有数的状态，没有改动。` : '';
      desk.tell(`${changedText(change, changed)}${left}`);
    },
    onGivenUp: () => outcome?.onGivenUp(),
  });
}

function changedText({ field }: RemarkChange, changed: number): string {
  return changed === 0
    ? `没有改动任何数据的${remarkNames[field]}。`
    : `已改 ${changed} 个数据的${remarkNames[field]}。`;
}
