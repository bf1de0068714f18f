import { useMemo, useSyncExternalStore } from 'react';
import type { HistoryFilter } from '../../shared/history/entries';
import type { Id } from '../../shared/model/plan';
import type { PlanView } from '../../shared/model/plan-view';
import { inReviewYear, useWishedChart } from '../charts/chart-choices';
import { usePlanView } from '../ledger/plan-view';
import { PrintView, type PrintWish } from '../print/PrintView';
import { useChosenReview } from '../review/offered-tables';
import { reviewSections } from '../review/print-sections';
import { useReviewChoice } from '../review/review-choices';
import { printCharts } from './print-charts';
import { historySection } from './print-history';
import type { StartState } from './start-up';

interface PrintWorkspaceProps {
  readonly opened: Extract<StartState, { state: 'open' }>;
  readonly planId: Id;
  readonly wish: PrintWish;
  /** What the history view is narrowed down to. */
  readonly historyFilter: HistoryFilter;
  readonly tell: (text: string) => void;
}

/** The print view with what other features bring to the document: charts, and sections of their own. */
export function PrintWorkspace(props: PrintWorkspaceProps) {
  const view = usePlanView(props.opened.ledger, props.planId);
  return view && <Sections {...props} view={view} />;
}

function Sections({
  opened,
  planId,
  view,
  wish,
  historyFilter,
  tell,
}: PrintWorkspaceProps & { readonly view: PlanView }) {
  const { ledger, host, info, repository } = opened;
  const version = useSyncExternalStore(ledger.subscribe, ledger.version);
  const history = useMemo(
    () => historySection({ repository, records: ledger.records }, historyFilter),
    // oxlint-disable-next-line react/exhaustive-deps -- the records are the same object after a batch
    [repository, ledger, historyFilter, version],
  );
  const review = useChosenReview(planId, view, opened);
  const { shown, order, year } = useReviewChoice(planId);
  const wished = useWishedChart(planId);
  const charts = useMemo(() => printCharts(inReviewYear(wished, year)), [wished, year]);
  const more = useMemo(
    () => [...(review.ok ? reviewSections(review.result, { shown, order }) : []), history],
    [review, shown, order, history],
  );
  return (
    <PrintView
      ledger={ledger}
      planId={planId}
      host={host}
      info={info}
      wish={wish}
      charts={charts}
      more={more}
      tell={tell}
    />
  );
}
