import { foldText } from '../../shared/find/fold-text';
import { textMatch, type Spelling } from '../../shared/find/text-match';
import type { IndicatorRow } from './sheet-rows';

export interface GoToList {
  /** The first rows that fit. */
  readonly rows: readonly IndicatorRow[];
  /** How many rows fit. */
  readonly count: number;
}

const mostShown = 100;
/** Rows looked at before looking at the clock again. */
const pace = 100;

/** The rows that a number, a part of a name or its pinyin means: with the very number first, the others in their order. */
export function* goToList(
  rows: readonly IndicatorRow[],
  query: string,
  spelling: Spelling | null,
): Generator<number, GoToList> {
  const match = textMatch(query, spelling);
  const number = foldText(query).trim();
  const numbered: IndicatorRow[] = [];
  const named: IndicatorRow[] = [];
  for (const row of rows) {
    if (row.number % pace === 0) yield row.number;
    const { indicator } = row.content;
    if (indicator.number !== null && `${indicator.number}` === number) numbered.push(row);
    else if (match === null || match.wordsOrSpelling(indicator.name)) named.push(row);
  }
  const all = [...numbered, ...named];
  return { rows: all.slice(0, mostShown), count: all.length };
}
