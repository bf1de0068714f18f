import type { Indicator, Series } from '../model/plan';
import type { Rounding } from '../model/review-settings';
import { openSdgName, openSdgOpinion, openSdgStatusNames } from './open-sdg';
import { progressChartName, progressChartOpinion, progressChartStatusNames } from './progress-chart';
import type { ReviewContext } from './review-context';
import { noOpinion, opinionCase, type NoOpinion, type OpinionCase } from './second-opinion';

/** What the method of another office says of an indicator, beside the verdict and never in its place. */
export type SecondOpinion =
  /** 进展显著（R为1.0697，得分3.35） */
  { readonly available: true; readonly text: string } | NoOpinion;

/** The method of another office. */
export interface OpinionMethod {
  readonly id: string;
  /** As the output has to name it. */
  readonly name: string;
  readonly of: (given: OpinionCase, rounding: Rounding) => SecondOpinion;
}

export const opinionMethods: readonly OpinionMethod[] = [
  {
    id: 'openSdg',
    name: openSdgName,
    of: (given, rounding) => {
      const opinion = openSdgOpinion(given, rounding);
      if (!opinion.available) return opinion;
      const { status, ratio, score } = opinion;
      const numbers = [...(ratio === null ? [] : [`R为${ratio}`]), `得分${score}`];
      return { available: true, text: `${openSdgStatusNames[status]}（${numbers.join('，')}）` };
    },
  },
  {
    id: 'progressChart',
    name: progressChartName,
    of: (given, rounding) => {
      const opinion = progressChartOpinion(given, rounding);
      if (!opinion.available) return opinion;
      const { status, ratio } = opinion;
      return { available: true, text: `${progressChartStatusNames[status]}（推算完成比例${ratio}）` };
    },
  },
];

/** What a method says of one indicator in the year of a review. */
export function secondOpinion(
  method: OpinionMethod,
  context: ReviewContext,
  indicator: Indicator,
  series: Series | null,
): SecondOpinion {
  const given = opinionCase(context, indicator, series);
  if ('available' in given) return noOpinion(given.why);
  return method.of(given, context.settings.style.rounding);
}
