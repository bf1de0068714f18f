import { printFigure } from '../../shared/notation/print';
import type { Figure } from '../../shared/model/figure';
import type { PasteTarget } from '../../shared/sheet/paste-plan';
import type { Position } from '../../shared/sheet/ranges';
import type { CellReading, WriteTarget } from '../../shared/sheet/write-plan';
import { cellText, figureIn } from './cell-text';
import { checked, readEntry, replacing, type EntryReading } from './entry-text';
import { cellAt, type SheetDesk } from './sheet-desk';
import { isOpen, lockReason } from './sheet-model';
import type { SheetRow } from './sheet-rows';

/** What was read for a cell, with the remarks that stay there. */
function placed(desk: SheetDesk, position: Position, read: (row: SheetRow) => EntryReading): CellReading {
  const { row, column } = cellAt(desk, position);
  const standing = column.kind === 'figure' ? figureIn(desk.ledger.records, row, column) : null;
  return replacing(standing, read(row));
}

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
    read: (text, position) => placed(desk, position, (row) => readEntry(text, row)),
  };
}

/** Figures that were copied in this window keep their notes and their derivation: these are not in the clipboard's text. */
export function pasteTarget(
  desk: SheetDesk,
  copied: readonly (readonly (Figure | null)[])[] | null,
): PasteTarget {
  // Where the cells are now, whatever is shown before all of them are read.
  const own = { ...desk };
  const target = writeTarget(own);
  return {
    ...target,
    readPasted(text, position, from): CellReading {
      const figure = copied?.[from.row]?.[from.column] ?? null;
      if (figure === null || printFigure(figure) !== text) return target.read(text, position);
      return placed(own, position, (row) => checked(figure, row));
    },
  };
}
