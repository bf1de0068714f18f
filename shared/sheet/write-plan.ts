import type { Figure } from '../model/figure';
import type { Position } from './ranges';

/** A figure for a cell; null empties it. */
export interface CellWrite extends Position {
  readonly figure: Figure | null;
}

/** A text that cannot go into its cell, and why, as the end of a sentence: "有不止一个小数点". */
export interface UnreadableCell extends Position {
  readonly text: string;
  readonly reason: string;
}

/** A cell that takes no figures, and why, as a sentence. */
export interface LockedCell extends Position {
  readonly text: string;
  readonly reason: string;
}

/** A text of a pasted block for which there is no cell, and why, as a sentence. */
export interface HomelessText {
  readonly text: string;
  readonly reason: string;
}

/** Everything that a paste or a fill would do, before anything is done. */
export interface WritePlan {
  readonly writes: readonly CellWrite[];
  readonly unreadable: readonly UnreadableCell[];
  readonly locked: readonly LockedCell[];
  readonly homeless: readonly HomelessText[];
}

export type CellReading =
  | { readonly ok: true; readonly figure: Figure | null }
  /** Why, as the end of a sentence. */
  | { readonly ok: false; readonly reason: string };

/** What planning needs to know of the sheet that is written to. */
export interface WriteTarget {
  /** Why a cell takes no figures, as a sentence; null where it takes them. */
  readonly lockAt: (position: Position) => string | null;
  /** What stands in a cell. */
  readonly textAt: (position: Position) => string;
  readonly read: (text: string, position: Position) => CellReading;
}

/** Gathers a plan cell by cell. */
export class WritePlanner {
  private readonly target: WriteTarget;
  private readonly writes: CellWrite[] = [];
  private readonly unreadable: UnreadableCell[] = [];
  private readonly locked: LockedCell[] = [];
  private readonly homeless: HomelessText[] = [];

  constructor(target: WriteTarget) {
    this.target = target;
  }

  /** A text for a cell. A locked cell is no problem where nothing would change. */
  put(text: string, position: Position, reading = this.target.read): void {
    const { row, column } = position;
    const lock = this.target.lockAt(position);
    if (lock !== null) {
      const changesNothing = text.trim() === '' || text.trim() === this.target.textAt(position).trim();
      if (!changesNothing) this.locked.push({ row, column, text, reason: lock });
      return;
    }
    const read = reading(text, position);
    if (read.ok) this.writes.push({ row, column, figure: read.figure });
    else this.unreadable.push({ row, column, text, reason: read.reason });
  }

  /** A text without a cell; blanks need none. */
  leaveOut(text: string, reason: string): void {
    if (text.trim() !== '') this.homeless.push({ text, reason });
  }

  finish(): WritePlan {
    const { writes, unreadable, locked, homeless } = this;
    return { writes, unreadable, locked, homeless };
  }
}

/** True where the whole of a plan can be carried out. */
export function isClean({ unreadable, locked, homeless }: WritePlan): boolean {
  return unreadable.length === 0 && locked.length === 0 && homeless.length === 0;
}
