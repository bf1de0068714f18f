import { edgeOfData, type Direction } from '../../shared/sheet/edges';
import { sameRange, type Position } from '../../shared/sheet/ranges';
import { extendTo, nextInside, settled } from '../../shared/sheet/selection';
import type { CellEditor } from './cell-editor';
import { cellText } from './cell-text';
import type { CellWriter } from './cell-writer';
import { emptyCells } from './empty-cells';
import type { CodeOnDemand } from './code-on-demand';
import type { FillCommands } from './fill-commands';
import type { Intent } from './keys';
import { jump, nextInColumn, nextOpen, step } from './position';
import type { Selector } from './selector';
import { cellAt, type SheetDesk } from './sheet-desk';
import { isOpen } from './sheet-model';
import type { ViewCommands } from './view-commands';

/** Does what a key means. */
export class KeyCommands {
  private readonly desk: SheetDesk;
  private readonly selector: Selector;
  private readonly editor: CellEditor;
  private readonly writer: CellWriter;
  private readonly fill: CodeOnDemand<FillCommands>;
  private readonly views: CodeOnDemand<ViewCommands>;
  /** The column to which Enter returns after a row was filled by Tab. */
  private returnColumn: number | null = null;

  constructor(
    desk: SheetDesk,
    selector: Selector,
    editor: CellEditor,
    writer: CellWriter,
    fill: CodeOnDemand<FillCommands>,
    views: CodeOnDemand<ViewCommands>,
  ) {
    this.desk = desk;
    this.selector = selector;
    this.editor = editor;
    this.writer = writer;
    this.fill = fill;
    this.views = views;
  }

  follow(intent: Exclude<Intent, { kind: 'native' | 'menu' }>): void {
    const { selector, editor } = this;
    if (intent.kind !== 'tab' && intent.kind !== 'enter') this.returnColumn = null;
    switch (intent.kind) {
      case 'move':
        return this.move(intent);
      case 'page':
        return this.go(
          ({ row, column }) => ({ row: row + intent.direction * this.desk.grid.visibleRows(), column }),
          intent.extend,
        );
      case 'jump':
        return this.go((from) => jump(this.desk.model, from, intent.to), intent.extend);
      case 'lines':
        return selector.growToLines(intent.of);
      case 'enter':
        return this.enter(intent.direction);
      case 'tab':
        return this.tab(intent.direction);
      case 'enterEverywhere':
        return this.fill.run((fill) => fill.fillTyped());
      case 'fold':
        if (editor.leave()) this.views.run((views) => views.foldSelected(intent.folds));
        return;
      case 'edit':
        return editor.edit();
      case 'overwrite':
        return editor.open('', 'typing');
      case 'clear':
        return this.clear();
      case 'cancel':
        return editor.cancel();
    }
  }

  /** Takes what is being typed and goes on, or moves the free corner of the selection. */
  private go(to: (from: Position) => Position, extend: boolean): void {
    const { layout } = this.desk.model;
    const { head, active } = this.selector.current;
    if (extend) return this.selector.extend(to(head));
    this.leaveFor(() => this.selector.select(settled(layout, to(active))));
  }

  /** Takes what is being typed and goes on, at once or when its decimals are told. */
  private leaveFor(goOn: () => void): void {
    if (this.editor.leave(goOn)) goOn();
  }

  private move({ by, edge, extend }: Extract<Intent, { kind: 'move' }>): void {
    if (edge) return this.go((from) => this.edgeFrom(from, by), extend);
    if (extend) return this.selector.extend(this.nextHead(by));
    this.go((from) => step(this.desk.model, from, by.rows, by.columns), false);
  }

  private edgeFrom(from: Position, by: Direction): Position {
    const isFilled = (position: Position): boolean => {
      const { row, column } = cellAt(this.desk, position);
      return cellText(this.desk.ledger.records, row, column) !== '';
    };
    return edgeOfData(from, by, this.desk.model.layout.extent, isFilled);
  }

  /** The next corner that changes the selection: merged cells are passed as a whole. */
  private nextHead({ rows, columns }: Direction): Position {
    const { layout } = this.desk.model;
    const { current } = this.selector;
    const before = current.ranges.at(-1);
    let head = current.head;
    for (;;) {
      head = { row: head.row + rows, column: head.column + columns };
      const isInside =
        head.row >= 0 &&
        head.row < layout.extent.rows &&
        head.column >= 0 &&
        head.column < layout.extent.columns;
      const after = extendTo(layout, current, head).ranges.at(-1);
      if (!isInside || !before || !after || !sameRange(before, after)) return head;
    }
  }

  private enter(direction: 1 | -1): void {
    const { model } = this.desk;
    const { active } = this.selector.current;
    if (!this.selector.isSingle) return this.goInside('columns', direction);
    const column = this.returnColumn ?? active.column;
    this.leaveFor(() => {
      this.returnColumn = null;
      this.selector.select(nextInColumn(model, { row: active.row, column }, direction));
    });
  }

  private tab(direction: 1 | -1): void {
    const { active } = this.selector.current;
    if (!this.selector.isSingle) return this.goInside('rows', direction);
    const column = this.returnColumn ?? active.column;
    this.leaveFor(() => {
      this.selector.select(nextOpen(this.desk.model, active, direction));
      this.returnColumn = column;
    });
  }

  /** Inside a selection of several cells Enter and Tab go round its cells, those that can be typed into where it has any. */
  private goInside(along: 'rows' | 'columns', direction: 1 | -1): void {
    this.leaveFor(() => {
      const { current } = this.selector;
      const { model } = this.desk;
      const open = nextInside(current, along, direction, (position) => isOpen(model, position));
      const next = isOpen(model, open) ? open : nextInside(current, along, direction, this.isCell);
      this.selector.activate(next);
    });
  }

  private readonly isCell = (position: Position): boolean => {
    const merged = this.desk.model.layout.mergedAt(position);
    return merged === null || merged.top === position.row;
  };

  private clear(): void {
    const { ranges } = this.selector.current;
    if (!this.selector.isSingle) emptyCells(this.desk, this.writer, ranges, '清除');
    else if (this.editor.openColumn()) this.editor.take('', { origin: 'typed', word: '清除' });
  }
}
