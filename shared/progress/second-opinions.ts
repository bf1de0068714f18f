import type { Indicator, Series } from '../model/plan';
import { openSdgName, openSdgOpinion, openSdgStatusNames, type OpenSdgOpinion } from './open-sdg';
import {
  progressChartName,
  progressChartOpinion,
  progressChartStatusNames,
  type ProgressChartOpinion,
} from './progress-chart';
import type { ReviewContext } from './review-context';
import { opinionCase, type NoOpinion } from './second-opinion';

/** What the method of another office says of an indicator, beside the verdict and never in its place. */
export interface SecondOpinion {
  /** The method, as the output has to name it. */
  readonly name: string;
  /** 进展显著（R为1.0697，得分3.36）, or 不适用 with the reason. */
  readonly text: string;
}

/** The second opinions on one indicator: Open SDG, then the UN Progress Chart. */
export function secondOpinions(
  context: ReviewContext,
  indicator: Indicator,
  series: Series | null,
): readonly SecondOpinion[] {
  const given = opinionCase(context, indicator, series);
  const { rounding } = context.settings.style;
  const openSdg = 'available' in given ? given : openSdgOpinion(given, rounding);
  const chart = 'available' in given ? given : progressChartOpinion(given, rounding);
  return [
    { name: openSdgName, text: openSdg.available ? openSdgText(openSdg) : notAvailable(openSdg) },
    { name: progressChartName, text: chart.available ? chartText(chart) : notAvailable(chart) },
  ];
}

function openSdgText({ status, ratio, score }: OpenSdgOpinion): string {
  const numbers = [...(ratio === null ? [] : [`R为${ratio}`]), `得分${score}`];
  return `${openSdgStatusNames[status]}（${numbers.join('，')}）`;
}

function chartText({ status, ratio }: ProgressChartOpinion): string {
  return `${progressChartStatusNames[status]}（推算到目标年的完成比例为${ratio}）`;
}

function notAvailable({ why }: NoOpinion): string {
  return `不适用（${why}）`;
}
