import { combined, factorOf, yearlyFigures, yearsText } from './chained';
import { divide, multiply, zero } from './fraction';
import { expectedNote, yearlyName, yearlyReading, type ReviewInputs } from './inputs';
import { isPositive, pointInterval, pointOf, type Interval } from './interval';
import { levelMeasures, withoutActual } from './level-measures';
import { yearlyChange, type Measured } from './measures';
import { unassessableFinding, type ReviewFinding } from './series-review';

/** The growth of years 1…k as an index with 1 in the base year, and how it came about. */
export interface Growth {
  readonly index: Interval;
  /** 2016—2018年增速6.8%、7%、6.5%连乘 */
  readonly origin: string;
  readonly change: Measured | null;
}

/** Growth from yearly rates, or from the levels of year k and the base year where that is chosen. */
export function growthOf(inputs: ReviewInputs): Growth | ReviewFinding {
  return inputs.own.growthFigures === 'levels' ? growthOfLevels(inputs) : growthOfRates(inputs);
}

function growthOfRates(inputs: ReviewInputs): Growth | ReviewFinding {
  const figures = yearlyFigures(inputs);
  if (!figures.ok) return figures.finding;
  const { readings } = figures;
  const factors = readings.map(({ interval }) => combined([interval], ([rate = zero]) => factorOf(rate)));
  if (!factors.every(isPositive)) return unassessableFinding('有的年份增速不大于-100%或没有下限');
  const { baseYear, year, elapsed } = inputs.context;
  const [last, before] = [readings[elapsed - 1], readings[elapsed - 2]];
  return {
    index: combined(factors, (values) => values.reduce(multiply)),
    origin: `${yearsText(baseYear + 1, year)}增速${readings.map(({ text }) => `${text}%`).join('、')}${expectedNote(inputs)}`,
    change: last && before ? yearlyChange(before.interval, last.interval, 'rate') : null,
  };
}

function growthOfLevels(inputs: ReviewInputs): Growth | ReviewFinding {
  const { baseline, context } = inputs;
  const actual = yearlyReading(inputs, context.year);
  if (actual.kind !== 'numbers') return withoutActual(context.year, actual);
  if (baseline.kind !== 'numbers') return unassessableFinding('缺基期');
  if (!isPositive(baseline.interval) || !isPositive(actual.interval))
    return unassessableFinding('基期和实际值都大于0才有增速');
  return {
    index: quotientOf(actual.interval, baseline.interval),
    origin: `${yearlyName(inputs, context.year)}${actual.text}，基期${baseline.text}，按现价计算`,
    change: levelMeasures(inputs, actual.interval, true).change,
  };
}

/** A/B for positive intervals. */
function quotientOf(a: Interval, b: Interval): Interval {
  const low = a.low !== null && b.high !== null ? divide(a.low, b.high) : zero;
  if (pointOf(a) !== null && pointOf(b) !== null) return pointInterval(low);
  const isEndless = a.high === null || b.low === null || b.low.numerator === 0n;
  return {
    low,
    lowClosed: b.high !== null && a.lowClosed && b.highClosed,
    high: isEndless || a.high === null || b.low === null ? null : divide(a.high, b.low),
    highClosed: a.highClosed && b.lowClosed,
  };
}
