import { openSdgName, openSdgOpinion, openSdgStatusNames } from '../progress/open-sdg';
import {
  progressChartName,
  progressChartOpinion,
  progressChartStatusNames,
} from '../progress/progress-chart';
import type { ReviewContext } from '../progress/review-context';
import { opinionCase, type OpinionCase } from '../progress/second-opinion';
import type { ReviewedRow } from './review';

/** How another office would judge an indicator; it never changes the verdict. */
export interface SecondOpinion {
  readonly id: string;
  readonly title: string;
  /** Named in the notes wherever it is shown. */
  readonly note: string;
  /** "进展显著（1.0312）"; null where the method has nothing to say. */
  readonly text: (row: ReviewedRow, context: ReviewContext) => string | null;
}

const note = (name: string): string => `第二意见按${name}，只供参考，不影响评价；“—”表示该方法不适用。`;

function caseOf({ indicator, series }: ReviewedRow, context: ReviewContext): OpinionCase | null {
  const found = opinionCase(context, indicator, series);
  return 'available' in found ? null : found;
}

export const secondOpinions: readonly SecondOpinion[] = [
  {
    id: 'openSdg',
    title: '第二意见（Open SDG）',
    note: note(openSdgName),
    text: (row, context) => {
      const given = caseOf(row, context);
      const opinion = given && openSdgOpinion(given, context.settings.style.rounding);
      if (!opinion?.available) return null;
      const name = openSdgStatusNames[opinion.status];
      return opinion.ratio === null ? name : `${name}（${opinion.ratio}）`;
    },
  },
  {
    id: 'progressChart',
    title: '第二意见（联合国进度图）',
    note: note(progressChartName),
    text: (row, context) => {
      const given = caseOf(row, context);
      const opinion = given && progressChartOpinion(given, context.settings.style.rounding);
      if (!opinion?.available) return null;
      return `${progressChartStatusNames[opinion.status]}（${opinion.ratio}）`;
    },
  },
];
