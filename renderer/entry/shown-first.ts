import type { CellEditor } from './cell-editor';
import type { Selector } from './selector';
import { cellAt, type SheetDesk } from './sheet-desk';
import { cellTitle, placeOfCell, type CellId } from './sheet-model';

/** Does things with cells that may not be shown yet: they are shown first. */
export class ShownFirst {
  private readonly desk: SheetDesk;
  private readonly selector: Selector;
  private readonly editor: CellEditor;
  /** What is to be done once the grid shows what was asked for. */
  private afterward: (() => void) | null = null;

  constructor(desk: SheetDesk, selector: Selector, editor: CellEditor) {
    this.desk = desk;
    this.selector = selector;
    this.editor = editor;
  }

  run(cells: readonly CellId[], act: () => void): void {
    const { model, view } = this.desk;
    this.afterward = act;
    view.reveal(
      cells.map(({ rowId }) => rowId),
      cells.map(({ columnId }) => columnId),
    );
    // Nothing had to be shown.
    if (view.get() === model) this.onShown();
  }

  /** The grid shows other rows or columns now. */
  onShown(): void {
    const { afterward } = this;
    this.afterward = null;
    afterward?.();
  }

  goTo(cell: CellId): void {
    const isHidden = placeOfCell(this.desk.model, cell) === null;
    this.run([cell], () => {
      const place = placeOfCell(this.desk.model, cell);
      if (!place) return;
      this.selector.select(place);
      const { row, column } = cellAt(this.desk, place);
      if (isHidden) this.editor.hint(`${cellTitle(row, column)}本来没有显示，现在显示出来了。`);
    });
  }
}
