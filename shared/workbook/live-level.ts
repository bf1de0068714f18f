import { ifNumbers, type Working } from './live-cell';
import { cellOperand, grows, oneYear, yearly } from './live-changes';
import {
  elapsedWorking,
  gapWorking,
  neededFormula,
  rounded,
  roundedNumber,
  yearsLeft,
  type Condition,
  type LiveWorkings,
  type RowGiven,
} from './live-workings';
import { elapsedPart, workbookNames } from './names';

const { year, baseYear } = workbookNames;

/** Whether the actual has reached the target, as far as both are there. */
export function levelReached({ live, cells }: RowGiven, isHigher: boolean): Condition {
  const actual = cells.figures.at(-1) ?? '';
  const a = live.figures.at(-1) ?? null;
  const sign = isHigher ? '>=' : '<=';
  const past = a === null ? null : roundedNumber(a) - roundedNumber(live.target);
  return {
    formula: `AND(COUNT(${actual},${cells.target})=2,${rounded(`N(${actual})`)}${sign}${rounded(`N(${cells.target})`)})`,
    holds: past !== null && (isHigher ? past >= 0 : past <= 0),
  };
}

/** 比上年增减, 年均增速（提高）, 后续年均需增（提高） and 占目标比重 of a level. */
export function levelMeasureWorkings(
  { leaf, live, cells, context }: RowGiven,
  isHigher: boolean,
): Readonly<Record<string, Working>> {
  const { review } = leaf.result;
  const isGrowth = grows(leaf);
  const { elapsed, span } = context;
  const operand = (index: number) => cellOperand(cells.figures[index] ?? '', live.figures[index] ?? null);
  const [baseline, before, actual] = [operand(0), operand(elapsed - 1), operand(elapsed)];
  const target = cellOperand(cells.target, live.target);
  const t = live.target;
  const a = actual.number;
  const isPast = a !== null && (isHigher ? a >= t : a <= t);
  const needed = yearly(actual, target, { formula: yearsLeft, count: span - elapsed }, isGrowth);
  return {
    shareOfTarget: {
      formula: ifNumbers(
        [actual.formula, cells.target],
        `${cells.target}<>0`,
        `${actual.formula}/${cells.target}*100`,
      ),
      worked: a === null || t === 0 ? null : (a / t) * 100,
      exact: review.shareOfTarget,
    },
    change: { ...yearly(before, actual, oneYear, isGrowth), exact: review.change?.extent ?? null },
    average: {
      ...yearly(baseline, actual, { formula: `${year}-${baseYear}`, count: elapsed }, isGrowth),
      exact: review.average?.extent ?? null,
    },
    needed: {
      formula: neededFormula(
        `AND(COUNT(${actual.formula},${cells.target})=2,${actual.formula}${isHigher ? '>=' : '<='}${cells.target})`,
        needed.formula,
      ),
      worked: isPast || elapsed >= span ? null : needed.worked,
      exact: review.needed?.extent ?? null,
    },
  };
}

/** (A−B)/(T−B) against the path. */
export function levelWorkings(given: RowGiven): LiveWorkings {
  const { leaf, live, cells, context } = given;
  const { review } = leaf.result;
  const { elapsed, span } = context;
  const chosen = live.way.kind === 'level' ? live.way.path : 'linear';
  // In the last year every path has arrived at the target.
  const kind = elapsed === span && live.annual === null ? 'linear' : chosen;
  const [baseline = '', actual = ''] = [cells.figures[0], cells.figures[elapsed]];
  const [b = null, a = null] = [live.figures[0], live.figures[elapsed]];
  const t = live.target;
  const sign = live.higher ? '>' : '<';
  const apart = `${cells.target}${sign}${baseline}`;
  const ends = [baseline, cells.target];
  const path = {
    linear: {
      formula: `(${baseline}+(${cells.target}-${baseline})*${elapsedPart})`,
      cells: ends,
      number: b === null ? null : b + ((t - b) * elapsed) / span,
    },
    geometric: {
      formula: `${baseline}*(${cells.target}/${baseline})^(${elapsedPart})`,
      cells: ends,
      number: b === null ? null : b * (t / b) ** (elapsed / span),
    },
    annualTargets: { formula: cells.path, cells: [...ends, cells.path], number: live.annual },
  }[kind];
  const share = (of: number | null): number | null =>
    of === null || b === null ? null : ((of - b) / (t - b)) * 100;
  const shareFormula = (of: string): string => `(${of}-${baseline})/(${cells.target}-${baseline})*100`;
  const progress = share(a);
  const required = kind === 'linear' ? (elapsed * 100) / span : share(path.number);
  const condition = kind === 'geometric' ? `MIN(${ends.join(',')})>0,${apart}` : apart;
  return {
    quantities: {
      ...levelMeasureWorkings(given, live.higher),
      progress: {
        formula: ifNumbers([...ends, actual], apart, shareFormula(actual)),
        worked: progress,
        exact: review.progress,
      },
      elapsed: elapsedWorking(context),
      required: {
        formula: ifNumbers(
          path.cells,
          condition,
          kind === 'linear' ? `${elapsedPart}*100` : shareFormula(path.formula),
        ),
        worked: required,
        exact: review.required,
      },
      gap: gapWorking(given, { progress, required }),
      gapInUnit: {
        formula: ifNumbers([...path.cells, actual], apart, `${actual}-${path.formula}`),
        worked: a === null || path.number === null ? null : a - path.number,
        exact: review.gapInUnit?.extent ?? null,
      },
    },
    missing: { formula: `COUNT(${actual})=0`, holds: a === null },
    reached: levelReached(given, live.higher),
  };
}
