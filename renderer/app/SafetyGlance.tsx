import type { SafetyStatus, SecondFolderState } from '../../shared/host';
import { briefTime } from '../ui/time-text';

interface SafetyGlanceProps {
  readonly status: SafetyStatus;
  /** Shows the view that says more. */
  readonly onOpen: () => void;
}

const brief = (at: string): string => briefTime(at, new Date().toISOString());

function snapshotText({ lastSnapshot, snapshotFailure }: SafetyStatus): string {
  if (snapshotFailure) return '快照没有做成';
  return lastSnapshot ? `快照 ${brief(lastSnapshot.takenAt)}` : '还没有快照';
}

function copyText(folder: SecondFolderState): string | null {
  switch (folder.state) {
    case 'off':
      return null;
    case 'ready':
      return folder.lastCopyAt === null ? '第二文件夹还没有存过' : `第二文件夹 ${brief(folder.lastCopyAt)}`;
    case 'copying':
      return '正在存到第二文件夹';
    case 'away':
      return '第二文件夹连不上';
    case 'failed':
      return '第二文件夹没有存成';
  }
}

/** Last snapshot and last copy in a few words, beside the last save. */
export function SafetyGlance({ status, onOpen }: SafetyGlanceProps) {
  const { state } = status.secondFolder;
  const snapshot = snapshotText(status);
  const copy = copyText(status.secondFolder);
  return (
    <button
      type="button"
      className="button quiet safety-glance"
      title="点击查看历史与备份"
      onMouseDown={(event) => event.preventDefault()}
      onClick={onOpen}
    >
      <span data-trouble={status.snapshotFailure !== null}>{snapshot}</span>
      {copy !== null && (
        <>
          {' · '}
          <span data-trouble={state === 'away' || state === 'failed'}>{copy}</span>
        </>
      )}
    </button>
  );
}
