import { useState, useSyncExternalStore, type FormEvent } from 'react';
import type { Host, SafetyStatus, SnapshotResult } from '../../shared/host';
import type { Saver } from '../ledger/saver';
import { faultText } from '../ui/fault-text';
import type { Safety } from '../ui/safety-status';

interface SafetyPanelProps {
  readonly host: Host;
  readonly safety: Safety;
  readonly saver: Saver;
  /** Shows the ways back to a past state. */
  readonly onRestore: () => void;
}

const clock = new Intl.DateTimeFormat('zh-CN', { dateStyle: 'medium', timeStyle: 'short' });
const timeText = (at: string): string => clock.format(new Date(at));

/** Last save, last snapshot, last copy to the second folder: one glance, in words. */
export function SafetyPanel({ host, safety, saver, onRestore }: SafetyPanelProps) {
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
      () => setResult('后台服务没有回应，没有做成快照。'),
    );
  };
  return (
    <dl className="safety" aria-label="数据安全">
      <dt>最近保存</dt>
      <dd>{saveText(save)}</dd>
      <dt>最近快照</dt>
      <dd>
        {status?.lastSnapshot ? timeText(status.lastSnapshot.takenAt) : '还没有'}
        {status?.snapshotFailure &&
          `；${timeText(status.snapshotFailure.at)}没有做成：${faultText(status.snapshotFailure.fault, '快照文件夹')}`}
        <button type="button" className="button" onClick={takeSnapshot}>
          现在做一份
        </button>
        <button type="button" className="button" onClick={onRestore}>
          恢复到以前的状态…
        </button>
        <span role="status">{result}</span>
      </dd>
      <dt>第二文件夹</dt>
      <dd>{status && <SecondFolder host={host} status={status} onStatus={refresh} />}</dd>
    </dl>
  );
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

interface SecondFolderProps {
  readonly host: Host;
  readonly status: SafetyStatus;
  readonly onStatus: () => void;
}

/** A second place for copies: what it is, how it stands, and how to change it. */
function SecondFolder({ host, status, onStatus }: SecondFolderProps) {
  const { secondFolder } = status;
  const [folder, setFolder] = useState(secondFolder.state === 'off' ? '' : secondFolder.folder);
  const [problem, setProblem] = useState('');
  const choose = (chosen: string | null) => {
    setProblem('');
    host['safety.secondFolder']({ folder: chosen }).then(onStatus, () =>
      setProblem('没有设成：请填写一个已经存在的文件夹的完整路径。'),
    );
  };
  const empty = folder.trim() === '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    choose(empty ? null : folder.trim());
  };
  return (
    <form className="safety-second" onSubmit={submit}>
      <span>{secondFolderText(secondFolder)}</span>
      <input
        value={folder}
        onChange={(event) => setFolder(event.target.value)}
        placeholder="移动硬盘或共享文件夹的路径"
        aria-label="第二文件夹的路径"
        spellCheck={false}
      />
      <button type="submit" className="button" disabled={secondFolder.state === 'off' && empty}>
        {empty && secondFolder.state !== 'off' ? '停用' : '使用这个文件夹'}
      </button>
      {problem !== '' && <span role="alert">{problem}</span>}
    </form>
  );
}

function secondFolderText(state: SafetyStatus['secondFolder']): string {
  if (state.state === 'off') return '没有设置。设置后，每份快照都会再存一份到那里。';
  const last = state.lastCopyAt === null ? '还没有存过' : `最近存于 ${timeText(state.lastCopyAt)}`;
  switch (state.state) {
    case 'ready':
      return `${last}。`;
    case 'away':
      return `${last}。现在连不上，接好以后会自动补存。`;
    case 'failed':
      return `${last}。这一次没有存成：${faultText(state.fault, '第二文件夹')}`;
  }
}
