import type { Change } from '../../shared/model/batch';
import type { Range } from '../../shared/sheet/ranges';
import { cellOf, type CellId, type SheetModel } from './sheet-model';

/** The changed cells that a sheet has and does not show. */
export function hiddenCells({ placeOf, whole }: SheetModel, changes: readonly Change[]): readonly CellId[] {
  return changes.flatMap(({ key }) => {
    const cell = key.kind === 'figure' && !placeOf(key) ? cellOf(whole, key) : null;
    return cell ? [cell] : [];
  });
}

/** Rows between the first and the last of a range that are not shown. */
export function hiddenWithin({ rows }: SheetModel, { top, bottom }: Range): number {
  const shown = rows.slice(top, bottom + 1).filter(({ content }) => content.indicator);
  const [first, last] = [shown[0], shown.at(-1)];
  return first && last ? last.number - first.number + 1 - shown.length : 0;
}
