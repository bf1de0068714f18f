import type { PathKind } from '../model/review-settings';
import type { Assessment } from './assessment';
import { evaluate, wayOf, type Case, type Course, type NoPath } from './evaluate';
import { extentText, type NumberStyle } from './extent';
import { directionProblem, heldFinding, isStrict } from './held';
import { annualTargetReading, yearlyName, yearlyReading, type ReviewInputs } from './inputs';
import { pointOf } from './interval';
import { levelMeasures, withoutActual } from './level-measures';
import { inUnit } from './measures';
import { pathValue, requiredShare } from './quantities';
import type { FigureNumbers, FigureReading } from './read-figure';
import type { TargetReading } from './read-target';
import { findingWith, noYears, shareText, unassessableFinding, type ReviewFinding } from './series-review';
import { surelyReached, type StandingPath } from './standing';
import { finding } from './verdict';
import { numberText, operand, verdictClause } from './why';

/** The method 水平值: (A−B)/(T−B) against the path. */
export function reviewLevel(inputs: ReviewInputs, pathKind: PathKind): ReviewFinding {
  const { context, baseline, target, indicator } = inputs;
  const { year, elapsed, span } = context;
  const actual = yearlyReading(inputs, year);
  if (target.kind !== 'numbers') {
    if (actual.kind !== 'numbers') return withoutActual(year, actual);
    const why = target.why ?? `没有${context.targetYear}年目标值`;
    return unassessableFinding(why, levelMeasures(inputs, actual.interval, false));
  }
  const course: Course = {
    baseline: baseline.kind === 'numbers' ? baseline.interval : null,
    target: target.interval,
    higher: indicator.direction !== 'lower',
    elapsed,
    span,
    path: pathIn(inputs, pathKind),
  };
  if (actual.kind !== 'numbers') return withoutActual(year, actual, wayKnown(course));
  return reviewNumbers(inputs, course, { pathKind, target, actual });
}

interface LevelNumbers {
  readonly pathKind: PathKind;
  readonly target: Extract<TargetReading, { kind: 'numbers' }>;
  readonly actual: FigureNumbers;
}

function reviewNumbers(
  inputs: ReviewInputs,
  { baseline, target: aim, higher, elapsed, span, path }: Course,
  { pathKind, target, actual }: LevelNumbers,
): ReviewFinding {
  const { context, unitKind } = inputs;
  const strict = isStrict(target.comparator);
  const given: Case = { baseline, target: aim, actual: actual.interval, higher, strict, elapsed, span, path };
  const isReached = surelyReached(given.actual, given.target, given);
  const known = levelMeasures(inputs, actual.interval, isReached);
  const problem = directionProblem(target.comparator, higher);
  if (problem !== null) return unassessableFinding(problem, known);
  const evaluation = evaluate(given, isReached, context.settings.thresholds);
  const figures = yearlyName(inputs, context.year) + actual.text;
  if (evaluation.kind === 'noPath') {
    const { progress } = evaluation;
    const why = missingPart(inputs.baseline, evaluation.why);
    return isReached
      ? findingWith({
          ...known,
          finding: finding('achieved'),
          progress,
          why: `${figures}，已达到目标${target.printed}，评为已完成（${why}）。`,
        })
      : unassessableFinding(why, { ...known, progress });
  }
  if (evaluation.kind === 'held') {
    const ground = `基期${textOf(inputs.baseline)}已达到目标${target.printed}，按保持评价`;
    const { sense } = evaluation;
    const texts = { finding: evaluation.finding, sense, strict, actual: figures, target: target.text };
    return heldFinding(texts, ground, known);
  }
  const { assessment } = evaluation;
  return {
    finding: assessment.finding,
    why: explain(inputs, pathKind, given, assessment, actual),
    missingYears: noYears,
    progress: assessment.progress,
    required: assessment.required,
    gap: assessment.gap,
    pathValue: { extent: assessment.pathValue, in: 'unit' },
    gapInUnit: inUnit(assessment.gapInUnit, unitKind),
    average: known.average,
    needed: known.needed,
    change: known.change,
    shareOfTarget: known.shareOfTarget,
  };
}

const textOf = (reading: FigureReading): string => (reading.kind === 'numbers' ? reading.text : '');

function missingPart(baseline: FigureReading, why: string): string {
  return baseline.kind === 'numbers' || baseline.why === null ? why : `基期${baseline.why}，缺基期`;
}

/** Required share and path value do not need the actual. */
function wayKnown(course: Course): Partial<ReviewFinding> {
  const way = wayOf(course);
  if (way === null) return {};
  return { required: requiredShare(way), pathValue: { extent: pathValue(way), in: 'unit' } };
}

function pathIn(inputs: ReviewInputs, kind: PathKind): StandingPath | NoPath {
  if (kind !== 'annualTargets') return { kind };
  const annual = annualTargetReading(inputs);
  const value = annual.kind === 'numbers' ? pointOf(annual.interval) : null;
  if (value !== null) return { kind: 'fixed', value };
  const { year } = inputs.context;
  if (annual.kind === 'absent') return { kind: 'none', why: `没有${year}年的年度目标` };
  return { kind: 'none', why: `${year}年的年度目标不是一个确定的数` };
}

function explain(
  inputs: ReviewInputs,
  pathKind: PathKind,
  given: Case,
  assessment: Assessment,
  actual: FigureNumbers,
): string {
  const { baseline, target, context, style } = inputs;
  const printedTarget = target.kind === 'numbers' ? target.printed : '';
  const [b, a, t] = [baseline, actual, target].map((reading) =>
    reading.kind === 'numbers' && pointOf(reading.interval) !== null ? numberText(reading) : null,
  );
  const ends = b != null && t != null ? ([b, t] as const) : null;
  const formula =
    a != null && ends !== null ? `(${a}-${operand(ends[0])})÷(${ends[1]}-${operand(ends[0])})=` : '';
  const progress = `完成进度${formula}${shareText(assessment.progress, style)}`;
  const required = requiredClause(pathKind, given, assessment, style, ends);
  const clause = verdictClause({ assessment, target: printedTarget, settings: context.settings, style });
  return `${yearlyName(inputs, context.year)}${actual.text}，基期${textOf(baseline)}，目标${printedTarget}：${progress}，${required}，${clause}。`;
}

function requiredClause(
  pathKind: PathKind,
  { elapsed, span, path }: Case,
  { required, pathValue: value }: Assessment,
  style: NumberStyle,
  ends: readonly [string, string] | null,
): string {
  const share = shareText(required, style);
  if (path.kind === 'fixed') return `年度目标${extentText(value, style)}，路径要求${share}`;
  if (pathKind === 'linear') return `线性路径要求${elapsed}÷${span}=${share}`;
  // Every other path has arrived, too.
  if (elapsed === span) return `路径要求${elapsed}÷${span}=${share}`;
  const formula = ends === null ? '' : `${ends[0]}×(${ends[1]}÷${ends[0]})^(${elapsed}÷${span})=`;
  return `几何路径要求达到${formula}${extentText(value, style)}，即${share}`;
}
