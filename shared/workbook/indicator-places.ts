import type { Id } from '../model/plan';
import type { ReviewedLeaf, ReviewResult } from '../review/review';
import { sheetName } from '../tables/sheet-name';
import type { SheetPlace } from '../tables/sheet-plan';

/** Rows of an indicator's sheet. */
export const indicatorRows = { years: 4, figures: 5, path: 6, target: 7 } as const;

/** How the years over the figures are written. */
export const yearFormat = '0"年"';

/** The first column of years. */
export const firstYearColumn = 2;

/** Where the figures of an indicator stand: on a sheet of its own, where they may be changed. */
export interface IndicatorPlaces {
  readonly sheet: string;
  /** The baseline and the actuals. */
  readonly figure: (year: number) => SheetPlace;
  readonly target: SheetPlace;
  /** What the path asks for in a year. */
  readonly path: (year: number) => SheetPlace;
}

/** The places of every leaf, each on a sheet of its own name; `taken` are the other sheets. */
export function indicatorPlaces(
  { leaves, context }: ReviewResult,
  taken: readonly string[],
): ReadonlyMap<Id, IndicatorPlaces> {
  const names = new Set(taken);
  const column = (year: number): number => firstYearColumn + year - context.baseYear;
  return new Map(
    leaves.map((leaf, index): [Id, IndicatorPlaces] => {
      const sheet = freeName(leaf, index, names);
      names.add(sheet);
      return [
        leaf.indicator.id,
        {
          sheet,
          figure: (year) => ({ row: indicatorRows.figures, column: column(year) }),
          target: { row: indicatorRows.target, column: column(context.targetYear) },
          path: (year) => ({ row: indicatorRows.path, column: column(year) }),
        },
      ];
    }),
  );
}

/** The position makes nearly every name one of its own, so that two thousand need not be compared with each other. */
function freeName({ indicator }: ReviewedLeaf, index: number, names: ReadonlySet<string>): string {
  const wanted = `${index + 1} ${indicator.name}`;
  const { name } = sheetName(wanted, []);
  return names.has(name) ? sheetName(wanted, [...names]).name : name;
}
