import type { Direction, Id, Indicator, Plan } from '../../shared/model/plan';
import type { PlanView } from '../../shared/model/plan-view';
import type { IndicatorReviewSettings, PlanReviewSettings } from '../../shared/model/review-settings';
import { sameJson } from '../../shared/model/same-json';
import type { Change } from '../../shared/model/batch';
import { fieldChange } from './submit';

/** What a change of settings is about. */
export type SettingsScope =
  | { readonly kind: 'plan' }
  | { readonly kind: 'year'; readonly year: number }
  | { readonly kind: 'indicator'; readonly id: Id };

/** Settings as the form has them, not applied yet. */
export type SettingsDraft =
  | { readonly kind: 'plan'; readonly settings: PlanReviewSettings }
  | { readonly kind: 'year'; readonly year: number; readonly settings: PlanReviewSettings }
  | {
      readonly kind: 'indicator';
      readonly id: Id;
      readonly settings: IndicatorReviewSettings;
      readonly direction: Direction;
    };

/** The settings of a scope as they are now. */
export function currentSettings({ plan, indicators }: PlanView, scope: SettingsScope): SettingsDraft {
  if (scope.kind === 'plan') return { kind: 'plan', settings: plan.review ?? {} };
  if (scope.kind === 'year') return { ...scope, settings: plan.yearReviews?.[`${scope.year}`] ?? {} };
  const indicator = indicators.find(({ id }) => id === scope.id);
  return { ...scope, settings: indicator?.review ?? {}, direction: indicator?.direction ?? 'higher' };
}

const orNull = <T extends object>(settings: T): T | null =>
  Object.keys(settings).length === 0 ? null : settings;

function planWith(plan: Plan, draft: Exclude<SettingsDraft, { kind: 'indicator' }>): Plan {
  if (draft.kind === 'plan') return { ...plan, review: orNull(draft.settings) };
  const { [`${draft.year}`]: _replaced, ...others } = plan.yearReviews ?? {};
  const own = orNull(draft.settings);
  return { ...plan, yearReviews: orNull(own === null ? others : { ...others, [`${draft.year}`]: own }) };
}

function indicatorWith(
  indicator: Indicator,
  { settings, direction }: Extract<SettingsDraft, { kind: 'indicator' }>,
): Indicator {
  return { ...indicator, review: orNull(settings), direction };
}

/** The plan as it would be. */
function viewWith(view: PlanView, draft: SettingsDraft): PlanView {
  if (draft.kind !== 'indicator') return { ...view, plan: planWith(view.plan, draft) };
  const indicators = view.indicators.map((each) =>
    each.id === draft.id ? indicatorWith(each, draft) : each,
  );
  return { ...view, indicators };
}

const changed = (
  entity: 'plan' | 'indicator',
  now: Plan | Indicator,
  then: Plan | Indicator,
  field: string,
) => {
  const read = (record: object): unknown => (record as Readonly<Record<string, unknown>>)[field] ?? null;
  return sameJson(read(now), read(then)) ? [] : [fieldChange(entity, now, field, read(then))];
};

/** The changes that apply a draft. */
function changesOf(view: PlanView, draft: SettingsDraft): readonly Change[] {
  if (draft.kind !== 'indicator') {
    const then = planWith(view.plan, draft);
    return changed('plan', view.plan, then, draft.kind === 'plan' ? 'review' : 'yearReviews');
  }
  const now = view.indicators.find(({ id }) => id === draft.id);
  if (!now) return [];
  const then = indicatorWith(now, draft);
  return [...changed('indicator', now, then, 'review'), ...changed('indicator', now, then, 'direction')];
}

/** Records as a draft would leave them, and what changes them; no changes where it leaves them as they are. */
export interface DraftOutcome {
  readonly after: PlanView;
  /** The indicator that the draft is about, as it would be; null for the plan and its years. */
  readonly indicator: Indicator | null;
  readonly changes: readonly Change[];
}

export function outcomeOf(view: PlanView, draft: SettingsDraft): DraftOutcome {
  const after = viewWith(view, draft);
  const indicator =
    draft.kind === 'indicator' ? after.indicators.find(({ id }) => id === draft.id) : undefined;
  return { after, indicator: indicator ?? null, changes: changesOf(view, draft) };
}
