import type { ChartsViewProps } from '../charts/ChartsView';
import { useReviewChoice } from '../review/review-choices';
import { onDemand } from '../ui/on-demand';

const ChartsView = onDemand(() => import('../charts/ChartsView').then((module) => module.ChartsView));

/** The charts view with the year that was chosen for the review. */
export function ChartsWorkspace(props: Omit<ChartsViewProps, 'reviewYear'>) {
  return <ChartsView {...props} reviewYear={useReviewChoice(props.planId).year} />;
}
