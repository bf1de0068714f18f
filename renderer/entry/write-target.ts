import { printFigure } from '../../shared/notation/print';
import type { Figure } from '../../shared/model/figure';
import type { PasteTarget } from '../../shared/sheet/paste-plan';
import type { CellReading, WriteTarget } from '../../shared/sheet/write-plan';
import { cellText } from './cell-text';
import { checked, readEntry } from './entry-text';
import { cellAt, type SheetDesk } from './sheet-desk';
import { isOpen, lockReason } from './sheet-model';

/** The sheet as something that many cells are written to. */
function writeTarget(desk: SheetDesk): WriteTarget {
  return {
    lockAt(position) {
      if (isOpen(desk.model, position)) return null;
      const { row, column } = cellAt(desk, position);
      return lockReason(row, column);
    },
    textAt(position) {
      const { row, column } = cellAt(desk, position);
      return cellText(desk.ledger.records, row, column);
    },
    read: (text, position) => readEntry(text, cellAt(desk, position).row),
  };
}

/** Figures that were copied in this window keep their notes and their derivation: these are not in the clipboard's text. */
export function pasteTarget(
  desk: SheetDesk,
  copied: readonly (readonly (Figure | null)[])[] | null,
): PasteTarget {
  const target = writeTarget(desk);
  return {
    ...target,
    readPasted(text, position, from): CellReading {
      const own = copied?.[from.row]?.[from.column] ?? null;
      if (own === null || printFigure(own) !== text) return target.read(text, position);
      return checked(own, cellAt(desk, position).row);
    },
  };
}
