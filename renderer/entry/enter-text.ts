import type { Figure } from '../../shared/model/figure';
import { lostRemarks, remarkNames, retyped, type RemarkField } from '../../shared/model/remarks';
import { sameJson } from '../../shared/model/same-json';
import type { Ledger } from '../ledger/ledger';
import { figureIn } from './cell-text';
import { readEntry, type EntryReading } from './entry-text';
import type { Rejections } from './rejections';
import type { FigureColumn } from './sheet-columns';
import { cellTitle, rowName } from './sheet-model';
import type { SheetRow } from './sheet-rows';
import type { WriteWord } from './sheet-task';

/** How a text came into a cell, and the word for it in the history. */
export interface EntryWay {
  readonly origin: 'typed' | 'paste' | 'fill';
  readonly word: WriteWord;
}

export type EntryOutcome =
  /** `lost` are the remarks of the old figure that went with it. */
  | { readonly state: 'taken'; readonly figure: Figure | null; readonly lost: readonly RemarkField[] }
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
  const standing = figureIn(ledger.records, row, column);
  const figure = retyped(standing, reading.figure);
  if (!write({ row, column }, figure, way, ledger)) return { state: 'waiting' };
  rejections.delete(row.id, column.id);
  return { state: 'taken', figure, lost: lostRemarks(standing, figure) };
}

function write({ row, column }: EntryCell, figure: Figure | null, way: EntryWay, ledger: Ledger): boolean {
  const { series } = row.content;
  if (!series) throw new TypeError(`${rowName(row)} has no series`);
  if (sameJson(ledger.figure(series.id, column.address), figure)) return true;
  const { state } = ledger.submit({
    reason: `${way.word} ${cellTitle(row, column)}`,
    origin: { kind: way.origin },
    changes: [ledger.figureChange(series.id, column.address, figure)],
  });
  return state === 'applied';
}

/** What went with the old figure, for people; only a removed figure and a status that no longer fits lose anything. */
export function lostText({ figure, lost }: Extract<EntryOutcome, { state: 'taken' }>): string {
  const names = lost.map((field) => remarkNames[field]).join('、');
  return figure === null
    ? `数据已清除，它的${names}也一起去掉了。撤销可以全部恢复。`
    : `新的数据已录入。原来的${names}说的是“没有数”，不再适用，已经去掉。`;
}
