import type { Batch } from '../model/batch';
import type { Figure } from '../model/figure';
import type { Id } from '../model/plan';
import { sameJson } from '../model/same-json';

/** What one batch did to an actual. */
export interface ActualStep {
  readonly position: number;
  /** ISO 8601 time in UTC. */
  readonly at: string;
  readonly by: string;
  readonly reason: string;
  readonly before: Figure | null;
  readonly after: Figure | null;
}

/** The actual of one series in one period with every batch that changed it, oldest first. */
export interface ActualHistory {
  readonly seriesId: Id;
  readonly period: string;
  readonly steps: readonly ActualStep[];
}

/** An actual that had been recorded and was changed on a later day. */
export interface RevisedActual {
  readonly seriesId: Id;
  readonly period: string;
  readonly before: Figure;
  readonly after: Figure | null;
  /** The day of the change, "2019-03-01". */
  readonly day: string;
  readonly by: string;
  readonly reason: string;
}

/** What a batch did to actuals, figure by figure. */
export function actualSteps(position: number, { at, by, reason, changes }: Batch): readonly ActualHistory[] {
  return changes.flatMap(({ key, before, after }) =>
    key.kind !== 'figure' || key.measure !== 'actual'
      ? []
      : [
          {
            seriesId: key.seriesId,
            period: key.period,
            steps: [
              { position, at, by, reason, before: before as Figure | null, after: after as Figure | null },
            ],
          },
        ],
  );
}

/**
 * The days on which a recorded actual was changed, oldest first. What was corrected on the day it was recorded, and what was
 * undone on the day it was done, is no revision. `dayOf` gives the local day of a UTC time.
 */
export function revisedActuals(
  { seriesId, period, steps }: ActualHistory,
  dayOf: (at: string) => string,
): readonly RevisedActual[] {
  const days: ActualStep[][] = [];
  for (const step of steps) {
    const last = days.at(-1);
    if (last?.[0] !== undefined && dayOf(last[0].at) === dayOf(step.at)) last.push(step);
    else days.push([step]);
  }
  return days.flatMap((day) => {
    const before = day[0]?.before ?? null;
    const last = day.at(-1);
    if (before === null || last === undefined || sameJson(before, last.after)) return [];
    const { after, at, by, reason } = last;
    return [{ seriesId, period, before, after, day: dayOf(at), by, reason }];
  });
}
