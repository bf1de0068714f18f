import type { Change, UnchainedBatch } from '../../shared/model/batch';
import { contains, covering, coveringRange, type Range } from '../../shared/sheet/ranges';
import type { Selection } from '../../shared/sheet/selection';
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
  /** Where several ranges were selected and changed together, by batch: between them nothing was. */
  private readonly selected = new Map<string, Selection>();
  /** The sheet that the remembered selections are of. */
  private model: SheetModel;

  constructor(desk: SheetDesk, selector: Selector, editor: CellEditor, shownFirst: ShownFirst) {
    this.desk = desk;
    this.selector = selector;
    this.editor = editor;
    this.shownFirst = shownFirst;
    this.model = desk.model;
  }

  hear(batch: Pick<UnchainedBatch, 'id' | 'changes' | 'origin'>): void {
    const { changes, origin } = batch;
    const { model } = this.desk;
    if (!sameCells(this.model, model)) this.selected.clear();
    this.model = model;
    if (origin.kind === 'undo' || origin.kind === 'redo') this.select(changes, this.selected.get(origin.of));
    else this.remember(batch);
  }

  private remember({ id, changes, origin }: Pick<UnchainedBatch, 'id' | 'changes' | 'origin'>): void {
    const { current } = this.selector;
    const { ranges } = current;
    if (ranges.length === 1 || isMany(changes)) return;
    const cells = [...changedCells(this.desk.model, changes)];
    const areInside =
      cells.length === changes.length && cells.every((cell) => ranges.some((range) => contains(range, cell)));
    // Of one figure that was typed over only its cell was meant, else all that was selected.
    const isOne = origin.kind === 'typed' && cells.length === 1 && changes[0]?.after !== null;
    if (areInside && !isOne) this.selected.set(id, current);
  }

  private select(changes: readonly Change[], remembered: Selection | undefined): void {
    if (!this.editor.isClosed) return;
    if (remembered) return this.selector.restore(remembered);
    if (isMany(changes)) return void this.selectLater(changes);
    const hidden = hiddenCells(this.desk.model, changes);
    this.shownFirst.run(hidden, () => {
      this.selectCovered(coveringRange(changedCells(this.desk.model, changes)));
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
    this.selectCovered(covered);
    const hidden = hiddenCells(model, changes).length;
    if (hidden > 0) this.editor.hint(`改回来的数据里有 ${hidden} 个在没有显示的行或列里。`);
  }

  private selectCovered(covered: Range | null): void {
    if (!covered || !this.editor.isClosed) return;
    this.selector.selectRange(covered);
    this.desk.grid.reveal({ row: covered.top, column: covered.left });
  }
}
