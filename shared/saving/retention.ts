import type { SnapshotReason } from '../host';

/** What the keeping of a snapshot depends on. */
export interface DatedSnapshot {
  readonly name: string;
  readonly epoch: number;
  readonly position: number;
  /** ISO 8601 time in UTC. */
  readonly takenAt: string;
  readonly reason: SnapshotReason;
}

const dayLength = 24 * 60 * 60 * 1000;

/** All of so many days, but no more than so many files. */
const recentDays = 2;
const recentCount = 20;
/** The last one of each day for so many days; after that the last one of each month, for ever. */
const dailyDays = 30;
/** What came before something that cannot simply be undone. */
const precious: ReadonlySet<SnapshotReason> = new Set(['migration', 'restore', 'import', 'replaced']);
const preciousDays = 366;
const alwaysKept = 2;

/** Days that count at most between two snapshots: a clock that has jumped ahead by years must not make all of them old. */
const longestStep = 7;

/**
 * The names of the snapshots that may go, given every usable snapshot of a workspace and the time now (ISO 8601, UTC).
 * Days are those of UTC: the working hours of China lie within one. Their order is that of the chain, never of the clock, and
 * ages are added up along it. Snapshots from the future or with an unreadable time are kept, because the clock may have been
 * set back. Only snapshots are ever thinned, never the journal.
 */
export function snapshotsToRemove(snapshots: readonly DatedSnapshot[], now: string): readonly string[] {
  const newest = snapshots.toSorted(newestFirst);
  const kept = new Set<DatedSnapshot>(newest.slice(0, alwaysKept));
  const days = new Set<string>();
  const months = new Set<string>();
  let recent = 0;
  let age = 0;
  let later = now;
  for (const snapshot of newest) {
    age += stepInDays(snapshot.takenAt, later);
    later = snapshot.takenAt;
    if (!(daysBetween(snapshot.takenAt, now) >= 0)) {
      kept.add(snapshot);
      continue;
    }
    const day = snapshot.takenAt.slice(0, 10);
    const month = snapshot.takenAt.slice(0, 7);
    if (age < recentDays && recent < recentCount) {
      recent += 1;
      kept.add(snapshot);
    }
    if (age < dailyDays && !days.has(day)) kept.add(snapshot);
    if (!months.has(month)) kept.add(snapshot);
    if (age < preciousDays && precious.has(snapshot.reason)) kept.add(snapshot);
    days.add(day);
    months.add(month);
  }
  return newest.filter((snapshot) => !kept.has(snapshot)).map(({ name }) => name);
}

/** What a snapshot adds to the age of those before it: nothing where the clock went back or a time cannot be read. */
function stepInDays(from: string, to: string): number {
  const days = daysBetween(from, to);
  return days > 0 ? Math.min(days, longestStep) : 0;
}

/** Not a number where a time cannot be read. */
function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / dayLength;
}

function newestFirst(a: DatedSnapshot, b: DatedSnapshot): number {
  if (a.epoch !== b.epoch) return b.epoch - a.epoch;
  if (a.position !== b.position) return b.position - a.position;
  if (a.takenAt !== b.takenAt) return a.takenAt < b.takenAt ? 1 : -1;
  return a.name < b.name ? 1 : -1;
}
