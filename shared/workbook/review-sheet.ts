import type { Id } from '../model/plan';
import { figureSlot, slotAddress, type Figure } from '../model/figure';
import type { Verdict } from '../progress/verdict';
import type { ReviewedLeaf, ReviewResult } from '../review/review';
import { orderedRows } from '../review/review-order';
import { reviewTable } from '../review/review-table';
import type { ReviewTableChoice } from '../review/review-table-choice';
import { headerColumns } from '../tables/header-layout';
import type { SheetCell, SheetLink, SheetPlan } from '../tables/sheet-plan';
import type { TableModel } from '../tables/table-model';
import { bodyStart, sheetPlan } from '../tables/table-sheet';
import { figureComment } from './figure-comment';
import type { IndicatorPlaces } from './indicator-places';
import { liveFigures } from './live-figures';
import { liveRow, type LiveRow } from './live-row';
import type { RowCells } from './live-workings';
import { reviewSheetName } from './names';
import { cellName, cellOn } from './reference';
import { roundingRemarks, withRemarks } from './rounding-remarks';

/** Columns without which no formula can be followed. */
const needed = ['progress', 'elapsed', 'required', 'verdict', 'remarks'] as const;

/** What stands on the sheet of 主要指标完成情况表, for other sheets that refer to it. */
export interface ReviewSheet {
  readonly plan: SheetPlan;
  /** Row of every indicator on the sheet. */
  readonly rows: ReadonlyMap<Id, number>;
  /** Column by its id. */
  readonly columns: ReadonlyMap<string, number>;
  /** A cell by its name: F7. */
  readonly cells: ReadonlyMap<string, SheetCell>;
}

/** The table as it was chosen, in its order, with the columns that formulas need. */
function modelOf(result: ReviewResult, { shown, order }: ReviewTableChoice): TableModel {
  const { baseYear, targetYear, year } = result.context;
  const years = Array.from({ length: year - baseYear }, (_, index) => `actual:${baseYear + 1 + index}`);
  const always = [...needed, ...years, `baseline:${baseYear}`, `target:${targetYear}`];
  const kept = { ...shown, ...Object.fromEntries(always.map((id) => [id, true])) };
  return { ...reviewTable(result, { shown: kept, order }), name: reviewSheetName };
}

/** The figure of another cell, and nothing where that is empty. */
const sameAs = (reference: string): string => `IF(${reference}="","",${reference})`;

interface RowPlan {
  readonly leaf: ReviewedLeaf;
  readonly live: LiveRow | null;
  /** Why the row is written by the program. */
  readonly reason: string | null;
}

const tie = '取 10 位小数后的评价与按精确值的评价可能不同';
const unlikeReasons: Readonly<Partial<Record<Verdict, string>>> = { notAssessable: '程序评为无法评价' };

function rowPlan(leaf: ReviewedLeaf, result: ReviewResult, cells: RowCells): RowPlan {
  const figures = liveFigures(leaf, result);
  if ('reason' in figures) return { leaf, live: null, reason: figures.reason };
  const live = liveRow({ leaf, live: figures, cells, context: result.context });
  return { leaf, live, reason: live === null ? (unlikeReasons[leaf.result.finding.verdict] ?? tie) : null };
}

/** 主要指标完成情况表 with its figures taken from the sheets of the indicators, and computed by formulas where those are right. */
export function reviewSheet(
  result: ReviewResult,
  choice: ReviewTableChoice,
  places: ReadonlyMap<Id, IndicatorPlaces>,
): ReviewSheet {
  const model = modelOf(result, choice);
  const own = headerColumns(model.header);
  const ids = own.map(({ id }) => id);
  const columns = new Map(ids.map((id, index) => [id, index + 1]));
  const firstRow = bodyStart(model);
  const rows = new Map(
    orderedRows(result.rows, choice.order).map(({ indicator }, index) => [indicator.id, firstRow + index]),
  );
  const { baseYear, targetYear, year } = result.context;
  const years = Array.from({ length: year - baseYear }, (_, index) => baseYear + 1 + index);
  const plans = new Map<number, RowPlan>();
  const said = new Map<number, readonly string[]>();
  for (const leaf of result.leaves) {
    const row = rows.get(leaf.indicator.id) ?? 0;
    const cell = (id: string): string => cellName({ row, column: columns.get(id) ?? 0 });
    const place = places.get(leaf.indicator.id);
    if (place === undefined) continue;
    const cells: RowCells = {
      figures: [cell(`baseline:${baseYear}`), ...years.map((each) => cell(`actual:${each}`))],
      target: cell(`target:${targetYear}`),
      path: cellOn(place.sheet, place.path(year)),
      progress: cell('progress'),
      required: cell('required'),
    };
    const plan = rowPlan(leaf, result, cells);
    plans.set(row, plan);
    const remarks = plan.live === null ? [] : roundingRemarks(leaf.result.review, plan.live, own);
    if (remarks.length > 0) said.set(row - firstRow, remarks);
  }
  const base = sheetPlan(withRemarks(model, ids.indexOf('remarks'), said));
  const cells = base.cells.map((cell): SheetCell => {
    const plan = plans.get(cell.row);
    const id = ids[cell.column - 1];
    if (plan === undefined || id === undefined) return cell;
    const place = places.get(plan.leaf.indicator.id);
    return place === undefined ? cell : liveSheetCell(cell, id, plan, result, place);
  });
  const links = result.leaves.flatMap(({ indicator }): SheetLink[] => {
    const place = places.get(indicator.id);
    const row = rows.get(indicator.id);
    const column = columns.get('name');
    if (place === undefined || row === undefined || column === undefined) return [];
    return [{ row, column, sheet: place.sheet, to: { row: 1, column: 1 }, tip: '到这项指标的工作表' }];
  });
  const last = firstRow + result.rows.length - 1;
  const verdict = columns.get('verdict') ?? 0;
  return {
    plan: {
      ...base,
      cells,
      locked: true,
      links,
      verdicts: [
        { from: { row: firstRow, column: verdict }, to: { row: Math.max(firstRow, last), column: verdict } },
      ],
    },
    rows,
    columns,
    cells: new Map(cells.map((cell) => [cellName(cell), cell])),
  };
}

function liveSheetCell(
  cell: SheetCell,
  id: string,
  { leaf, live, reason }: RowPlan,
  { view: { version } }: ReviewResult,
  { sheet, figure, target }: IndicatorPlaces,
): SheetCell {
  const address = slotAddress(id);
  if (address !== null) {
    const place = address.measure === 'target' ? target : figure(Number(address.period));
    const slot = figureSlot(address.measure === 'actual' ? address : { ...address, version });
    const given: Figure | undefined = leaf.series?.figures[slot];
    const comment = given === undefined ? null : figureComment(given);
    return {
      ...cell,
      value: cell.value ?? '',
      formula: sameAs(cellOn(sheet, place)),
      ...(comment !== null && { comment }),
    };
  }
  if (id === 'name') return { ...cell, style: 'link' };
  const isVerdict = id === 'verdict';
  const style = isVerdict ? 'computedText' : cell.style === 'right' ? 'computed' : cell.style;
  const found = live?.[id];
  if (found !== undefined) return { ...cell, ...found, style };
  if (!isVerdict || reason === null) return { ...cell, style };
  return { ...cell, style, comment: `本行的计算结果由导出程序写出，不随数据改变：${reason}。` };
}
