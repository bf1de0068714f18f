/** How the rows of a table are ordered, and how that is changed by its heads. */
export interface TableSort {
  /** Id of the column, null for the order of the plan. */
  readonly column: string | null;
  readonly direction: 'ascending' | 'descending';
  readonly sortable: (column: string) => boolean;
  readonly toggle: (column: string) => void;
}
