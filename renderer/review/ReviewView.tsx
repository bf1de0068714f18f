import './review.css';
import './verdicts.css';
import './lists.css';
import './settings.css';
import type { Id } from '../../shared/model/plan';
import type { PlanView } from '../../shared/model/plan-view';
import { categoryTable } from '../../shared/review/category-table';
import { reviewColumns } from '../../shared/review/review-columns';
import { reviewTable } from '../../shared/review/review-table';
import type { ReviewResult } from '../../shared/review/review';
import type { Ledger } from '../ledger/ledger';
import { usePlanView } from '../ledger/plan-view';
import type { LedgerRepository } from '../storage/ledger-repository';
import { Calculating } from './Calculating';
import { ColumnChooser } from './ColumnChooser';
import { CopyTable } from './CopyTable';
import { ForecastPlace } from './ForecastPlace';
import { LaggingPlace } from './LaggingPlace';
import { MissingPlace, type JumpToActual } from './MissingPlace';
import { ResultPlace } from './ResultPlace';
import {
  reviewedYear,
  reviewYears,
  useReviewChoice,
  useReviewChoices,
  type ReviewPlace,
} from './review-choices';
import { RevisionsPlace } from './RevisionsPlace';
import { SettingsPlace } from './SettingsPlace';
import { TablePlace } from './TablePlace';
import { useReview } from './use-review';

interface ReviewViewProps {
  readonly ledger: Ledger;
  readonly repository: LedgerRepository;
  readonly planId: Id;
  /** Shows the figure of a year in the sheet. */
  readonly onJump: JumpToActual;
  readonly onEntry: () => void;
  /** Shows the plan, where indicators are added. */
  readonly onPlan: () => void;
  /** Says something short in the status line. */
  readonly tell: (text: string) => void;
}

/** The yearly review of a plan. */
export function ReviewView(props: ReviewViewProps) {
  const view = usePlanView(props.ledger, props.planId);
  return view && <Review {...props} view={view} />;
}

const places: readonly (readonly [ReviewPlace, string])[] = [
  ['result', '完成情况'],
  ['categories', '分类汇总'],
  ['lagging', '滞后清单'],
  ['missing', '缺数清单'],
  ['revisions', '修订说明'],
  ['forecast', '含预计数'],
  ['settings', '评估设置'],
];

function countOf(place: ReviewPlace, result: ReviewResult): string {
  if (place === 'lagging') return `（${result.lagging.length}）`;
  if (place === 'missing') return `（${result.missing.length + result.unassessable.length}）`;
  return '';
}

/** Why there is nothing to show of a review in which every leaf lacks its figures. */
function emptyText({ leaves, context }: ReviewResult): string {
  const { year, slots, elapsed } = context;
  if (leaves.length === 0) return '规划里还没有可以评价的指标。';
  const slot = slots.actual[elapsed] ?? '';
  return leaves.every(({ series }) => series?.figures[slot] === undefined)
    ? `${year}年还没有录入实际值，没有可评估的内容。`
    : `${year}年的数据还不够评价，${leaves.length}项分指标全部缺数；缺哪些年见“缺数清单”。`;
}

function Review({
  ledger,
  repository,
  planId,
  view,
  onJump,
  onEntry,
  onPlan,
  tell,
}: ReviewViewProps & { readonly view: PlanView }) {
  const choice = useReviewChoice(planId);
  const { change } = useReviewChoices();
  const { place } = choice;
  const year = reviewedYear(view, choice.year);
  const state = useReview(view, year);
  const result = state.ok ? state.result : null;
  const isWithoutRows = result?.leaves.length === 0;
  const isEmpty = result !== null && result.counts.leaves.of.missing === result.counts.leaves.total;
  return (
    <section className="review" aria-label="评估">
      <header className="review-bar">
        <label>
          评估年份
          <select
            value={year}
            data-region-focus
            onChange={(event) => change(planId, { year: Number(event.target.value) })}
          >
            {reviewYears(view).map((each) => (
              <option key={each} value={each}>
                {each}年
              </option>
            ))}
          </select>
        </label>
        <div className="review-places" role="group" aria-label="评估的内容">
          {places.map(([each, name]) => (
            <button
              key={each}
              type="button"
              aria-pressed={each === place}
              onClick={() => change(planId, { place: each })}
            >
              {name}
              {result && countOf(each, result)}
            </button>
          ))}
        </div>
        {place === 'result' && result && (
          <div className="review-actions">
            <ColumnChooser
              columns={reviewColumns(result)}
              shown={choice.shown}
              onChange={(shown) => change(planId, { shown })}
            />
            <CopyTable make={() => reviewTable(result, choice)} tell={tell} />
          </div>
        )}
      </header>
      <div className="review-main">
        {state.ok && !state.isCurrent && <Calculating />}
        {!state.ok && <p className="review-empty">{state.why}</p>}
        {isEmpty && (place === 'result' || place === 'categories' || place === 'lagging') ? (
          <div className="review-empty">
            <p>{emptyText(result)}</p>
            <button type="button" className="button primary" onClick={isWithoutRows ? onPlan : onEntry}>
              {isWithoutRows ? '去加指标' : '去录入'}
            </button>
          </div>
        ) : (
          result && (
            <>
              {place === 'result' && <ResultPlace result={result} planId={planId} />}
              {place === 'categories' && (
                <TablePlace model={categoryTable(result)} empty="规划里还没有类别。" tell={tell} />
              )}
              {place === 'lagging' && <LaggingPlace result={result} ledger={ledger} tell={tell} />}
              {place === 'missing' && <MissingPlace result={result} onJump={onJump} tell={tell} />}
              {place === 'revisions' && (
                <RevisionsPlace result={result} source={{ ledger, repository }} tell={tell} />
              )}
              {place === 'forecast' && <ForecastPlace view={view} year={year} ledger={ledger} tell={tell} />}
            </>
          )
        )}
        {place === 'settings' && <SettingsPlace view={view} year={year} ledger={ledger} tell={tell} />}
      </div>
    </section>
  );
}
