import type { Id } from '../model/plan';
import { figureSlot, slotAddress, type Figure } from '../model/figure';
import { roundExact } from '../progress/exact';
import type { Verdict } from '../progress/verdict';
import type { SeriesReview } from '../progress/series-review';
import type { ReviewedLeaf, ReviewResult } from '../review/review';
import { orderedRows } from '../review/review-order';
import { reviewTable, type ReviewTableChoice } from '../review/review-table';
import { headerColumns } from '../tables/header-layout';
import type { SheetCell, SheetPlan } from '../tables/sheet-plan';
import type { TableModel } from '../tables/table-model';
import { sheetPlan } from '../tables/table-sheet';
import { textWidth } from '../tables/text-width';
import { figureComment } from './figure-comment';
import type { IndicatorPlaces } from './indicator-places';
import { liveFigures } from './live-figures';
import { liveRow, type LiveRow } from './live-row';
import type { RowCells } from './live-workings';
import { reviewSheetName } from './names';
import { cellName, cellOn } from './reference';

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

/** Ids of columns whose digits Excel may round another way than the setting says, and what they are called. */
const rounded: Readonly<Record<string, (review: SeriesReview) => SeriesReview['progress']>> = {
  完成进度: ({ progress }) => progress,
  路径要求: ({ required }) => required,
  比上年增减: ({ change }) => change?.extent ?? null,
  '年均增速（提高）': ({ average }) => average?.extent ?? null,
};

/** Spreadsheets show 65.625 as 65.63; what GB/T 8170 makes of it is said in words. */
function roundingRemarks({ style, ...review }: SeriesReview): readonly string[] {
  if (style.rounding === 'halfUp') return [];
  return Object.entries(rounded).flatMap(([name, quantity]) => {
    const extent = quantity({ ...review, style });
    if (extent?.kind !== 'point') return [];
    const text = roundExact(extent.value, style.decimals, style.rounding);
    return text === roundExact(extent.value, style.decimals, 'halfUp') ? [] : [`${name}修约为${text}`];
  });
}

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
  const base = sheetPlan(model);
  const ids = headerColumns(model.header).map(({ id }) => id);
  const columns = new Map(ids.map((id, index) => [id, index + 1]));
  const firstRow = base.freeze.rows + 1;
  const rows = new Map(
    orderedRows(result.rows, choice.order).map(({ indicator }, index) => [indicator.id, firstRow + index]),
  );
  const { baseYear, targetYear, year } = result.context;
  const years = Array.from({ length: year - baseYear }, (_, index) => baseYear + 1 + index);
  const plans = new Map<number, RowPlan>();
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
    plans.set(row, rowPlan(leaf, result, cells));
  }
  const cells = base.cells.map((cell): SheetCell => {
    const plan = plans.get(cell.row);
    const id = ids[cell.column - 1];
    if (plan === undefined || id === undefined)
      return headCell(cell, base.columnWidths[cell.column - 1] ?? 0);
    const place = places.get(plan.leaf.indicator.id);
    return place === undefined ? cell : liveSheetCell(cell, id, plan, result, place);
  });
  const last = firstRow + result.rows.length - 1;
  const verdict = columns.get('verdict') ?? 0;
  return {
    plan: {
      ...base,
      cells,
      locked: true,
      verdicts: [
        { from: { row: firstRow, column: verdict }, to: { row: Math.max(firstRow, last), column: verdict } },
      ],
    },
    rows,
    columns,
    cells: new Map(cells.map((cell) => [cellName(cell), cell])),
  };
}

/** A unit in brackets stands on a line of its own where it does not fit beside its head. */
function headCell(cell: SheetCell, width: number): SheetCell {
  if (cell.style !== 'header' || typeof cell.value !== 'string' || textWidth(cell.value) <= width)
    return cell;
  return { ...cell, value: cell.value.replace(/（[^）]*）$/, '\n$&') };
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
  if (id === 'remarks') {
    const said = roundingRemarks(leaf.result.review);
    return said.length === 0 ? cell : { ...cell, value: [cell.value, ...said].filter(Boolean).join('；') };
  }
  const found = live?.[id];
  if (found !== undefined)
    return { ...cell, ...found, style: id === 'verdict' ? 'computedText' : 'computed' };
  if (id !== 'verdict' || reason === null) return cell;
  return { ...cell, comment: `本行的计算结果由导出程序写出，不随数据改变：${reason}。` };
}
