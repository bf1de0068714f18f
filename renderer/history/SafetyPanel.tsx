import { useState, useSyncExternalStore } from 'react';
import type { Host, HostInfo, SafetyStatus, SnapshotResult } from '../../shared/host';
import { callTroubleText } from '../ledger/host-away';
import type { Saver } from '../ledger/saver';
import { faultText } from '../ui/fault-text';
import type { Safety } from '../ui/safety-status';
import { timeText } from '../ui/time-text';
import { SecondFolder } from './SecondFolder';

interface SafetyPanelProps {
  readonly host: Host;
  readonly info: HostInfo;
  readonly safety: Safety;
  readonly saver: Saver;
  /** Shows the ways back to a past state. */
  readonly onRestore: () => void;
}

/** Last save, last snapshot, last copy to the second folder: one glance, in words. */
export function SafetyPanel({ host, info, safety, saver, onRestore }: SafetyPanelProps) {
  const { status, refresh } = safety;
  const save = useSyncExternalStore(saver.subscribe, saver.state);
  const [result, setResult] = useState('');

  const takeSnapshot = () => {
    setResult('正在做快照…');
    host['snapshot.take']({ reason: 'request' }).then(
      (taken) => {
        setResult(snapshotText(taken));
        refresh();
      },
      (error: unknown) => setResult(`没有做成：${callTroubleText(error)}`),
    );
  };
  return (
    <dl className="safety" aria-label="数据安全">
      <dt>最近保存</dt>
      <dd>{saveText(save)}</dd>
      <dt>最近快照</dt>
      <dd>
        {lastSnapshotText(status)}
        <button type="button" className="button" onClick={takeSnapshot}>
          现在做一份
        </button>
        <button type="button" className="button" onClick={onRestore}>
          恢复到以前的状态…
        </button>
        {status?.snapshotFailure ? (
          <span className="safety-trouble" role="alert">
            {failureText(status.snapshotFailure)}
          </span>
        ) : (
          <span role="status">{result}</span>
        )}
      </dd>
      <dt>第二文件夹</dt>
      <dd>
        {status === null ? (
          '正在查看…'
        ) : (
          <SecondFolder host={host} info={info} state={status.secondFolder} onStatus={refresh} />
        )}
      </dd>
    </dl>
  );
}

function lastSnapshotText(status: SafetyStatus | null): string {
  if (status === null) return '正在查看…';
  return status.lastSnapshot ? timeText(status.lastSnapshot.takenAt) : '还没有';
}

function saveText(state: ReturnType<Saver['state']>): string {
  if (state.kind === 'saving') return '保存中…';
  if (state.kind !== 'saved') return `有 ${state.waiting} 项没有存上`;
  return state.at === null ? '本次打开后还没有改动，以前的都已保存' : timeText(state.at);
}

function snapshotText(result: SnapshotResult): string {
  switch (result.state) {
    case 'taken':
      return `已做好，含 ${result.snapshot.records} 条内容。`;
    case 'unchanged':
      return '上一份快照之后没有改动，不必再做。';
    case 'failed':
      return `没有做成：${faultText(result.fault, '快照文件夹')}`;
  }
}

function failureText({ at, fault }: NonNullable<SafetyStatus['snapshotFailure']>): string {
  return `${timeText(at)} 没有做成：${faultText(fault, '快照文件夹')}已保存的录入不受影响。`;
}
