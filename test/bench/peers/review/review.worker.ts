/** Reviews the same plan exactly and in doubles, in one worker, one right after the other. */
import { reviewPlan } from '../../../../shared/progress/review-plan';
import { verdictNames, verdicts } from '../../../../shared/progress/verdict';
import { reviewInDoubles } from './doubles';
import { largeView, reviewYear, seriesCount } from './plan';

const view = largeView();

function timed<T>(work: () => T): readonly [T, number] {
  const before = performance.now();
  const result = work();
  return [result, performance.now() - before];
}

addEventListener('message', () => {
  const [exact, ours] = timed(() => reviewPlan(view, reviewYear));
  const [rough, peer] = timed(() => reviewInDoubles(view));
  const apart = verdicts.reduce((sum, verdict) => {
    const found = rough.counts.get(verdictNames[verdict]) ?? 0;
    return sum + Math.abs(exact.counts.leaves.of[verdict] - found);
  }, 0);
  // Doubles may err where a figure stands just on its path; more than that is another question answered.
  const isSame = exact.rows.length === rough.rows.length && apart <= seriesCount / 1000;
  postMessage(isSame ? { ours, peer } : { problem: `${apart} of ${seriesCount} verdicts differ` });
});
