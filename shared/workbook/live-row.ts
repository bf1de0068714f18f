import { approximateExact } from '../progress/exact';
import type { Extent } from '../progress/extent';
import { accumulatedWorkings } from './live-accumulated';
import { liveCell, type LiveCell, type Working } from './live-cell';
import { growthWorkings } from './live-growth';
import { levelMeasureWorkings, levelWorkings } from './live-level';
import { heldVerdict, liveVerdict } from './live-verdict';
import { elapsedWorking, type LiveWorkings, type RowGiven } from './live-workings';

/** Cells by the id of their column; those that are not there the program writes itself. */
export type LiveRow = Readonly<Record<string, LiveCell>>;

function workingsOf(given: RowGiven): LiveWorkings {
  switch (given.live.way.kind) {
    case 'growth':
      return growthWorkings(given);
    case 'amount':
    case 'reduction':
      return accumulatedWorkings(given);
    case 'level':
    case 'held':
      return levelWorkings(given);
  }
}

function liveCells(quantities: Readonly<Record<string, Working>>): LiveRow {
  const cells = Object.entries(quantities).map(([id, working]) => [id, liveCell(working)] as const);
  return Object.fromEntries(cells.filter((entry): entry is [string, LiveCell] => entry[1] !== null));
}

const numberOf = (extent: Extent | null): number | null =>
  extent?.kind === 'point' ? approximateExact(extent.value) : null;

function heldRow(given: RowGiven): LiveRow | null {
  const { live, context } = given;
  const verdict = heldVerdict(given);
  if (verdict === null || live.way.kind !== 'held') return null;
  const { sense } = live.way;
  const { needed, ...measures } = levelMeasureWorkings(given, sense === 'atLeast');
  // What is to stay where it is has no way to go.
  const asked = sense === 'within' || needed === undefined ? {} : { needed };
  return { ...liveCells({ ...measures, ...asked, elapsed: elapsedWorking(context) }), verdict };
}

/** The formulas of a row. Null, and no formula at all, unless its progress, required share and verdict can be formulas. */
export function liveRow(given: RowGiven): LiveRow | null {
  if (given.live.way.kind === 'held') return heldRow(given);
  const { review } = given.leaf.result;
  const workings = workingsOf(given);
  const found = liveCells(workings.quantities);
  if (!found['progress'] || !found['required']) return null;
  const shares = { progress: numberOf(review.progress), required: numberOf(review.required) };
  const verdict = liveVerdict(given, workings, shares);
  return verdict && { ...found, verdict };
}
