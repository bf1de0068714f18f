import { extentOf, judgeAccumulated } from './accumulated';
import { combined, yearlyFigures, yearsText } from './chained';
import { extentOver, extentText, type Extent } from './extent';
import { add, multiply, ratio, subtract, zero } from './fraction';
import { expectedNote, yearlyReading, type ReviewInputs } from './inputs';
import { pointInterval, pointOf, type Interval } from './interval';
import { withoutActual } from './level-measures';
import { differenceIn, inUnit, shareOfTarget, yearlyChange, type Measured } from './measures';
import { unassessableFinding, type ReviewFinding } from './series-review';
import { exactText, numberText, operand } from './why';

/** The method 累计量: ΣΔi / S against k/n; S is the five-year amount 〔S〕. */
export function reviewCumulativeAmount(inputs: ReviewInputs): ReviewFinding {
  const { context, own, target, indicator, unitKind, style } = inputs;
  const amounts = own.flow === 'cumulative' ? typedTotal(inputs) : sumOfYears(inputs);
  if (!('total' in amounts)) return amounts;
  const { total, origin, change } = amounts;
  const remaining = context.span - context.elapsed;
  const average: Measured = inUnit(perYear(total, null, context.elapsed), unitKind);
  if (target.kind !== 'numbers')
    return unassessableFinding(target.why ?? `没有${context.targetYear}年目标值`, { average, change });
  const needed = remaining > 0 ? inUnit(perYear(target.interval, total, remaining), unitKind) : null;
  const known = { average, change, needed, shareOfTarget: shareOfTarget(total, target.interval) };
  const sum = exactText(total);
  const reach = sum === '' ? `，即${extentText(extentOf(total), style)}` : `=${sum}`;
  return judgeAccumulated(inputs, {
    total,
    target: target.interval,
    higher: indicator.direction !== 'lower',
    origin: own.flow === 'cumulative' || context.elapsed === 1 ? origin : origin + reach,
    formula: `${sum}÷${operand(exactText(target.interval))}=`,
    known,
    pathIn: 'unit',
    gapIn: differenceIn(unitKind),
  });
}

interface Amounts {
  readonly total: Interval;
  readonly origin: string;
  readonly change: Measured | null;
}

function sumOfYears(inputs: ReviewInputs): Amounts | ReviewFinding {
  const figures = yearlyFigures(inputs);
  if (!figures.ok) return figures.finding;
  const { baseYear, year, elapsed } = inputs.context;
  const marked = figures.readings.findIndex(({ text }) => /^[〔[]/.test(text));
  if (marked >= 0)
    return unassessableFinding(`${baseYear + 1 + marked}年填的是累计数，而这一指标设定为填当年数`);
  const [last, before] = [figures.readings[elapsed - 1], figures.readings[elapsed - 2]];
  return {
    total: combined(
      figures.readings.map(({ interval }) => interval),
      (values) => values.reduce(add),
    ),
    origin: `${yearsText(baseYear + 1, year)}合计${expectedNote(inputs)}${figures.readings.map((reading) => operand(numberText(reading))).join('+')}`,
    change: changeBetween(before?.interval, last?.interval, inputs),
  };
}

function changeBetween(
  before: Interval | undefined,
  last: Interval | undefined,
  { unitKind }: ReviewInputs,
): Measured | null {
  return before && last ? yearlyChange(before, last, unitKind) : null;
}

/** The amount of a year is what the total grew by; before the base year's end there is none. */
function typedTotal(inputs: ReviewInputs): Amounts | ReviewFinding {
  const { year, elapsed } = inputs.context;
  const actual = yearlyReading(inputs, year);
  if (actual.kind !== 'numbers') return withoutActual(year, actual);
  const totalOf = (which: number): Interval | undefined => {
    if (which === year - elapsed) return pointInterval(zero);
    const reading = yearlyReading(inputs, which);
    return reading.kind === 'numbers' ? reading.interval : undefined;
  };
  const amountOf = (which: number): Interval | undefined => {
    const [end, start] = [totalOf(which), totalOf(which - 1)];
    return end && start && numberBetween(start, end);
  };
  return {
    total: actual.interval,
    origin: `${year}年累计${actual.text}${expectedNote(inputs)}`,
    change: elapsed > 1 ? changeBetween(amountOf(year - 1), amountOf(year), inputs) : null,
  };
}

/** The amount between two totals, where both are numbers: a difference of ranges would forget that they are linked. */
function numberBetween(start: Interval, end: Interval): Interval | undefined {
  const [from, to] = [pointOf(start), pointOf(end)];
  return from !== null && to !== null ? pointInterval(subtract(to, from)) : undefined;
}

/** (to − from)/years. */
function perYear(to: Interval, from: Interval | null, years: number): Extent {
  const share = ratio(1, years);
  if (from === null) return extentOver({ to: [to, 'rises'] }, (at) => multiply(at.to, share));
  return extentOver({ to: [to, 'rises'], from: [from, 'falls'] }, (at) =>
    multiply(subtract(at.to, at.from), share),
  );
}
