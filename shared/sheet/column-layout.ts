/** A column as it is laid out. Widths are pixels at 100 %. */
export interface LaidColumn {
  readonly id: string;
  readonly width: number;
  /** Its width was chosen: it takes no part of what is left of a wide screen. */
  readonly isSized: boolean;
  /** Stays when the sheet scrolls sideways. */
  readonly frozen: boolean;
  /** Columns before it are hidden. */
  readonly isAfterHidden: boolean;
}

/** What a user has chosen for the columns of a sheet; of columns that are not named here nothing was chosen. */
export interface ColumnChoice {
  readonly hidden: readonly string[];
  readonly widths: Readonly<Record<string, number>>;
  /** The last column that stays when the sheet scrolls sideways; 'none' for none, null as it comes. */
  readonly frozenTo: string | null;
}

export const ownLayout: ColumnChoice = { hidden: [], widths: {}, frozenTo: null };

export const narrowest = 32;
export const widest = 800;

/** Without names the rows are nothing to anybody: this column is always shown. */
export const keptColumn = 'name';

export function isOwnLayout({ hidden, widths, frozenTo }: ColumnChoice): boolean {
  return hidden.length === 0 && Object.keys(widths).length === 0 && frozenTo === null;
}

export function isHidden({ hidden }: ColumnChoice, columnId: string): boolean {
  return columnId !== keptColumn && hidden.includes(columnId);
}

/** A width that a column can have. */
export function fittingWidth(width: number): number {
  return Math.max(narrowest, Math.min(widest, Math.round(width)));
}

/** The columns that are shown, as they were chosen; the very columns given where nothing was. */
export function laidOut<C extends LaidColumn>(columns: readonly C[], choice: ColumnChoice): readonly C[] {
  if (isOwnLayout(choice)) return columns;
  const { frozenTo, widths } = choice;
  const last = columns.findIndex(({ id }) => id === frozenTo);
  const isChosen = frozenTo === 'none' || last >= 0;
  return columns.flatMap((column, index) => {
    if (isHidden(choice, column.id)) return [];
    const width = widths[column.id];
    const before = columns[index - 1];
    return [
      {
        ...column,
        isAfterHidden: before !== undefined && isHidden(choice, before.id),
        ...(width !== undefined && { width: fittingWidth(width), isSized: true }),
        ...(isChosen && { frozen: index <= last }),
      },
    ];
  });
}

/** So much of the room may be taken by what stays: the rest is for what scrolls. */
const mostFrozen = 0.7;

/** How many of the columns, from the left, stay when the sheet scrolls sideways in so much room. */
export function frozenWithin(columns: readonly LaidColumn[], room: number): number {
  let width = 0;
  const end = columns.findIndex((column) => {
    width += column.width;
    return !column.frozen || width > room * mostFrozen;
  });
  return end < 0 ? columns.length : end;
}

/** The last column that stays, hidden or not; 'none' where none does. */
export function lastFrozen(columns: readonly LaidColumn[], { frozenTo }: ColumnChoice): string {
  if (frozenTo === 'none' || columns.some(({ id }) => id === frozenTo)) return frozenTo ?? 'none';
  return columns.findLast(({ frozen }) => frozen)?.id ?? 'none';
}
