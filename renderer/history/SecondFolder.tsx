import { useState, type FormEvent } from 'react';
import type { Host, HostInfo, SecondFolderState, SetSecondFolderResult } from '../../shared/host';
import { callTroubleText } from '../ledger/host-away';
import { faultText } from '../ui/fault-text';
import { timeText } from '../ui/time-text';

interface SecondFolderProps {
  readonly host: Host;
  readonly info: HostInfo;
  readonly state: SecondFolderState;
  /** The state is to be asked for again. */
  readonly onStatus: () => void;
}

/** A second place for copies: what it is, how it stands, and how to change it. */
export function SecondFolder({ host, info, state, onStatus }: SecondFolderProps) {
  const kept = state.state === 'off' ? '' : state.folder;
  const [folder, setFolder] = useState(kept);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const choose = (chosen: string | null) => {
    setBusy(true);
    setProblem('');
    host['safety.secondFolder']({ folder: chosen })
      .then(
        (result) => setProblem(problemText(result)),
        (error: unknown) => setProblem(`没有设成：${callTroubleText(error)}`),
      )
      .finally(() => {
        setBusy(false);
        onStatus();
      });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    choose(folder.trim());
  };
  const pick = () => {
    host['file.choose']({ kind: 'secondFolder', suggestedPath: kept || info.documentsFolder }).then(
      (chosen) => {
        if (chosen === null) return;
        setFolder(chosen);
        choose(chosen);
      },
      (error: unknown) => setProblem(callTroubleText(error)),
    );
  };
  const stop = () => {
    setFolder('');
    choose(null);
  };
  return (
    <form className="safety-second" onSubmit={submit}>
      <span data-trouble={state.state === 'away' || state.state === 'failed'}>{secondFolderText(state)}</span>
      <input
        value={folder}
        onChange={(event) => setFolder(event.target.value)}
        placeholder="移动硬盘或共享文件夹的路径"
        aria-label="第二文件夹的路径"
        title={folder}
        spellCheck={false}
        disabled={busy}
        required
      />
      {info.nativeDialogs && (
        <button type="button" className="button" disabled={busy} onClick={pick}>
          选择…
        </button>
      )}
      <button type="submit" className="button" disabled={busy || folder.trim() === ''}>
        {folder.trim() === kept && kept !== '' ? '现在存一次' : '使用这个文件夹'}
      </button>
      {kept !== '' && (
        <button type="button" className="button quiet" disabled={busy} onClick={stop}>
          停用
        </button>
      )}
      {busy && <span role="status">正在设置并存第一份…</span>}
      {problem !== '' && (
        <span className="safety-trouble" role="alert">
          {problem}
        </span>
      )}
    </form>
  );
}

function problemText(result: SetSecondFolderResult): string {
  if (result.state === 'set') return '';
  if (result.state === 'failed') return `没有设成：${faultText(result.fault, '数据文件夹')}`;
  switch (result.reason) {
    case 'notAbsolute':
      return '没有设成：请填写完整的路径。';
    case 'overlaps':
      return '没有设成：第二文件夹不能是数据文件夹，也不能在它里面或把它包在里面，否则磁盘坏了两份都没有。';
    case 'missing':
      return '没有设成：没有这个文件夹，请先建好，或确认移动硬盘、网络位置已经连上。';
  }
}

function secondFolderText(state: SecondFolderState): string {
  if (state.state === 'off') return '没有设置。设置后，快照和日志会自动再存一份到那里。';
  const last = state.lastCopyAt === null ? '还没有存过' : `最近存于 ${timeText(state.lastCopyAt)}`;
  switch (state.state) {
    case 'ready':
      return `${last}。`;
    case 'copying':
      return `${last}，正在存新的一份。`;
    case 'away':
      return `${last}。现在连不上，接好以后会自动补存。`;
    case 'failed':
      return `${last}。这一次没有存成：${faultText(state.fault, '第二文件夹')}`;
  }
}
