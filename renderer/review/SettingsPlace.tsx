import { useCallback, useMemo, useRef, useState } from 'react';
import { figureObject, figureSlot, type Figure } from '../../shared/model/figure';
import type { Indicator } from '../../shared/model/plan';
import { planRows, type PlanView } from '../../shared/model/plan-view';
import type { Ledger } from '../ledger/ledger';
import { AnnualTargets } from './AnnualTargets';
import { FlipList, flipCount } from './FlipList';
import { IndicatorSettingsForm } from './IndicatorSettingsForm';
import { PlanSettingsForm } from './PlanSettingsForm';
import { currentSettings, type SettingsDraft, type SettingsScope } from './settings-draft';
import { useDraftEffect, type DraftEffect } from './use-draft-effect';
import { ScopeChoice } from './ScopeChoice';
import { ReportProblem, withProblem, type SettingProblems } from './setting-problems';
import { submit } from './submit';

interface SettingsPlaceProps {
  readonly view: PlanView;
  readonly year: number;
  readonly ledger: Ledger;
  readonly tell: (text: string) => void;
}

/** Symbols that stand in the place of figures anywhere in the plan. */
function usedSymbols({ series, plan }: PlanView): readonly string[] {
  const symbols = new Set(Object.keys(plan.review?.symbols ?? {}));
  for (const { figures } of series)
    for (const figure of Object.values(figures)) {
      const object = figureObject(figure);
      if (object.kind === 'symbol') symbols.add(object.symbol);
    }
  return [...symbols];
}

/** The target of an indicator in the version that is reviewed. */
function targetOf({ series, plan, version }: PlanView, indicator: Indicator): Figure | undefined {
  const own = series.find(
    ({ indicatorId, areaId }) => indicatorId === indicator.id && areaId === plan.areaId,
  );
  return own?.figures[figureSlot({ measure: 'target', period: `${plan.targetYear}`, version })];
}

/** Settings of the plan, the year and single indicators. Which verdicts they turn is shown before they are applied. */
export function SettingsPlace({ view, year, ledger, tell }: SettingsPlaceProps) {
  const [chosen, setScope] = useState<SettingsScope>({ kind: 'plan' });
  const [written, setEdited] = useState<SettingsDraft | null>(null);
  const [problems, setProblems] = useState<SettingProblems>({});
  // What was typed and not taken goes with the form.
  const [form, setForm] = useState(0);
  const effectBox = useRef<HTMLDivElement>(null);
  const symbols = useMemo(() => usedSymbols(view), [view]);
  const leaves = useMemo(() => planRows(view).filter(({ series }) => series !== null), [view]);
  // Settings of one year are those of the year that is reviewed, also once that is another.
  const scope: SettingsScope = chosen.kind === 'year' ? { kind: 'year', year } : chosen;
  const edited = written?.kind === 'year' && written.year !== year ? null : written;
  const draft = edited ?? currentSettings(view, scope);
  const [problem] = Object.entries(problems);
  const found = useDraftEffect(view, problem ? null : edited);
  const effect: DraftEffect = problem
    ? { kind: 'impossible', why: `“${problem[0]}”还不能用：${problem[1]}原来的设置没有变。` }
    : found;
  const discard = () => {
    setEdited(null);
    setProblems({});
    setForm((count) => count + 1);
  };
  /** A button that is off after it was pressed would lose the keyboard. */
  const keepFocus = () => {
    if (effectBox.current?.contains(document.activeElement)) effectBox.current.focus();
  };
  const show = (next: SettingsScope) => {
    if (effect.kind !== 'none') tell(`${name ?? ''}的改动没有应用，已经放弃，原来的设置没有变。`);
    setScope(next);
    discard();
  };
  const indicator =
    draft.kind === 'indicator' ? view.indicators.find(({ id }) => id === draft.id) : undefined;
  const name =
    scope.kind === 'plan' ? '整个规划' : scope.kind === 'year' ? `${scope.year}年` : indicator?.name;
  const report = useCallback(
    (title: string, why: string | null) => setProblems((before) => withProblem(before, title, why)),
    [],
  );
  const apply = () => {
    if (effect.kind !== 'change') return;
    if (!submit(ledger, `修改评估设置：${name ?? ''}`, effect.changes, tell)) return;
    setEdited(null);
    keepFocus();
    tell(`评估设置已修改，${flipCount(effect.flips)}，可以撤销。`);
  };
  return (
    <div className="review-scroll review-settings">
      <ScopeChoice leaves={leaves} scope={scope} year={year} onChange={show} />
      <form
        onSubmit={(event) => {
          event.preventDefault();
          apply();
        }}
      >
        <div className="review-fields">
          <ReportProblem value={report}>
            {draft.kind === 'indicator' ? (
              indicator && (
                <IndicatorSettingsForm
                  key={`${indicator.id} ${form}`}
                  indicator={indicator}
                  settings={draft.settings}
                  direction={draft.direction}
                  target={targetOf(view, indicator)}
                  onChange={(settings, direction) => setEdited({ ...draft, settings, direction })}
                />
              )
            ) : (
              <PlanSettingsForm
                key={`${draft.kind === 'year' ? draft.year : draft.kind} ${form}`}
                settings={draft.settings}
                plan={draft.kind === 'year' ? (view.plan.review ?? {}) : null}
                symbols={symbols}
                onChange={(settings) => setEdited({ ...draft, settings })}
              />
            )}
          </ReportProblem>
        </div>
        <div ref={effectBox} className="review-effect" aria-live="polite" tabIndex={-1}>
          {effect.kind === 'none' && <p>改动后先在这里列出会变的评价，按“应用”才生效。</p>}
          {effect.kind === 'impossible' && <p className="review-problem">{effect.why}</p>}
          {effect.kind === 'pending' && <p>正在计算会变的评价…</p>}
          {effect.kind === 'change' && <FlipList flips={effect.flips} />}
          <button type="submit" className="button primary" disabled={effect.kind !== 'change'}>
            应用
          </button>
          <button
            type="button"
            className="button"
            disabled={edited === null && !problem}
            onClick={() => {
              discard();
              keepFocus();
            }}
          >
            放弃改动
          </button>
        </div>
      </form>
      {indicator && <AnnualTargets key={indicator.id} {...{ indicator, view, ledger, tell }} />}
    </div>
  );
}
