/** A line of a sheet of which not every row is shown: a row, or all that is left of a group that is collapsed. */
export type ShownLine<R> =
  | { readonly kind: 'row'; readonly row: R; readonly startsGroup: boolean; readonly groupSize: number }
  /** The rows that would be shown if the group were not collapsed; never none. */
  | { readonly kind: 'collapsed'; readonly rows: readonly R[] };

export interface RowsWish<R> {
  readonly groupOf: (row: R) => string;
  readonly isShown: (row: R) => boolean;
  readonly isCollapsed: (group: string) => boolean;
}

/** The lines that are shown of rows whose groups lie together. The first line of a group tells how many it has. */
export function shownLines<R>(
  rows: readonly R[],
  { groupOf, isShown, isCollapsed }: RowsWish<R>,
): readonly ShownLine<R>[] {
  const lines: ShownLine<R>[] = [];
  let own: R[] = [];
  let group: string | null = null;
  const close = (): void => {
    if (group === null || own.length === 0) return;
    if (isCollapsed(group)) lines.push({ kind: 'collapsed', rows: own });
    else
      for (const [index, row] of own.entries())
        lines.push({ kind: 'row', row, startsGroup: index === 0, groupSize: own.length });
  };
  for (const row of rows) {
    const next = groupOf(row);
    if (next !== group) {
      close();
      own = [];
      group = next;
    }
    if (isShown(row)) own.push(row);
  }
  close();
  return lines;
}
