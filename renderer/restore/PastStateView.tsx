import './past.css';
import { useEffect, useState } from 'react';
import type { Host } from '../../shared/host';
import type { PastPlace } from '../../shared/saving/restore-source';
import type { Ledger } from '../ledger/ledger';
import type { LedgerRepository } from '../storage/ledger-repository';
import { BatchList } from './BatchList';
import { Preview } from './Preview';
import { SnapshotList } from './SnapshotList';
import { usePastState } from './use-past-state';

interface PastStateViewProps {
  readonly ledger: Ledger;
  readonly repository: LedgerRepository;
  readonly host: Host;
  /** A state that was chosen elsewhere; null where the user chooses here. */
  readonly place: PastPlace | null;
  /** Says in a line what was done, also when this view has gone. */
  readonly tell: (text: string) => void;
  /** Takes back what was done last. */
  readonly onUndo: () => void;
  readonly onClose: () => void;
}

type Kind = 'snapshots' | 'batches';

/** Back to a past state by choice: where to, what would change, and then, if the user says so, one batch that does it. */
export function PastStateView({
  ledger,
  repository,
  host,
  place,
  tell,
  onUndo,
  onClose,
}: PastStateViewProps) {
  const [kind, setKind] = useState<Kind>(place?.source.kind === 'position' ? 'batches' : 'snapshots');
  const { reading, start, forget } = usePastState(host);
  useEffect(() => {
    if (place) start(place);
  }, [place, start]);
  const chosen =
    reading.kind === 'idle' ? null : reading.kind === 'ready' ? reading.past.place : reading.place;
  return (
    <section className="past" aria-label="恢复到以前的状态">
      <header className="past-top">
        <h1>恢复到以前的状态</h1>
        <p>
          先对照、后恢复：选择和查看不改动数据。恢复本身也记入历史，可以撤销；以后的录入和以前的记录都不会删除。
        </p>
        <button type="button" className="button" onClick={onClose}>
          返回历史
        </button>
      </header>
      <div className="past-columns">
        <div className="past-chooser">
          <div className="past-kinds" role="group" aria-label="恢复到哪里">
            <KindButton own="snapshots" kind={kind} onKind={setKind} label="快照" />
            <KindButton own="batches" kind={kind} onKind={setKind} label="某一次录入或某一刻" />
          </div>
          {kind === 'snapshots' ? (
            <SnapshotList host={host} chosen={chosen} onChoose={start} />
          ) : (
            <BatchList ledger={ledger} repository={repository} chosen={chosen} onChoose={start} />
          )}
        </div>
        <div className="past-result" data-region tabIndex={-1} aria-label="恢复会改变什么">
          {reading.kind === 'idle' && (
            <p className="past-hint">在左边选一份快照或一次录入，这里会列出恢复会改变什么。</p>
          )}
          {reading.kind === 'reading' && (
            <div className="past-status" role="status">
              <p>
                正在读取{reading.place.name}的数据：已读 {reading.read} 条。
              </p>
              <progress />
              <button type="button" className="button" onClick={forget}>
                取消
              </button>
            </div>
          )}
          {reading.kind === 'failed' && (
            <div className="past-status" role="alert">
              <p>{reading.sentence}没有改动任何数据。</p>
              <button type="button" className="button" onClick={() => start(reading.place)}>
                再试一次
              </button>
            </div>
          )}
          {reading.kind === 'ready' && (
            <Preview
              key={reading.past.place.name}
              {...{ ledger, host, tell, onUndo, onClose }}
              past={reading.past}
            />
          )}
        </div>
      </div>
    </section>
  );
}

interface KindButtonProps {
  readonly own: Kind;
  readonly kind: Kind;
  readonly onKind: (kind: Kind) => void;
  readonly label: string;
}

function KindButton({ own, kind, onKind, label }: KindButtonProps) {
  return (
    <button
      type="button"
      className="past-kind"
      aria-pressed={own === kind}
      autoFocus={own === kind}
      {...(own === kind ? { 'data-region-focus': '' } : {})}
      onClick={() => onKind(own)}
    >
      {label}
    </button>
  );
}
