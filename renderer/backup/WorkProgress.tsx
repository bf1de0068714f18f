interface WorkProgressProps {
  readonly text: string;
  readonly done: number;
  /** 0 where it is not known. */
  readonly total: number;
  /** Null where it can no longer be cancelled. */
  readonly onCancel: (() => void) | null;
}

/** How far long work has come, and the way to end it. */
export function WorkProgress({ text, done, total, onCancel }: WorkProgressProps) {
  return (
    <div className="backup-progress" role="status">
      <p>{text}</p>
      {total > 0 ? <progress max={total} value={done} aria-label="进度" /> : <progress aria-label="进度" />}
      {onCancel !== null && (
        <button type="button" className="button" autoFocus onClick={onCancel}>
          取消
        </button>
      )}
    </div>
  );
}
