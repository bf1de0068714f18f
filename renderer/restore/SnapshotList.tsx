import { useEffect, useState } from 'react';
import type { Host, SnapshotInfo, VerifiedSnapshot } from '../../shared/host';
import type { PastPlace } from '../../shared/saving/restore-source';
import { timeText } from '../ui/time-text';
import { snapshotReasons } from './restore-texts';

interface SnapshotListProps {
  readonly host: Host;
  readonly chosen: PastPlace | null;
  readonly onChoose: (place: PastPlace) => void;
}

function placeOf({ name, takenAt, position, headHash }: VerifiedSnapshot): PastPlace {
  return {
    source: { kind: 'snapshot', name },
    name: `${timeText(takenAt)} 的快照（第 ${position} 次录入之后）`,
    headHash,
  };
}

/** Every snapshot, newest first; those that cannot be read are named, and cannot be chosen. */
export function SnapshotList({ host, chosen, onChoose }: SnapshotListProps) {
  const [snapshots, setSnapshots] = useState<readonly SnapshotInfo[] | 'failed' | null>(null);
  useEffect(() => {
    host['snapshot.list']().then(setSnapshots, () => setSnapshots('failed'));
  }, [host]);
  if (snapshots === null) return <p role="status">正在核对快照…</p>;
  if (snapshots === 'failed')
    return <p role="alert">没有能够读出快照：后台服务没有回应。请确认启动程序的窗口仍在运行。</p>;
  if (snapshots.length === 0) return <p>还没有快照。</p>;
  return (
    <ul className="past-places" aria-label="快照">
      {snapshots.map((snapshot) =>
        snapshot.state === 'damaged' ? (
          <li key={snapshot.name} className="past-damaged">
            {snapshot.name} 读不出来，不能使用：{snapshot.detail}
          </li>
        ) : (
          <li key={snapshot.name}>
            <button
              type="button"
              className="past-place"
              aria-pressed={chosen?.source.kind === 'snapshot' && chosen.source.name === snapshot.name}
              onClick={() => onChoose(placeOf(snapshot))}
            >
              <strong>{timeText(snapshot.takenAt)}</strong>
              <span>{snapshotReasons[snapshot.reason]}</span>
              <span>
                第 {snapshot.position} 次录入之后，{snapshot.records} 条内容
              </span>
            </button>
          </li>
        ),
      )}
    </ul>
  );
}
