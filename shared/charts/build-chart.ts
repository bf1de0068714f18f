import type { ChartChoice } from '../model/chart-book';
import type { PlanView } from '../model/plan-view';
import type { ChartModel } from './chart-model';
import { reviewYear } from './choice';
import { comparisonChart } from './comparison';
import { progressChart } from './progress-chart';
import type { ReviewSource } from './review';
import { slopeChart } from './slope';
import { trendChart } from './trend';
import { verdictChart } from './verdict-chart';

/** The chart of a choice; null where it needs a review and there is none. */
export function buildChart(view: PlanView, choice: ChartChoice, reviewOf?: ReviewSource): ChartModel | null {
  const review = (): ReturnType<ReviewSource> => {
    const year = reviewYear(view, choice);
    return year === null || !reviewOf ? null : reviewOf(view, year);
  };
  switch (choice.kind) {
    case 'comparison':
      return comparisonChart(view, choice);
    case 'trend':
      return trendChart(view, choice, review());
    case 'slope':
      return slopeChart(view, choice);
    case 'progress': {
      const reviewed = review();
      return reviewed && progressChart(view, choice, reviewed);
    }
    case 'verdicts': {
      const reviewed = review();
      return reviewed && verdictChart(view, choice, reviewed);
    }
  }
}
