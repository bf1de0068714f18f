import { useMemo, useState, useSyncExternalStore } from 'react';
import type { Host } from '../../shared/host';
import { exceedsBatch } from '../../shared/saving/batch-size';
import { restoreDifferences, type RestoreScope } from '../../shared/saving/restore-differences';
import { restoreCounts, restoreLines } from '../../shared/saving/restore-preview';
import type { Ledger } from '../ledger/ledger';
import { carryOut, tooLargeText, type RestoreOutcome } from './carry-out';
import { PreviewTable } from './PreviewTable';
import type { PastState } from './read-past';
import { countsText } from './restore-texts';

interface PreviewProps {
  readonly ledger: Ledger;
  readonly host: Host;
  readonly past: PastState;
  readonly tell: (text: string) => void;
  readonly onUndo: () => void;
  readonly onClose: () => void;
}

type Doing =
  | { readonly state: 'asking' | 'running' }
  | Extract<RestoreOutcome, { state: 'refused' }>
  /** The sentence names what was done. */
  | { readonly state: 'restored'; readonly sentence: string };

/** What going back would change, for everything or for one plan; and the question whether to. */
export function Preview({ ledger, host, past, tell, onUndo, onClose }: PreviewProps) {
  const [scope, setScope] = useState<RestoreScope>({ kind: 'everything' });
  const [doing, setDoing] = useState<Doing>({ state: 'asking' });
  const { version, changes, moved, lines } = useDifferences(ledger, past, scope);
  const tooLarge = useMemo(() => exceedsBatch(changes), [changes]);
  const plans = plansOf(ledger, past);
  const planTitle = scope.kind === 'plan' ? plans.find(({ id }) => id === scope.planId)?.title : undefined;
  const reason = `恢复到${past.place.name}${planTitle === undefined ? '' : `，只恢复《${planTitle}》`}`;
  const restore = () => {
    setDoing({ state: 'running' });
    const doneText = ({ saved }: { readonly saved: boolean }) =>
      `已${reason}，共改变 ${lines.length} 处${saved ? '，已保存。' : '；还没有存上，请按上方的提示重试保存。'}`;
    void carryOut({ host, ledger }, { changes, reason, version }).then((outcome) => {
      const told =
        outcome.state === 'refused' ? outcome : { state: outcome.state, sentence: doneText(outcome) };
      setDoing(told);
      tell(told.sentence);
    });
  };
  if (doing.state === 'restored')
    return <Restored sentence={doing.sentence} onUndo={onUndo} onClose={onClose} />;
  if (doing.state === 'running')
    return (
      <p className="past-status" role="status">
        正在恢复：先把现在的数据做成快照，再写入改动。
      </p>
    );
  return (
    <>
      <div className="past-scope">
        <h2>恢复到{past.place.name}</h2>
        <label>
          范围
          <select
            value={scope.kind === 'plan' ? scope.planId : ''}
            onChange={({ target: { value } }) =>
              setScope(value === '' ? { kind: 'everything' } : { kind: 'plan', planId: value })
            }
          >
            <option value="">全部</option>
            {plans.map(({ id, title }) => (
              <option key={id} value={id}>
                只恢复《{title}》
              </option>
            ))}
          </select>
        </label>
      </div>
      {lines.length === 0 ? (
        <p className="past-hint" role="status">
          在这个范围内，现在的数据与那时完全一样，不需要恢复。
        </p>
      ) : (
        <>
          <p className="past-counts" role="status">
            会改变 {lines.length} 处：{countsText(restoreCounts(lines))}。没有列出的内容不变。
          </p>
          <PreviewTable lines={lines} />
        </>
      )}
      {moved > 0 && (
        <p className="past-refused" role="alert">
          有 {moved} 条内容后来换了规划，不能只恢复一个规划。请把范围改为“全部”。
        </p>
      )}
      {doing.state === 'refused' && (
        <p className="past-refused" role="alert">
          {doing.sentence}
        </p>
      )}
      {tooLarge && (
        <p className="past-refused" role="alert">
          {tooLargeText}
        </p>
      )}
      {lines.length > 0 && (
        <div className="past-ask">
          <p>恢复之前会先把现在的数据做成快照；恢复之后可以按 Ctrl+Z 撤销。要恢复吗？</p>
          <button
            type="button"
            className="button primary"
            data-region-focus
            disabled={tooLarge || moved > 0}
            onClick={restore}
          >
            恢复这 {lines.length} 处
          </button>
          <button type="button" className="button" onClick={onClose}>
            不恢复
          </button>
        </div>
      )}
    </>
  );
}

/** The differences to the ledger as it is now; worked out again after every batch. */
function useDifferences(ledger: Ledger, { records }: PastState, scope: RestoreScope) {
  const version = useSyncExternalStore(ledger.subscribe, ledger.version);
  return useMemo(() => {
    const { changes, moved } = restoreDifferences(ledger.records, records, scope);
    return { version, changes, moved, lines: restoreLines(changes, ledger.records, records) };
  }, [ledger, records, scope, version]);
}

/** The plans of either side, by the title they have now. */
function plansOf(ledger: Ledger, { records }: PastState) {
  return [...new Map([...records.plan, ...ledger.records.plan]).values()];
}

interface RestoredProps {
  readonly sentence: string;
  readonly onUndo: () => void;
  readonly onClose: () => void;
}

function Restored({ sentence, onUndo, onClose }: RestoredProps) {
  return (
    <div className="past-done" role="status">
      <p>
        {sentence}
        恢复之前的数据在快照里，也可以撤销这次恢复。
      </p>
      <button type="button" className="button primary" autoFocus onClick={onClose}>
        查看历史
      </button>
      <button
        type="button"
        className="button"
        onClick={() => {
          onUndo();
          onClose();
        }}
      >
        撤销这次恢复
      </button>
    </div>
  );
}
