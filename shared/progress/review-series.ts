import type { Indicator, Series } from '../model/plan';
import type { Method, PathKind } from '../model/review-settings';
import { reviewCumulativeAmount } from './cumulative-amount';
import { reviewCumulativeReduction } from './cumulative-reduction';
import { reviewGrowth } from './growth';
import { reviewHeld } from './held';
import { readInputs, type ReviewInputs } from './inputs';
import { reviewLevel } from './level';
import { elapsedShare } from './quantities';
import type { ReviewContext } from './review-context';
import { indicatorSettingsProblem } from './settings';
import { unassessableFinding, type ReviewFinding, type SeriesReview } from './series-review';

/**
 * Reviews one indicator by its figures; null is an indicator without any. Depends on nothing else, so that after an edit
 * only the series that changed need to be reviewed again.
 */
export function reviewSeries(
  context: ReviewContext,
  indicator: Indicator,
  series: Series | null,
): SeriesReview {
  const problem = indicator.review ? indicatorSettingsProblem(indicator.review) : null;
  const inputs = readInputs(context, problem === null ? indicator : withoutNumbers(indicator), series);
  const pathKind = inputs.own.path ?? context.settings.path;
  const found = problem === null ? findBy(inputs, pathKind) : unassessableFinding(problem);
  const fromLevels = inputs.method === 'growth' && inputs.own.growthFigures === 'levels';
  return {
    finding: found.finding,
    why: found.why,
    missingYears: found.missingYears,
    progress: found.progress,
    required: found.required,
    gap: found.gap,
    pathValue: found.pathValue,
    gapInUnit: found.gapInUnit,
    average: found.average,
    needed: found.needed,
    change: found.change,
    shareOfTarget: found.shareOfTarget,
    year: context.year,
    method: inputs.method,
    path: found.required === null ? null : pathUsed(inputs.method, pathKind),
    elapsedShare: elapsedShare(context.elapsed, context.span),
    style: inputs.style,
    notes: fromLevels ? [...inputs.notes, '增速由水平值按现价计算'] : inputs.notes,
    expectedYears: inputs.expectedYears,
  };
}

/** An indicator of which only settings that are words are used. */
function withoutNumbers(indicator: Indicator): Indicator {
  const { tolerance: _tolerance, baselineAs: _baselineAs, ...review } = indicator.review ?? {};
  return { ...indicator, review };
}

function findBy(inputs: ReviewInputs, pathKind: PathKind): ReviewFinding {
  const { method, target } = inputs;
  if (
    target.kind === 'numbers' &&
    method === 'level' &&
    inputs.own.method === undefined &&
    target.text.startsWith('〔')
  )
    return unassessableFinding(`目标${target.text}是五年累计数，没有设定按累计量还是累计降幅评价`);
  switch (method) {
    case 'level':
      return reviewLevel(inputs, pathKind);
    case 'growth':
      return reviewGrowth(inputs);
    case 'cumulativeAmount':
      return reviewCumulativeAmount(inputs);
    case 'cumulativeReduction':
      return reviewCumulativeReduction(inputs);
    case 'floor':
    case 'ceiling':
    case 'keep':
      return reviewHeld(inputs, method);
  }
}

/** Growth compounds and amounts add up: only levels have a choice of paths. */
function pathUsed(method: Method, chosen: PathKind): PathKind {
  if (method === 'growth') return 'geometric';
  return method === 'level' ? chosen : 'linear';
}
