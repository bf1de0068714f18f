import type { Change, UnchainedBatch } from '../../shared/model/batch';
import { contains, covering, coveringRange, type Range } from '../../shared/sheet/ranges';
import { isMany } from '../ledger/many-changes';
import { inSlices } from '../ledger/slices';
import type { CellEditor } from './cell-editor';
import { hiddenCells } from './hidden-cells';
import type { Selector } from './selector';
import type { SheetDesk } from './sheet-desk';
import { changedCells, sameCells, type SheetModel } from './sheet-model';
import type { ShownFirst } from './shown-first';

/** After undo and redo the changed cells are selected, as in a spreadsheet; those that are not shown are shown. */
export class StepSelection {
  private readonly desk: SheetDesk;
  private readonly selector: Selector;
  private readonly editor: CellEditor;
  private readonly shownFirst: ShownFirst;
  /** Several ranges that were selected when cells of theirs were changed, by batch: between them nothing was changed. */
  private readonly selected = new Map<string, readonly Range[]>();
  /** The sheet that the remembered ranges are of. */
  private model: SheetModel;

  constructor(desk: SheetDesk, selector: Selector, editor: CellEditor, shownFirst: ShownFirst) {
    this.desk = desk;
    this.selector = selector;
    this.editor = editor;
    this.shownFirst = shownFirst;
    this.model = desk.model;
  }

  hear({ id, changes, origin }: Pick<UnchainedBatch, 'id' | 'changes' | 'origin'>): void {
    const { model } = this.desk;
    if (!sameCells(this.model, model)) this.selected.clear();
    this.model = model;
    const { ranges } = this.selector.current;
    if (origin.kind === 'undo' || origin.kind === 'redo') this.select(changes, this.selected.get(origin.of));
    else if (ranges.length > 1) this.selected.set(id, ranges);
  }

  private select(changes: readonly Change[], remembered: readonly Range[] = []): void {
    if (!this.editor.isClosed) return;
    if (isMany(changes)) return void this.selectLater(changes);
    const hidden = hiddenCells(this.desk.model, changes);
    this.shownFirst.run(hidden, () => {
      const cells = [...changedCells(this.desk.model, changes)];
      const isRemembered = cells.every((cell) => remembered.some((range) => contains(range, cell)));
      const [first, ...others] = hidden.length === 0 && isRemembered ? remembered : [];
      this.selectFrom(first ?? coveringRange(cells), others);
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
    this.selectFrom(covered);
    const hidden = hiddenCells(model, changes).length;
    if (hidden > 0) this.editor.hint(`改回来的数据里有 ${hidden} 个在没有显示的行或列里。`);
  }

  private selectFrom(first: Range | null, others: readonly Range[] = []): void {
    if (!first || !this.editor.isClosed) return;
    this.selector.selectRange(first, others);
    this.desk.grid.reveal({ row: first.top, column: first.left });
  }
}
