import type { Change } from '../../shared/model/batch';
import { exactRanges } from '../../shared/sheet/exact-ranges';
import { covering, coveringRange, type Range } from '../../shared/sheet/ranges';
import { isMany } from '../ledger/many-changes';
import { inSlices } from '../ledger/slices';
import type { CellEditor } from './cell-editor';
import { hiddenCells } from './hidden-cells';
import type { Selector } from './selector';
import type { SheetDesk } from './sheet-desk';
import { changedCells } from './sheet-model';
import type { ShownFirst } from './shown-first';

/** In more ranges than these nobody would know them again: then all from the first to the last cell are selected. */
const mostRanges = 8;

/** After undo and redo the changed cells are selected, as in a spreadsheet; those that are not shown are shown. */
export class StepSelection {
  private readonly desk: SheetDesk;
  private readonly selector: Selector;
  private readonly editor: CellEditor;
  private readonly shownFirst: ShownFirst;

  constructor(desk: SheetDesk, selector: Selector, editor: CellEditor, shownFirst: ShownFirst) {
    this.desk = desk;
    this.selector = selector;
    this.editor = editor;
    this.shownFirst = shownFirst;
  }

  select(changes: readonly Change[]): void {
    if (!this.editor.isClosed) return;
    if (isMany(changes)) return void this.selectLater(changes);
    const hidden = hiddenCells(this.desk.model, changes);
    this.shownFirst.run(hidden, () => {
      const cells = [...changedCells(this.desk.model, changes)];
      this.selectRanges(exactRanges(cells, mostRanges) ?? [coveringRange(cells)]);
      if (hidden.length > 0)
        this.editor.hint(`改回来的数据里有 ${hidden.length} 个本来没有显示，现在显示出来了。`);
    });
  }

  /** Finds the cells of many changes in slices; they are selected unless something else has happened meanwhile. */
  private async selectLater(changes: readonly Change[]): Promise<void> {
    const { ledger, model } = this.desk;
    const version = ledger.version();
    const { current } = this.selector;
    const covered = await inSlices(covering(changedCells(model, changes)));
    if (ledger.version() !== version || this.selector.current !== current) return;
    this.selectRanges([covered]);
    const hidden = hiddenCells(model, changes).length;
    if (hidden > 0) this.editor.hint(`改回来的数据里有 ${hidden} 个在没有显示的行或列里。`);
  }

  private selectRanges([first, ...others]: readonly (Range | null)[]): void {
    if (!first || !this.editor.isClosed) return;
    this.selector.selectRange(
      first,
      others.filter((range) => range !== null),
    );
    this.desk.grid.reveal({ row: first.top, column: first.left });
  }
}
