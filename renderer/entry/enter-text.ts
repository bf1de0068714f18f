import { sameJson } from '../../shared/model/same-json';
import type { Ledger } from '../ledger/ledger';
import { readEntry, type EntryReading } from './entry-text';
import type { Rejections } from './rejections';
import { cellTitle, type FigureColumn, type SheetRow } from './sheet-model';
import type { WriteWord } from './sheet-task';

/** How a text came into a cell, and the word for it in the history. */
export interface EntryWay {
  readonly origin: 'typed' | 'paste' | 'fill';
  readonly word: WriteWord;
}

export type EntryOutcome =
  | { readonly state: 'taken' }
  /** The text could not be read; it is kept with its cell, and the old figure stays. */
  | { readonly state: 'rejected'; readonly reading: Extract<EntryReading, { ok: false }> }
  /** Earlier figures are not saved yet; nothing has changed. */
  | { readonly state: 'waiting' };

/** The cell that a text is for. */
export interface EntryCell {
  readonly row: SheetRow;
  readonly column: FigureColumn;
}

/** Reads a text and writes it into the ledger as one batch; what stands there already changes nothing. */
export function enterText(
  { row, column }: EntryCell,
  text: string,
  way: EntryWay,
  { ledger, rejections }: { readonly ledger: Ledger; readonly rejections: Rejections },
): EntryOutcome {
  const reading = readEntry(text, row);
  if (!reading.ok) {
    rejections.set(row.id, column.id, { text, reason: reading.reason });
    return { state: 'rejected', reading };
  }
  if (!write({ row, column }, reading.figure, way, ledger)) return { state: 'waiting' };
  rejections.delete(row.id, column.id);
  return { state: 'taken' };
}

function write(
  { row, column }: EntryCell,
  figure: Extract<EntryReading, { ok: true }>['figure'],
  way: EntryWay,
  ledger: Ledger,
): boolean {
  const { series } = row.content;
  if (!series) throw new TypeError(`${row.content.indicator.name} has no series`);
  if (sameJson(ledger.figure(series.id, column.address), figure)) return true;
  const { state } = ledger.submit({
    reason: `${way.word} ${cellTitle(row, column)}`,
    origin: { kind: way.origin },
    changes: [ledger.figureChange(series.id, column.address, figure)],
  });
  return state === 'applied';
}
