import type { Figure } from '../../shared/model/figure';
import type { Ledger } from '../ledger/ledger';
import { readEntry } from './entry-text';
import type { Rejections } from './rejections';
import { cellTitle, type FigureColumn, type SheetRow } from './sheet-model';

/** How a text came into a cell, and the word for it in the history. */
export type EntryWay =
  | { readonly origin: 'typed'; readonly word: '录入' | '清除' | '剪切' }
  | { readonly origin: 'paste'; readonly word: '粘贴' };

export type EntryOutcome =
  | { readonly state: 'taken' }
  /** The text could not be read; it is kept with its cell, and the old figure stays. */
  | { readonly state: 'rejected' }
  /** Earlier figures are not saved yet; nothing has changed. */
  | { readonly state: 'waiting' };

/** The cell that a text is for. */
export interface EntryCell {
  readonly row: SheetRow;
  readonly column: FigureColumn;
}

/** Reads a text and writes it into the ledger as one batch; a text that says what stands there already changes nothing. */
export function enterText(
  { row, column }: EntryCell,
  text: string,
  way: EntryWay,
  { ledger, rejections }: { readonly ledger: Ledger; readonly rejections: Rejections },
): EntryOutcome {
  const reading = readEntry(text, row);
  if (!reading.ok) {
    rejections.set(row.id, column.id, { text, reason: reading.reason });
    return { state: 'rejected' };
  }
  if (!write({ row, column }, reading.figure, way, ledger)) return { state: 'waiting' };
  rejections.delete(row.id, column.id);
  return { state: 'taken' };
}

function write({ row, column }: EntryCell, figure: Figure | null, way: EntryWay, ledger: Ledger): boolean {
  const { series } = row.content;
  if (!series) throw new TypeError(`${row.content.indicator.name} has no series`);
  const change = ledger.figureChange(series.id, column.address, figure);
  if (JSON.stringify(change.before) === JSON.stringify(change.after)) return true;
  const { state } = ledger.submit({
    reason: `${way.word} ${cellTitle(row, column)}`,
    origin: { kind: way.origin },
    changes: [change],
  });
  return state === 'applied';
}
