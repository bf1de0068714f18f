import type { Id } from '../../shared/model/plan';
import { keptColumn, lastFrozen, ownLayout } from '../../shared/sheet/column-layout';
import { everyRow, wantsEveryRow } from '../../shared/sheet/row-filter';
import { nextZoom, plainZoom } from '../../shared/sheet/zoom';
import { inSlices } from '../ledger/slices';
import { fittedWidth, textMeasure } from './column-fit';
import { attachColumnResize } from './column-resize';
import type { Selector } from './selector';
import { activeCell, type SheetDesk } from './sheet-desk';
import type { SheetColumn } from './sheet-columns';
import { attachWheelZoom } from './wheel-zoom';

/** Changes how the sheet is looked at, and nothing in it: zoom, collapsed categories, columns, filter. */
export class ViewCommands {
  private readonly desk: SheetDesk;
  private readonly selector: Selector;

  constructor(desk: SheetDesk, selector: Selector) {
    this.desk = desk;
    this.selector = selector;
  }

  /** Connects what the mouse does: the edges of column heads, Ctrl and the wheel. */
  attach(host: HTMLElement, signal: AbortSignal): void {
    attachColumnResize(host, this.desk.grid, this, signal);
    attachWheelZoom(host, (direction) => this.zoom(direction), signal);
  }

  private get choice() {
    return this.desk.view.choice;
  }

  zoom(direction: 1 | -1 | 0): void {
    const { zoom } = this.choice.get();
    const next = direction === 0 ? plainZoom : nextZoom(zoom, direction);
    if (next !== zoom) this.choice.change({ zoom: next });
    else if (direction !== 0)
      this.desk.tell(`表格已经是 ${zoom} %，不能再${direction === 1 ? '大' : '小'}。`);
  }

  /** Puts the rows of a category away, or shows them again. */
  fold(categoryId: Id, folds: boolean): void {
    const others = this.choice.get().collapsed.filter((id) => id !== categoryId);
    this.choice.change({ collapsed: folds ? [...others, categoryId] : others });
  }

  /** The categories of what is selected. */
  foldSelected(folds: boolean): void {
    const { rows } = this.desk.model;
    const { collapsed } = this.choice.get();
    const selected = new Set<Id>();
    for (const { top, bottom } of this.selector.current.ranges)
      for (const { content } of rows.slice(top, bottom + 1))
        if (content.category) selected.add(content.category.id);
    const others = collapsed.filter((id) => !selected.has(id));
    this.choice.change({ collapsed: folds ? [...others, ...selected] : others });
  }

  foldAll(folds: boolean): void {
    const { rows } = this.desk.model.whole;
    const categories = new Set(folds ? rows.map(({ content }) => content.category.id) : []);
    this.choice.change({ collapsed: [...categories] });
  }

  /** The columns of what is selected, from left to right. */
  private selectedColumns(): readonly SheetColumn[] {
    const { ranges } = this.selector.current;
    return this.desk.model.columns.filter((_, index) =>
      ranges.some(({ left, right }) => index >= left && index <= right),
    );
  }

  hideColumns(): void {
    const { columns } = this.choice.get();
    const hidden = this.selectedColumns().flatMap(({ id }) => (id === keptColumn ? [] : [id]));
    if (hidden.length === 0) return this.desk.tell('“指标名称”总是显示，不能隐藏。');
    this.choice.change({ columns: { ...columns, hidden: [...columns.hidden, ...hidden] } });
    this.desk.tell(
      `已隐藏 ${hidden.length} 列，里面的数据不变。要再显示，用“显示全部列”或“列：显示、宽度和冻结”。`,
    );
  }

  showColumns(): void {
    const { columns } = this.choice.get();
    this.choice.change({ columns: { ...columns, hidden: [] } });
    this.desk.tell('已显示全部列。');
  }

  /** Columns up to the last that is selected stay when the sheet scrolls sideways; none where these stay already. */
  freezeColumns(): void {
    const { columns } = this.choice.get();
    const last = this.selectedColumns().at(-1);
    if (!last) return;
    const isFrozen = lastFrozen(this.desk.model.whole.columns, columns) === last.id;
    this.choice.change({ columns: { ...columns, frozenTo: isFrozen ? 'none' : last.id } });
    this.desk.tell(isFrozen ? '已取消冻结。' : `已冻结到“${last.title}”这一列。`);
  }

  zoomNow(): number {
    return this.choice.get().zoom;
  }

  /** Makes a column as wide as this, with the others where it is among whole columns that are selected. */
  resizeColumns(index: number, width: number): void {
    const sizes = this.columnsWith(index).map(({ id }) => [id, width] as const);
    this.setWidths(Object.fromEntries(sizes));
  }

  /** Makes columns as wide as what they hold; without an index those of the selection. */
  async fitColumns(index?: number): Promise<void> {
    const columns = index === undefined ? this.selectedColumns() : this.columnsWith(index);
    const { model, ledger } = this.desk;
    const measure = textMeasure();
    const sizes: Record<string, number> = {};
    for (const column of columns)
      sizes[column.id] = await inSlices(fittedWidth(column, model.rows, ledger.records, measure));
    this.setWidths(sizes);
  }

  private columnsWith(index: number): readonly SheetColumn[] {
    const { kind } = this.selector.current;
    const own = this.desk.model.columns[index];
    const selected = kind === 'columns' ? this.selectedColumns() : [];
    return own && !selected.includes(own) ? [own] : selected;
  }

  private setWidths(sizes: Readonly<Record<string, number>>): void {
    const { columns } = this.choice.get();
    this.choice.change({ columns: { ...columns, widths: { ...columns.widths, ...sizes } } });
  }

  resetColumns(): void {
    this.choice.change({ columns: ownLayout });
    this.desk.tell('列已恢复默认：全部显示，宽度和冻结都照原样。');
  }

  /** Rows without a figure in the column of the active cell. */
  filterMissing(): void {
    const { column } = activeCell(this.desk);
    if (column.kind !== 'figure') return this.desk.tell('先选中某一年的格子，再筛选缺这一年数据的行。');
    this.choice.change({ filter: { ...this.choice.get().filter, missing: column.id } });
  }

  /** Rows of the category of the active cell. */
  filterCategory(): void {
    const { category } = activeCell(this.desk).row.content;
    if (category) this.choice.change({ filter: { ...this.choice.get().filter, categories: [category.id] } });
  }

  /** The bar in which rows are chosen; in it the same key gives the choice up. */
  filter(): void {
    this.desk.session.tools.ask('filter');
  }

  clearFilter(): void {
    const { tools } = this.desk.session;
    if (tools.get().open === 'filter') tools.ask(null);
    if (wantsEveryRow(this.choice.get().filter)) return;
    this.choice.change({ filter: everyRow });
    this.desk.tell(`已清除筛选，显示全部 ${this.desk.model.whole.rows.length} 行。`);
  }

  filterAgain(): void {
    this.desk.view.setAgain();
  }
}
