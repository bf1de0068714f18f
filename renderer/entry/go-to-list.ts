import { foldText } from '../../shared/find/fold-text';
import { textMatch, type Spelling } from '../../shared/find/text-match';
import type { SheetRow } from './sheet-model';

export interface GoToList {
  /** The first rows that fit. */
  readonly rows: readonly SheetRow[];
  /** How many rows fit. */
  readonly count: number;
}

const mostShown = 100;
/** Rows looked at before looking at the clock again. */
const pace = 100;

/** The rows that a number, a part of a name or its pinyin means: with the very number first, the others in their order. */
export function* goToList(
  rows: readonly SheetRow[],
  query: string,
  spelling: Spelling | null,
): Generator<number, GoToList> {
  const match = textMatch(query, spelling);
  const number = foldText(query).trim();
  const numbered: SheetRow[] = [];
  const named: SheetRow[] = [];
  for (const row of rows) {
    if (row.index % pace === 0) yield row.index;
    const { indicator } = row.content;
    if (indicator.number !== null && `${indicator.number}` === number) numbered.push(row);
    else if (match === null || match.wordsOrSpelling(indicator.name)) named.push(row);
  }
  const all = [...numbered, ...named];
  return { rows: all.slice(0, mostShown), count: all.length };
}
