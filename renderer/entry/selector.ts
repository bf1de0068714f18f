import { contains, type Position, type Range } from '../../shared/sheet/ranges';
import {
  addSelection,
  extendTo,
  isOneCell,
  removeCells,
  selectAll,
  selectCell,
  selectLines,
  type Selection,
} from '../../shared/sheet/selection';
import { placeEditor } from './editor-box';
import { rejectionBubble } from './rejection-bubble';
import { cellRange, SelectionOverlay } from './selection-overlay';
import { cellAt, type SheetDesk } from './sheet-desk';
import { isModal } from './sheet-task';
import { isOpenColumn } from './sheet-columns';

/** Selects cells, and draws what is selected. Nobody else changes the selection. */
export class Selector {
  private readonly desk: SheetDesk;
  private overlay: SelectionOverlay | null = null;

  constructor(desk: SheetDesk) {
    this.desk = desk;
  }

  attach(): () => void {
    const rows = this.desk.grid.rowsElement();
    if (rows) this.overlay = new SelectionOverlay(rows, this.desk.grid);
    return () => {
      this.overlay?.remove();
      this.overlay = null;
    };
  }

  get current(): Selection {
    return this.desk.state.get().selection;
  }

  get isSingle(): boolean {
    return isOneCell(this.current, this.desk.model.layout);
  }

  select(position: Position): void {
    this.become(selectCell(this.desk.model.layout, position), position);
  }

  /** Moves the free corner of the selection; the active cell stays. */
  extend(position: Position): void {
    const next = extendTo(this.desk.model.layout, this.current, position);
    this.become(next, next.head);
  }

  /** Another range beside those that are selected. */
  add(position: Position): void {
    this.become(addSelection(this.current, selectCell(this.desk.model.layout, position)), position);
  }

  isSelected(position: Position): boolean {
    return this.current.ranges.some((range) => contains(range, position));
  }

  /** What is left of a selection without the cells between two; all of it where nothing would be left. */
  removeFrom(selection: Selection, from: Position, to: Position): void {
    this.become(removeCells(this.desk.model.layout, selection, from, to) ?? selection, null);
  }

  /** Whole rows or columns; work goes on in the first cell of them that is on the screen. */
  selectLines(kind: 'rows' | 'columns', from: number, to: number, adds = false): void {
    const { model, grid } = this.desk;
    const { active } = this.current;
    const area = grid.movingArea();
    const seen = grid.nearestCell(area.left + 1, area.top + 1);
    const start = kind === 'rows' ? { row: from, column: seen.column } : { row: seen.row, column: from };
    const stays = kind === 'rows' ? { row: from, column: active.column } : { row: active.row, column: from };
    const lines = selectLines(model.layout, kind, adds ? start : this.isOpenPlace(stays) ? stays : start, to);
    this.become(adds ? addSelection(this.current, lines) : lines, null);
  }

  private isOpenPlace(position: Position): boolean {
    const { layout } = this.desk.model;
    return layout.mergedAt(position) === null;
  }

  /** The whole rows or columns of what is selected. */
  growToLines(kind: 'rows' | 'columns'): void {
    const { active, head } = this.current;
    const { layout } = this.desk.model;
    this.become(selectLines(layout, kind, active, kind === 'rows' ? head.row : head.column), null);
  }

  selectAll(): void {
    this.become(selectAll(this.desk.model.layout, this.current.active), null);
  }

  /** Goes to another cell of the selection, which stays. */
  activate(active: Position): void {
    this.become({ ...this.current, active, head: active }, active);
  }

  selectRange(range: Range): void {
    const { layout } = this.desk.model;
    const start = selectCell(layout, { row: range.top, column: range.left });
    this.become(extendTo(layout, start, { row: range.bottom, column: range.right }), null);
  }

  /** Selects what was selected before, of the same rows and columns. */
  restore(selection: Selection): void {
    this.become(selection, selection.active);
  }

  /** Goes on in another cell after the rows or columns that are shown have changed. */
  restart(position: Position): void {
    const { state, model } = this.desk;
    state.change({ selection: selectCell(model.layout, position), fill: null });
    this.select(position);
  }

  private become(selection: Selection, reveal: Position | null): void {
    const { state, grid, session, textarea } = this.desk;
    const before = this.current.active;
    const { row, column } = cellAt(this.desk, selection.active);
    session.lastActive = { rowId: row.id, columnId: column.id };
    textarea.value = '';
    const { task } = state.get();
    state.change({
      selection,
      mode: 'closed',
      bubble: rejectionBubble(this.desk, selection.active),
      task: isModal(task) ? task : null,
    });
    if (before.row !== selection.active.row || before.column !== selection.active.column)
      grid.refresh([before, selection.active]);
    if (reveal) grid.reveal(reveal);
    this.draw();
    this.placeTextarea();
  }

  /** Where a fill that is being dragged would go; null when it is over. */
  showFill(fill: Range | null): void {
    this.desk.state.change({ fill });
    this.draw();
  }

  draw(): void {
    const { state, model, grid, session } = this.desk;
    const { selection, fill, mode } = state.get();
    const { row, column } = cellAt(this.desk, selection.active);
    const [range] = selection.ranges;
    this.overlay?.draw({
      ranges: selection.ranges,
      active: model.layout.mergedAt(selection.active) ?? cellRange(selection.active),
      fill,
      hasHandle:
        range !== undefined &&
        selection.ranges.length === 1 &&
        mode === 'closed' &&
        isOpenColumn(model.columns[range.right]),
      isProblem: session.rejections.get(row.id, column.id) !== undefined,
    });
    grid.markHeads((index) => selection.ranges.some(({ left, right }) => index >= left && index <= right));
  }

  placeTextarea(): void {
    const { textarea, grid, state } = this.desk;
    const { selection, mode } = state.get();
    placeEditor(textarea, grid.boxOf(selection.active), mode);
  }
}
