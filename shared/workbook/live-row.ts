import { noQuantity, pointExtent, type Extent } from '../progress/extent';
import { elapsedShare } from '../progress/quantities';
import type { ReviewContext } from '../progress/review-context';
import { approximateExact } from '../progress/exact';
import { approximate } from '../progress/fraction';
import type { ReviewedLeaf } from '../review/review';
import { liveCell, type LiveCell } from './live-cell';
import type { LiveFigures } from './live-figures';
import { liveVerdict } from './live-verdict';
import { elapsedPart, workbookNames } from './names';

/** Cells of a row by the id of their column: F7. Baseline, actual and target are always there. */
export interface RowCells {
  readonly baseline: string;
  readonly actual: string;
  /** Of the year before; the baseline in the first year. */
  readonly before: string;
  readonly target: string;
  readonly progress: string;
  readonly required: string;
  readonly elapsed: string;
}

/** A quantity before it is known whether a spreadsheet gets it right. */
interface Working {
  readonly formula: string;
  /** In doubles, as a spreadsheet does; null where a figure that it needs is missing. */
  readonly worked: number | null;
  readonly exact: Extent | null;
}

const { year, baseYear, targetYear } = workbookNames;

/** A formula that gives — unless all these cells have numbers. */
const ifNumbers = (cells: readonly string[], condition: string | null, formula: string): string => {
  const known = `COUNT(${cells.join(',')})=${cells.length}`;
  return `IF(${condition === null ? known : `AND(${known},${condition})`},${formula},"${noQuantity}")`;
};

/** The rate or step a year from one cell to another over so many years, and what it comes to. */
function yearly(
  from: readonly [string, number | null],
  to: readonly [string, number | null],
  years: readonly [string, number],
  grows: boolean,
): Pick<Working, 'formula' | 'worked'> {
  const [[fromCell, start], [toCell, end], [yearsCell, count]] = [from, to, years];
  const isOne = count === 1;
  const isKnown = start !== null && end !== null;
  if (!grows) {
    const difference = `${toCell}-${fromCell}`;
    return {
      formula: ifNumbers([fromCell, toCell], null, isOne ? difference : `(${difference})/(${yearsCell})`),
      worked: isKnown ? (end - start) / count : null,
    };
  }
  const quotient = `${toCell}/${fromCell}`;
  return {
    formula: ifNumbers(
      [fromCell, toCell],
      `MIN(${fromCell},${toCell})>0`,
      `(${isOne ? quotient : `(${quotient})^(1/(${yearsCell}))`}-1)*100`,
    ),
    worked: isKnown && start > 0 && end > 0 ? ((end / start) ** (1 / count) - 1) * 100 : null,
  };
}

