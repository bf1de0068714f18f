import type { Id } from '../model/plan';
import { verdicts, verdictSymbols, worstVerdict, type Verdict } from '../progress/verdict';
import { categoryTable } from '../review/category-table';
import type { ReviewedRow, ReviewResult } from '../review/review';
import type { SheetCell, SheetPlan } from '../tables/sheet-plan';
import { sheetPlan } from '../tables/table-sheet';
import { cellName, fixedRangeOn, rangeName } from './reference';
import type { ReviewSheet } from './review-sheet';

/** Excel's own limit, less some room. */
const longestFormula = 8000;

/** Worst first, as a heading takes its verdict from its sub-indicators. */
const gravest = verdicts.toSorted((a, b) => (a === b ? 0 : worstVerdict([a, b]) === a ? -1 : 1));

/** What COUNTIF finds a verdict by: its symbol; a question mark would stand for any character. */
const pattern = (verdict: Verdict): string =>
  `"${verdictSymbols[verdict] === '?' ? '~?' : verdictSymbols[verdict]}*"`;

interface Run {
  readonly rows: readonly ReviewedRow[];
  /** A heading with its sub-indicators counts once; other rows count each. */
  readonly isHeading: boolean;
}

function runsOf(rows: readonly ReviewedRow[]): readonly Run[] {
  const runs: { rows: ReviewedRow[]; isHeading: boolean }[] = [];
  for (const row of rows) {
    const last = runs.at(-1);
    const joins = last && (row.kind === 'sub' ? last.isHeading : row.kind === 'indicator' && !last.isHeading);
    if (joins) last.rows.push(row);
    else runs.push({ rows: [row], isHeading: row.kind === 'parent' });
  }
  return runs;
}

/** Rows of a category that stand together on the sheet of the review: all of them, unless it has been sorted. */
function blocksOf(rows: readonly ReviewedRow[], { rows: placed }: ReviewSheet): readonly ReviewedRow[][] {
  const rowOf = ({ indicator }: ReviewedRow): number => placed.get(indicator.id) ?? 0;
  const blocks: ReviewedRow[][] = [];
  for (const row of rows.toSorted((a, b) => rowOf(a) - rowOf(b))) {
    const last = blocks.at(-1)?.at(-1);
    if (last !== undefined && rowOf(last) === rowOf(row) - 1) blocks.at(-1)?.push(row);
    else blocks.push([row]);
  }
  return blocks;
}

/** The verdicts of rows that stand together on the sheet of the review. */
function verdictRange(rows: readonly ReviewedRow[], { plan, rows: placed, columns }: ReviewSheet): string {
  const column = columns.get('verdict') ?? 0;
  const row = (at: ReviewedRow | undefined): number => (at ? (placed.get(at.indicator.id) ?? 0) : 0);
  return fixedRangeOn(plan.name, {
    from: { row: row(rows[0]), column },
    to: { row: row(rows.at(-1)), column },
  });
}

function runFormula({ rows, isHeading }: Run, verdict: Verdict, review: ReviewSheet): string {
  const range = verdictRange(rows, review);
  const count = `COUNTIF(${range},${pattern(verdict)})`;
  if (!isHeading) return count;
  const graver = gravest.slice(0, gravest.indexOf(verdict)).map((one) => `COUNTIF(${range},${pattern(one)})`);
  return graver.length === 0 ? `IF(${count}>0,1,0)` : `IF(AND(${count}>0,${graver.join('+')}=0),1,0)`;
}

/** What is counted of a category, in parts that stand together. */
interface Counted {
  readonly blocks: readonly (readonly ReviewedRow[])[];
  readonly runs: readonly Run[];
}

/** By category, in the order of the review. */
function countedOf({ rows }: ReviewResult, review: ReviewSheet): readonly Counted[] {
  const own = new Map<Id, ReviewedRow[]>();
  for (const row of rows) {
    const known = own.get(row.category.id);
    if (known === undefined) own.set(row.category.id, [row]);
    else known.push(row);
  }
  return [...own.values()].map((each) => {
    const blocks = blocksOf(each, review);
    return { blocks, runs: blocks.flatMap(runsOf) };
  });
}

function countFormula(
  { blocks, runs }: Counted,
  kind: 'indicators' | 'leaves',
  verdict: Verdict,
  review: ReviewSheet,
): string {
  const parts =
    kind === 'leaves'
      ? blocks.map((rows) => `COUNTIF(${verdictRange(rows, review)},${pattern(verdict)})`)
      : runs.map((run) => runFormula(run, verdict, review));
  return parts.join('+');
}

const kinds = ['indicators', 'leaves'] as const;

/** Columns before the counts: category and kind. */
const describing = 2;

/** 分类汇总表, counted by formulas from the verdicts that the sheet of the review shows. */
export function countSheet(result: ReviewResult, review: ReviewSheet): SheetPlan {
  const base = sheetPlan(categoryTable(result));
  const firstRow = base.freeze.rows + 1;
  const categories = countedOf(result, review);
  const lastRow = firstRow + categories.length * kinds.length - 1;
  const formulaAt = ({ row, column }: SheetCell): string | null => {
    const index = column - describing - 1;
    const pair = row - firstRow;
    if (index < 0 || pair < 0 || pair > (categories.length + 1) * kinds.length - 1) return null;
    const verdict = verdicts[index];
    if (verdict === undefined)
      return index > verdicts.length
        ? null
        : `SUM(${rangeName({ from: { row, column: describing + 1 }, to: { row, column: column - 1 } })})`;
    const category = categories[Math.floor(pair / kinds.length)];
    if (category !== undefined)
      return countFormula(category, kinds[pair % kinds.length] ?? 'leaves', verdict, review);
    if (categories.length === 0) return null;
    const kindRange = rangeName({
      from: { row: firstRow, column: describing },
      to: { row: lastRow, column: describing },
    });
    const counts = rangeName({ from: { row: firstRow, column }, to: { row: lastRow, column } });
    return `SUMIF(${kindRange},${cellName({ row, column: describing })},${counts})`;
  };
  return {
    ...base,
    locked: true,
    cells: base.cells.map((cell) => {
      const formula = formulaAt(cell);
      if (formula === null || typeof cell.value !== 'number') return cell;
      return formula.length > longestFormula
        ? { ...cell, comment: '公式过长，由导出程序写出。' }
        : { ...cell, formula, style: 'computed' };
    }),
  };
}
