import { useSyncExternalStore } from 'react';
import type { HistoryFilter } from '../../shared/history/entries';
import { ProgressDialog } from '../entry/ProgressDialog';
import { focusMain } from '../ui/focus-main';
import { shortReason, stepWords } from './step-texts';
import type { Stepper } from './stepper';

interface StepViewProps {
  readonly stepper: Stepper;
  readonly onHistory: (filter: HistoryFilter) => void;
}

/** How far a long undo or redo has come, and what stands in the way of one that cannot be done. */
export function StepView({ stepper, onHistory }: StepViewProps) {
  const { progress, obstacle } = useSyncExternalStore(stepper.subscribe, stepper.state);
  if (progress) return <ProgressDialog {...progress} stage="writing" />;
  if (!obstacle) return null;
  const { direction, reason, text, cell } = obstacle;
  const leave = (act: () => void) => () => {
    act();
    focusMain();
  };
  return (
    <section className="step-line" role="alert" data-region aria-label={`不能${stepWords[direction]}`}>
      <p>
        不能{stepWords[direction]}“{shortReason(reason)}”：{text}
      </p>
      {cell && (
        <button type="button" className="button" onClick={() => onHistory({ cell })}>
          看这一格的历史
        </button>
      )}
      <button
        type="button"
        className="button"
        title={`数据不变，接着${stepWords[direction]}它之前的步骤`}
        onClick={leave(() => stepper.skip())}
      >
        跳过这一步
      </button>
      <button type="button" className="button quiet" onClick={leave(() => stepper.putAway())}>
        知道了
      </button>
    </section>
  );
}