function workings(
  { result, indicator }: ReviewedLeaf,
  live: LiveFigures,
  cells: RowCells,
  { elapsed, span }: ReviewContext,
): Readonly<Record<string, Working>> {
  const { review } = result;
  const [b, t] = [live.baseline.number, live.target.number];
  const a = live.actual?.number ?? null;
  const isGeometric = live.path === 'geometric';
  const grows = indicator.unitKind === 'amount' || indicator.unitKind === 'ratio';
  const apart = live.higher ? `${cells.target}>${cells.baseline}` : `${cells.target}<${cells.baseline}`;
  const ends = [cells.baseline, cells.target];
  const all = [...ends, cells.actual];
  const pathNumber = isGeometric ? b * (t / b) ** (elapsed / span) : b + ((t - b) * elapsed) / span;
  const path = isGeometric
    ? `${cells.baseline}*(${cells.target}/${cells.baseline})^(${elapsedPart})`
    : `(${cells.baseline}+(${cells.target}-${cells.baseline})*${elapsedPart})`;
  const required = isGeometric ? ((pathNumber - b) / (t - b)) * 100 : (elapsed * 100) / span;
  const progress = a === null ? null : ((a - b) / (t - b)) * 100;
  const isReached = a !== null && (live.higher ? a >= t : a <= t);
  const needed = yearly(
    [cells.actual, a],
    [cells.target, t],
    [`${targetYear}-${year}`, span - elapsed],
    grows,
  );
  return {
    progress: {
      formula: ifNumbers(
        all,
        apart,
        `(${cells.actual}-${cells.baseline})/(${cells.target}-${cells.baseline})*100`,
      ),
      worked: progress,
      exact: review.progress,
    },
    elapsed: {
      formula: `${elapsedPart}*100`,
      worked: (elapsed / span) * 100,
      exact: pointExtent(elapsedShare(elapsed, span)),
    },
    required: {
      formula: isGeometric
        ? ifNumbers(
            ends,
            `MIN(${ends.join(',')})>0,${apart}`,
            `(${path}-${cells.baseline})/(${cells.target}-${cells.baseline})*100`,
          )
        : ifNumbers(ends, apart, `${elapsedPart}*100`),
      worked: required,
      exact: review.required,
    },
    gap: {
      formula: ifNumbers([cells.progress, cells.required], null, `${cells.progress}-${cells.required}`),
      worked: progress === null ? null : progress - required,
      exact: review.gap,
    },
    gapInUnit: {
      formula: ifNumbers(all, apart, `${cells.actual}-${path}`),
      worked: a === null ? null : a - pathNumber,
      exact: review.gapInUnit?.extent ?? null,
    },
    shareOfTarget: {
      formula: ifNumbers(
        [cells.actual, cells.target],
        `${cells.target}<>0`,
        `${cells.actual}/${cells.target}*100`,
      ),
      worked: a === null || t === 0 ? null : (a / t) * 100,
      exact: review.shareOfTarget,
    },
    change: {
      ...yearly([cells.before, live.before?.number ?? null], [cells.actual, a], ['1', 1], grows),
      exact: review.change?.extent ?? null,
    },
    average: {
      ...yearly([cells.baseline, b], [cells.actual, a], [`${year}-${baseYear}`, elapsed], grows),
      exact: review.average?.extent ?? null,
    },
    needed: {
      formula: `IF(OR(${year}>=${targetYear},AND(COUNT(${cells.actual},${cells.target})=2,${cells.actual}${live.higher ? '>=' : '<='}${cells.target})),"${noQuantity}",${needed.formula})`,
      worked: isReached || elapsed >= span ? null : needed.worked,
      exact: review.needed?.extent ?? null,
    },
  };
}

/** Nothing in a row is a formula unless its progress, required share and verdict can be. */
export function liveRow(
  leaf: ReviewedLeaf,
  live: LiveFigures,
  cells: RowCells,
  context: ReviewContext,
): Readonly<Record<string, LiveCell>> | null {
  const found = Object.fromEntries(
    Object.entries(workings(leaf, live, cells, context)).map(([id, { formula, worked, exact }]) => [
      id,
      isUnknown(live, id, exact) ? { formula, value: noQuantity } : liveCell(formula, worked, exact),
    ]),
  );
  const { required, progress } = leaf.result.review;
  if (!found['progress'] || !found['required'] || required?.kind !== 'point') return null;
  const shares = {
    progress: progress?.kind === 'point' ? approximateExact(progress.value) : null,
    required: approximateExact(required.value),
  };
  const verdict = liveVerdict(cells, live, shares, leaf.result.finding, context);
  if (verdict === null) return null;
  const cellsFound = Object.entries({ ...found, verdict }).filter(
    (entry): entry is [string, LiveCell] => entry[1] !== null,
  );
  return Object.fromEntries(cellsFound);
}

/** Without an actual there is nothing to compute; typed later, the formula computes. */
function isUnknown({ actual }: LiveFigures, id: string, exact: Extent | null): boolean {
  return actual === null && exact === null && !['elapsed', 'required'].includes(id);
}

/** The value of the path in every year from the base year, in doubles where they are what the program knows exactly. */
export function pathCells(
  live: LiveFigures,
  { baseline, target }: Pick<RowCells, 'baseline' | 'target'>,
  years: readonly number[],
): readonly LiveCell[] {
  const span = years.length - 1;
  const [b, t] = [approximate(live.baseline.exact), approximate(live.target.exact)];
  return years.map((_, elapsed) => {
    const part = `${elapsed}/${span}`;
    const path =
      live.path === 'geometric'
        ? `${baseline}*(${target}/${baseline})^(${part})`
        : `${baseline}+(${target}-${baseline})*${part}`;
    const value =
      live.path === 'geometric' ? b * (t / b) ** (elapsed / span) : b + ((t - b) * elapsed) / span;
    return { formula: `IF(COUNT(${baseline},${target})=2,${path},NA())`, value };
  });
}
