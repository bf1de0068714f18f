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

/**
 * The names of the snapshots that may go, given every usable snapshot of a workspace and the time now (ISO 8601, UTC).
 * Days are those of UTC: the working hours of China lie within one. Snapshots from the future or with an unreadable time are kept,
 * because the clock may have been set back. Only snapshots are ever thinned, never the journal.
 */
export function snapshotsToRemove(snapshots: readonly DatedSnapshot[], now: string): readonly string[] {
  const newest = snapshots.toSorted(newestFirst);
  const kept = new Set<DatedSnapshot>(newest.slice(0, alwaysKept));
  const days = new Set<string>();
  const months = new Set<string>();
  let recent = 0;
  for (const snapshot of newest) {
    const age = ageInDays(snapshot, now);
    if (!(age >= 0)) {
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

/** Not a number where the time cannot be read. */
function ageInDays({ takenAt }: DatedSnapshot, now: string): number {
  return (Date.parse(now) - Date.parse(takenAt)) / dayLength;
}

function newestFirst(a: DatedSnapshot, b: DatedSnapshot): number {
  if (a.epoch !== b.epoch) return b.epoch - a.epoch;
  if (a.position !== b.position) return b.position - a.position;
  if (a.takenAt !== b.takenAt) return a.takenAt < b.takenAt ? 1 : -1;
  return a.name < b.name ? 1 : -1;
}
