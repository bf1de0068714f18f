import { timeText } from '../ui/time-text';
import type { LeftOutBatch } from './left-out';

interface LeftOutProps {
  readonly batches: readonly LeftOutBatch[];
  /** How many there are of them, with those that are not named. */
  readonly all: number;
}

/** What a choice would not go on with, for whoever wants to know before choosing. */
export function LeftOut({ batches, all }: LeftOutProps) {
  if (batches.length === 0) return null;
  return (
    <details className="restore-left-out">
      <summary>看看是哪些录入</summary>
      <ul>
        {batches.map(({ at, by, reason }, index) => (
          <li key={index}>
            {timeText(at)} {by}：{reason}
          </li>
        ))}
      </ul>
      {all > batches.length && (
        <p>
          只列出最后 {batches.length} 次，共 {all} 次。
        </p>
      )}
    </details>
  );
}
