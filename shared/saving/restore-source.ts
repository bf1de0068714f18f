import type { RecoverySource } from '../host';

/** A state to go back to, as the page speaks of it. */
export interface PastPlace {
  readonly source: RecoverySource;
  /** What people call it, after 恢复到: "第 12 次录入之后（2018-03-01 09:30）". */
  readonly name: string;
  /** Hash of the batch that the state ends with; null where the page does not know it. */
  readonly headHash: string | null;
}

/** The place behind the batch of a position, or behind the beginning. `time` is its time for people. */
export function placeAfter(position: number, time: string, headHash: string | null): PastPlace {
  return { source: { kind: 'position', position }, name: `第 ${position} 次录入之后（${time}）`, headHash };
}

/** The place before the batch of a position. */
export function placeBefore(position: number, time: string, parentHash: string): PastPlace {
  const source = { kind: 'position', position: position - 1 } as const;
  return { source, name: `第 ${position} 次录入之前（${time}）`, headHash: parentHash };
}
