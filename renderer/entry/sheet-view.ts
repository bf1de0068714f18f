import type { Change } from '../../shared/model/batch';
import type { Id } from '../../shared/model/plan';
import type { RecordTable } from '../../shared/model/record-table';
import { isHidden, laidOut } from '../../shared/sheet/column-layout';
import {
  everyRow,
  meetsFilter,
  rowsMeeting,
  shownWith,
  type FilterSource,
  type RowFilter,
} from '../../shared/sheet/row-filter';
import type { ChosenSheet, SheetChoice } from './sheet-choices';
import { openColumns } from './sheet-columns';
import { shownSheet, type SheetModel, type WholeSheet } from './sheet-model';
import { shownRows, type IndicatorRow, type SheetRow } from './sheet-rows';

interface SheetViewParts {
  readonly whole: WholeSheet;
  readonly choice: ChosenSheet;
  readonly records: RecordTable;
  /** Ids of the rows in which text waits that is no figure yet. */
  readonly unfinishedRows: () => ReadonlySet<Id>;
}

/**
 * What of a sheet is shown: the rows that met the filter when it was set, without those of collapsed categories, and the
 * columns that are not hidden. A row does not go because of what is typed into it; it goes when the filter is set again.
 */
export class SheetView {
  readonly choice: ChosenSheet;
  private readonly whole: WholeSheet;
  private readonly source: () => FilterSource;
  private readonly listeners = new Set<() => void>();
  private stopFollowing: (() => void) | null = null;
  private chosen: SheetChoice;
  /** Rows that met the filter; null where it wants every row. */
  private met: ReadonlySet<Id> | null;
  /** Rows that are shown although they did not. */
  private revealed: ReadonlySet<Id> = new Set();
  /** Rows among those that met the filter which do not any more. */
  private left: ReadonlySet<Id> = new Set();
  private current: SheetModel;

  constructor({ whole, choice, records, unfinishedRows }: SheetViewParts) {
    this.whole = whole;
    this.choice = choice;
    this.chosen = choice.get();
    this.source = () => filterSource(whole, records, unfinishedRows());
    this.met = this.rowsMeeting(this.chosen.filter);
    this.current = shownSheet(whole, { rows: this.rows(), columns: this.columns() });
  }

  readonly get = (): SheetModel => this.current;

  readonly subscribe = (listener: () => void): (() => void) => {
    if (this.listeners.size === 0) {
      this.stopFollowing = this.choice.subscribe(this.follow);
      this.follow();
    }
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) this.stopFollowing?.();
    };
  };

  /** Rows that are shown by the filter, also those of collapsed categories; null without a filter. */
  readonly shownCount = (): number | null => this.met && this.met.size + this.revealed.size;

  /** Rows among them that do not meet it any more. */
  readonly leftCount = (): number => this.left.size;

  /** Looks whether the rows of these changes still meet the filter. */
  note(changes: readonly Change[]): void {
    this.look(
      changes.map(({ key }) => (key.kind === 'figure' ? this.whole.rowOfSeries(key.seriesId) : null)),
    );
  }

  /** Looks whether a row still meets the filter. */
  noteRow(rowId: Id): void {
    if (this.met?.has(rowId)) this.look(this.whole.rows.filter(({ id }) => id === rowId));
  }

  private look(rows: readonly (IndicatorRow | null)[]): void {
    const { met } = this;
    if (!met) return;
    const meets = meetsFilter(this.chosen.filter, this.source());
    const left = new Set(this.left);
    for (const row of rows) {
      if (!row || !met.has(row.id)) continue;
      if (meets(row.content)) left.delete(row.id);
      else left.add(row.id);
    }
    this.left = left;
    this.tell();
  }

  /** Sets the filter again: rows that meet it by now come, those that do not any more go. */
  setAgain(): void {
    this.met = this.rowsMeeting(this.chosen.filter);
    this.revealed = new Set();
    this.become(this.rows(), this.current.columns);
  }

  /** Shows every row and column. */
  showAll(): void {
    const { columns } = this.chosen;
    this.choice.change({ filter: everyRow, collapsed: [], columns: { ...columns, hidden: [] } });
  }

  /** Shows these rows and columns, whatever was chosen. */
  reveal(rowIds: readonly Id[], columnIds: readonly string[]): void {
    const { met, whole } = this;
    const { collapsed, columns } = this.chosen;
    const wanted = new Set(rowIds);
    const rows = whole.rows.filter(({ id }) => wanted.has(id));
    const needed = rows.flatMap(({ content }) => shownWith(content.indicator));
    const hidden = met ? needed.filter((id) => !met.has(id) && !this.revealed.has(id)) : [];
    if (hidden.length > 0) this.revealed = new Set([...this.revealed, ...hidden]);
    const expanded = new Set(rows.map(({ content }) => content.category.id));
    const folded = collapsed.filter((id) => !expanded.has(id));
    if (folded.length < collapsed.length) this.choice.change({ collapsed: folded });
    const left = columns.hidden.filter((id) => !columnIds.includes(id));
    if (left.length < columns.hidden.length) this.choice.change({ columns: { ...columns, hidden: left } });
    if (hidden.length > 0) this.become(this.rows(), this.current.columns);
  }

  private readonly follow = (): void => {
    const before = this.chosen;
    const next = this.choice.get();
    if (next === before) return;
    this.chosen = next;
    if (next.filter !== before.filter) {
      this.met = this.rowsMeeting(next.filter);
      this.revealed = new Set();
    }
    const isOther =
      next.filter !== before.filter ||
      next.collapsed !== before.collapsed ||
      this.hidesCategories(next) !== this.hidesCategories(before);
    const columns = next.columns === before.columns ? this.current.columns : this.columns();
    this.become(isOther ? this.rows() : this.current.rows, columns);
  };

  private become(rows: SheetModel['rows'], columns: SheetModel['columns']): void {
    if (rows === this.current.rows && columns === this.current.columns) return;
    this.current = shownSheet(this.whole, { rows, columns });
    this.tell();
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }

  private rowsMeeting(filter: RowFilter): ReadonlySet<Id> | null {
    this.left = new Set();
    return rowsMeeting(filter, this.whole.rows, this.source());
  }

  private rows(): readonly SheetRow[] {
    const { met, revealed, whole } = this;
    const collapsed = new Set(this.chosen.collapsed);
    if (!met && collapsed.size === 0) return whole.rows;
    return shownRows(whole.rows, {
      isShown: met ? ({ id }) => met.has(id) || revealed.has(id) : () => true,
      isCollapsed: (categoryId) => collapsed.has(categoryId),
      openSlots: openColumns(whole.columns).map(({ slot }) => slot),
      isNamed: this.hidesCategories(this.chosen),
    });
  }

  private hidesCategories({ columns }: SheetChoice): boolean {
    return this.whole.columns.some(({ kind, id }) => kind === 'category' && isHidden(columns, id));
  }

  private columns(): SheetModel['columns'] {
    return laidOut(this.whole.columns, this.chosen.columns);
  }
}

function filterSource(
  { columns }: WholeSheet,
  records: RecordTable,
  unfinished: ReadonlySet<Id>,
): FilterSource {
  const figures = columns.filter((column) => column.kind === 'figure');
  return {
    figuresOf: (seriesId) => records.series.get(seriesId)?.figures,
    openSlots: openColumns(columns).map(({ slot }) => slot),
    slotOf: (columnId) => figures.find(({ id }) => id === columnId)?.slot ?? null,
    isUnfinished: (indicatorId) => unfinished.has(indicatorId),
  };
}
