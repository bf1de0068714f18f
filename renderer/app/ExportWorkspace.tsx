import type { Host, HostInfo } from '../../shared/host';
import type { Id } from '../../shared/model/plan';
import type { PlanView } from '../../shared/model/plan-view';
import type { Ledger } from '../ledger/ledger';
import { usePlanView } from '../ledger/plan-view';
import type { LedgerRepository } from '../storage/ledger-repository';
import { useChosenReview, useOfferedTables } from '../review/offered-tables';
import { reviewedYear, reviewYears, useReviewChoice, useReviewChoices } from '../review/review-choices';
import { ExportView } from '../exchange/ExportView';

interface ExportWorkspaceProps {
  readonly ledger: Ledger;
  readonly repository: LedgerRepository;
  readonly planId: Id;
  readonly host: Host;
  readonly info: HostInfo;
  readonly unfinished: number;
}

/** The export view with the tables of plan and review. */
export function ExportWorkspace(props: ExportWorkspaceProps) {
  const view = usePlanView(props.ledger, props.planId);
  return view && <Tables {...props} view={view} />;
}

function Tables({ view, repository, ...props }: ExportWorkspaceProps & { readonly view: PlanView }) {
  const choice = useReviewChoice(props.planId);
  const state = useChosenReview(props.planId, view, { ledger: props.ledger, repository });
  const tables = useOfferedTables(props.planId, state);
  const change = useReviewChoices((choices) => choices.change);
  return (
    <ExportView
      {...props}
      tables={tables}
      review={state.ok ? { result: state.result, choice } : null}
      years={reviewYears(view)}
      year={reviewedYear(view, choice.year)}
      onYear={(year) => change(props.planId, { year })}
    />
  );
}
