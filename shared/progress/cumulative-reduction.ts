import { extentOf, judgeAccumulated } from './accumulated';
import { combined, yearlyFigures, yearsText } from './chained';
import { withRoot } from './exact';
import { extentOver } from './extent';
import {
  add,
  divide,
  hundred,
  multiply,
  negate,
  one,
  ratio,
  subtract,
  zero,
  type Fraction,
} from './fraction';
import { expectedNote, type ReviewInputs } from './inputs';
import { isPositive, mirrored, pointOf, type Interval } from './interval';
import { yearlyChange, type Measured } from './measures';
import type { FigureNumbers } from './read-figure';
import { shareText, unassessableFinding, type ReviewFinding } from './series-review';
import { exactText, operand } from './why';

/**
 * The method 累计降幅: d = 1 − Π(1 − r_i) against X. Falls are positive where the target is, and negative where it is
 * negative (下降3.2 is stored as -3.2); a text that says otherwise than the target's sign is not guessed at.
 */
export function reviewCumulativeReduction(inputs: ReviewInputs): ReviewFinding {
  const figures = yearlyFigures(inputs);
  if (!figures.ok) return figures.finding;
  const { context, target, style } = inputs;
  const { baseYear, year, elapsed, span } = context;
  const { readings } = figures;
  const [last, before] = [readings[elapsed - 1], readings[elapsed - 2]];
  const change = last && before ? yearlyChange(before.interval, last.interval, 'rate') : null;
  if (target.kind !== 'numbers')
    return unassessableFinding(target.why ?? `没有${context.targetYear}年目标值`, { change });
  const areNegative = target.interval.high !== null && target.interval.high.numerator < 0n;
  const asFall = (interval: Interval): Interval => (areNegative ? mirrored(interval) : interval);
  const contrary = areNegative ? undefined : readings.find(isWordedFall);
  if (contrary !== undefined)
    return unassessableFinding(
      `“${contrary.text}”存为负数，而目标${target.printed}用正数表示下降，正负号不一致`,
      { change },
    );
  // What is left of 1 after every year: it falls as the reductions rise.
  const left = readings.map(({ interval }) =>
    combined([mirrored(asFall(interval))], ([rate = zero]) => plusOne(rate)),
  );
  if (!left.every(isPositive)) return unassessableFinding('有的年份降幅不小于100%或没有上限', { change });
  const total = combined([mirrored(combined(left, (values) => values.reduce(multiply)))], ([less = zero]) =>
    multiply(add(one, less), hundred),
  );
  const aim = asFall(target.interval);
  const factors = readings
    .map(({ text, interval }) => `(1${signed(text, interval, areNegative)}%)`)
    .join('×');
  const fall = shareText(extentOf(total), { ...style, decimals: style.decimals + 4 });
  return judgeAccumulated(inputs, {
    total,
    target: aim,
    higher: true,
    origin: `${yearsText(baseYear + 1, year)}累计下降1-${factors}=${fall}${expectedNote(inputs)}`,
    formula: `${operand(fall)}÷${exactText(aim)}%=`,
    known: { change, average: averageFall(total, elapsed), needed: neededFall(total, aim, span - elapsed) },
    pathIn: 'percent',
    gapIn: 'points',
  });
}

function isWordedFall({ text, interval }: FigureNumbers): boolean {
  return /^(下降|降低|减少)/.test(text) && interval.high !== null && interval.high.numerator < 0n;
}

/** 1 + r for a rate r in %. */
function plusOne(rate: Fraction): Fraction {
  return add(one, multiply(rate, ratio(1, 100)));
}

/** A yearly figure as it stands in a factor: -3.2 for a fall, +3.2 for a rise. */
function signed(text: string, interval: Interval, areNegative: boolean): string {
  const value = pointOf(interval);
  if (value === null) return `-${text}`;
  const isFall = areNegative ? value.numerator <= 0n : value.numerator >= 0n;
  return `${isFall ? '-' : '+'}${text.replace(/^(下降|降低|减少|-)/, '')}`;
}

/** 1 − (1−d)^(1/k) in %. */
function averageFall(total: Interval, years: number): Measured | null {
  if (total.high === null || total.high.numerator >= 100n * total.high.denominator) return null;
  const extent = extentOver({ total: [total, 'rises'] }, (at) =>
    withRoot(hundred, negate(hundred), plusOne(negate(at.total)), years),
  );
  return { extent, in: 'percent' };
}

/** 1 − ((1−X)/(1−d))^(1/(n−k)) in %. */
function neededFall(total: Interval, target: Interval, remaining: number): Measured | null {
  const whole = mirrored(combined([target], ([x = zero]) => subtract(multiply(x, ratio(1, 100)), one)));
  const rest = mirrored(combined([total], ([d = zero]) => subtract(multiply(d, ratio(1, 100)), one)));
  if (remaining === 0 || !isPositive(whole) || !isPositive(rest)) return null;
  const extent = extentOver({ whole: [whole, 'falls'], rest: [rest, 'rises'] }, (at) =>
    at.rest.numerator === 0n
      ? null
      : withRoot(hundred, negate(hundred), divide(at.whole, at.rest), remaining),
  );
  return { extent, in: 'percent' };
}
