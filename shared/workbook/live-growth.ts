import { ifNumbers } from './live-cell';
import { cellOperand, grows, oneYear, yearly } from './live-changes';
import {
  elapsedWorking,
  gapWorking,
  neededFormula,
  progressReached,
  yearsLeft,
  type LiveWorkings,
  type RowGiven,
} from './live-workings';
import { workbookNames } from './names';

const { year, baseYear, targetYear } = workbookNames;

/** The growth since the base year as an index with 1 in it. */
interface GrowthIndex {
  readonly formula: string;
  readonly cells: readonly string[];
  /** What must hold beside that all cells have numbers. */
  readonly condition: string;
  readonly number: number | null;
  readonly missing: string;
}

function indexOf({ live, cells, context }: RowGiven): GrowthIndex {
  if (live.way.kind === 'growth' && live.way.from === 'levels') {
    const [from = '', to = ''] = [cells.figures[0], cells.figures[context.elapsed]];
    const [b = null, a = null] = [live.figures[0], live.figures[context.elapsed]];
    return {
      formula: `${to}/${from}`,
      cells: [from, to],
      condition: `MIN(${from},${to})>0`,
      number: a !== null && b !== null && Math.min(a, b) > 0 ? a / b : null,
      missing: `COUNT(${to})=0`,
    };
  }
  const rates = cells.figures.slice(1);
  const numbers = live.figures.slice(1);
  return {
    formula: rates.map((rate) => `(1+${rate}/100)`).join('*'),
    cells: rates,
    condition: `MIN(${rates.join(',')})>-100`,
    number: numbers.reduce<number | null>(
      (index, rate) => (index === null || rate === null || rate <= -100 ? null : index * (1 + rate / 100)),
      1,
    ),
    missing: `COUNT(${rates.join(',')})<${rates.length}`,
  };
}

/** (I−1)/((1+g*)ⁿ−1) on the path of (1+g*)^k. */
export function growthWorkings(given: RowGiven): LiveWorkings {
  const { leaf, live, cells, context } = given;
  const { review } = leaf.result;
  const { elapsed, span } = context;
  const index = indexOf(given);
  const rate = live.target;
  const all = [...index.cells, cells.target];
  const factor = `(1+${cells.target}/100)`;
  const [whole, now] = [`${factor}^(${targetYear}-${baseYear})`, `${factor}^(${year}-${baseYear})`];
  const [wholeNumber, nowNumber] = [(1 + rate / 100) ** span, (1 + rate / 100) ** elapsed];
  const condition = `${cells.target}${live.higher ? '>' : '<'}0,${cells.target}>-100,${index.condition}`;
  const of = (number: (i: number) => number): number | null =>
    index.number === null ? null : number(index.number);
  const progress = of((i) => ((i - 1) / (wholeNumber - 1)) * 100);
  const required = of(() => ((nowNumber - 1) / (wholeNumber - 1)) * 100);
  const averageNumber = of((i) => (i ** (1 / elapsed) - 1) * 100);
  const average = `((${index.formula})^(1/(${year}-${baseYear}))-1)*100`;
  const reached = progressReached(cells.progress, progress);
  const isFromRates = live.way.kind === 'growth' && live.way.from === 'rates';
  const [last, before] = [elapsed, elapsed - 1].map((at) =>
    cellOperand(cells.figures[at] ?? '', live.figures[at] ?? null),
  );
  const isComplete = index.number !== null;
  return {
    quantities: {
      progress: {
        formula: ifNumbers(all, condition, `(${index.formula}-1)/(${whole}-1)*100`),
        worked: progress,
        exact: review.progress,
      },
      elapsed: elapsedWorking(context),
      required: {
        formula: ifNumbers(all, condition, `(${now}-1)/(${whole}-1)*100`),
        worked: required,
        exact: review.required,
      },
      gap: gapWorking(given, { progress, required }),
      gapInUnit: {
        formula: ifNumbers(all, index.condition, `${average}-${cells.target}`),
        worked: averageNumber === null ? null : averageNumber - rate,
        exact: review.gapInUnit?.extent ?? null,
      },
      average: {
        formula: ifNumbers(index.cells, index.condition, average),
        worked: averageNumber,
        exact: review.average?.extent ?? null,
      },
      needed: {
        formula: neededFormula(
          reached.formula,
          ifNumbers(all, condition, `((${whole}/(${index.formula}))^(1/(${yearsLeft}))-1)*100`),
        ),
        worked:
          reached.holds || elapsed >= span
            ? null
            : of((i) => ((wholeNumber / i) ** (1 / (span - elapsed)) - 1) * 100),
        exact: review.needed?.extent ?? null,
      },
      ...((elapsed > 1 || !isFromRates) &&
        last &&
        before && {
          change: isFromRates
            ? {
                formula: ifNumbers(index.cells, null, `${last.formula}-${before.formula}`),
                worked:
                  isComplete && last.number !== null && before.number !== null
                    ? last.number - before.number
                    : null,
                exact: review.change?.extent ?? null,
              }
            : { ...yearly(before, last, oneYear, grows(leaf)), exact: review.change?.extent ?? null },
        }),
    },
    missing: { formula: index.missing, holds: live.figures.slice(isFromRates ? 1 : -1).includes(null) },
    reached,
  };
}
