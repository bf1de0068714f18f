import { ChartsView, type ChartsViewProps } from '../charts/ChartsView';
import { useReviewChoice } from '../review/review-choices';

/** The charts view with the year that was chosen for the review. */
export function ChartsWorkspace(props: Omit<ChartsViewProps, 'reviewYear'>) {
  return <ChartsView {...props} reviewYear={useReviewChoice(props.planId).year} />;
}
