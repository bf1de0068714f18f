import { useLayoutEffect, useMemo, useState } from 'react';
import type { Change } from '../../shared/model/batch';
import type { PlanView } from '../../shared/model/plan-view';
import { reviewContext } from '../../shared/progress/review-context';
import { settingFlipSteps, type YearFlips } from '../../shared/review/setting-flips';
import { runInSlices } from '../ledger/slices';
import { isLarge, keptReviews } from './kept-reviews';
import { reviewYears } from './review-choices';
import { outcomeOf, type DraftOutcome, type SettingsDraft } from './settings-draft';

/** What applying a draft of settings would do; nothing is changed. */
export type DraftEffect =
  | { readonly kind: 'none' }
  /** Why it cannot be, as a sentence. */
  | { readonly kind: 'impossible'; readonly why: string }
  /** Which verdicts it turns is not known yet. */
  | { readonly kind: 'pending' }
  | { readonly kind: 'change'; readonly changes: readonly Change[]; readonly flips: readonly YearFlips[] };

interface Found {
  readonly outcome: DraftOutcome;
  readonly effect: DraftEffect;
}

/** So long the page may reckon before it draws; a plan that is not large is mostly done by then. */
const atOnce = 30;

const impossible = (error: unknown): DraftEffect => {
  if (error instanceof RangeError) return { kind: 'impossible', why: error.message };
  throw error;
};

/** In steps, with what cannot be as a result. */
function* effectSteps(view: PlanView, { after, changes }: DraftOutcome): Generator<number, DraftEffect> {
  try {
    return { kind: 'change', changes, flips: yield* settingFlipSteps(view, after) };
  } catch (error) {
    return impossible(error);
  }
}

/** Why the settings of the plan cannot be, which is known without a review. */
function problemOf({ plan, version }: PlanView, years: readonly number[]): DraftEffect | null {
  try {
    for (const year of years) reviewContext(plan, version, year);
    return null;
  } catch (error) {
    return impossible(error);
  }
}

async function effectInWorker(
  view: PlanView,
  { after, indicator, changes }: DraftOutcome,
  signal: AbortSignal,
): Promise<DraftEffect> {
  const problem = problemOf(after, reviewYears(view));
  if (problem !== null) return problem;
  const { large } = keptReviews(view.plan.id);
  return { kind: 'change', changes, flips: await large.flips(view, { plan: after.plan, indicator }, signal) };
}

/** What applying a draft would do; null is no draft. */
export function useDraftEffect(view: PlanView, draft: SettingsDraft | null): DraftEffect {
  const [found, setFound] = useState<Found | null>(null);
  const outcome = useMemo(() => (draft === null ? null : outcomeOf(view, draft)), [view, draft]);
  useLayoutEffect(() => {
    if (outcome === null || outcome.changes.length === 0) return undefined;
    return isLarge(view)
      ? findInWorker(view, outcome, (effect) => setFound({ outcome, effect }))
      : findInSlices(view, outcome, (effect) => setFound({ outcome, effect }));
  }, [view, outcome]);
  if (outcome === null || outcome.changes.length === 0) return { kind: 'none' };
  return found?.outcome === outcome ? found.effect : { kind: 'pending' };
}

/** Gives what ends it. */
function findInSlices(view: PlanView, outcome: DraftOutcome, put: (effect: DraftEffect) => void) {
  const work = runInSlices(effectSteps(view, outcome), { first: atOnce, onDone: put });
  return () => work.cancel();
}

function findInWorker(view: PlanView, outcome: DraftOutcome, put: (effect: DraftEffect) => void) {
  const abort = new AbortController();
  const putNow = (effect: DraftEffect) => {
    if (!abort.signal.aborted) put(effect);
  };
  effectInWorker(view, outcome, abort.signal).then(putNow, () =>
    putNow({ kind: 'impossible', why: '没有算出会变的评价，设置没有改动。请改一下再试。' }),
  );
  return () => abort.abort();
}
