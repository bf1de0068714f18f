import type { Change } from '../../shared/model/batch';

/** From so many changes on, working through them takes longer than a frame. */
const manyChanges = 5_000;

/** Whether changes are to be worked through in slices. */
export function isMany(changes: readonly Change[]): boolean {
  return changes.length >= manyChanges;
}
