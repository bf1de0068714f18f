import type { Position } from '../../shared/sheet/ranges';
import { figureIn } from './cell-text';
import { rejectionMessage } from './entry-text';
import { cellAt, type SheetDesk } from './sheet-desk';
import type { Bubble } from './sheet-state';

/** What is wrong with the text that waits with a cell; null where none does. */
export function rejectionBubble(desk: SheetDesk, position: Position): Bubble | null {
  const { row, column } = cellAt(desk, position);
  const rejection = desk.session.rejections.get(row.id, column.id);
  if (!rejection || column.kind !== 'figure') return null;
  const standing = figureIn(desk.ledger.records, row, column);
  return { tone: 'problem', text: rejectionMessage(rejection, row, column, standing) };
}
