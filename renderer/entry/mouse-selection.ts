import type { Id } from '../../shared/model/plan';
import { contains, type Extent, type Position, type Range } from '../../shared/sheet/ranges';
import type { CellEditor } from './cell-editor';
import type { CodeOnDemand } from './code-on-demand';
import type { FillCommands } from './fill-commands';
import type { GridPlace } from './grid-face';
import type { Selector } from './selector';
import { cellAt, type SheetDesk } from './sheet-desk';
import type { ViewCommands } from './view-commands';

/** What a held mouse button does as it moves. */
interface Drag {
  readonly move: (to: Position) => void;
  readonly end: (event: MouseEvent) => void;
  /** The sheet scrolls sideways only while cells are dragged over that can scroll away. */
  readonly scrollsSideways: boolean;
}

/** Pixels that the sheet scrolls in a frame, for each pixel that the mouse is outside, within limits. */
const scrollSpeed = (distance: number): number =>
  distance === 0 ? 0 : Math.sign(distance) * Math.min(60, 4 + Math.abs(distance) / 3);

/** Selects and fills by mouse: clicks, drags that scroll at the edge, heads of rows and columns, the fill handle. */
export class MouseSelection {
  private readonly desk: SheetDesk;
  private readonly selector: Selector;
  private readonly editor: CellEditor;
  private readonly fill: CodeOnDemand<FillCommands>;
  private readonly views: CodeOnDemand<ViewCommands>;
  private drag: Drag | null = null;
  private pointer = { x: 0, y: 0 };
  private frame = 0;

  constructor(
    desk: SheetDesk,
    selector: Selector,
    editor: CellEditor,
    fill: CodeOnDemand<FillCommands>,
    views: CodeOnDemand<ViewCommands>,
  ) {
    this.desk = desk;
    this.selector = selector;
    this.editor = editor;
    this.fill = fill;
    this.views = views;
  }

  attach(host: HTMLElement, signal: AbortSignal): void {
    host.addEventListener('mousedown', (event) => this.onMouseDown(event), { signal });
    host.addEventListener('dblclick', (event) => this.onDoubleClick(event), { signal });
    addEventListener('mousemove', (event) => this.onMouseMove(event), { signal });
    addEventListener('mouseup', (event) => this.onMouseUp(event), { signal });
    signal.addEventListener('abort', () => this.stop());
  }

  /** A click anywhere in the grid leaves the keyboard with the sheet. */
  private onMouseDown(event: MouseEvent): void {
    const { textarea, grid } = this.desk;
    if (event.target === textarea || isControl(event.target)) return;
    event.preventDefault();
    const isHandle = event.target instanceof Element && event.target.matches('.sheet-fill-handle');
    const place = isHandle ? null : grid.placeAt(event);
    if (event.button === 0 && (isHandle || place) && this.editor.leave()) {
      this.pointer = { x: event.clientX, y: event.clientY };
      this.drag = isHandle ? this.beginFill(event) : place ? this.begin(place, event) : null;
    }
    textarea.focus({ preventScroll: true });
  }

  /** The handle is drawn anew after the first click, so that a double click is known by its count alone. */
  private beginFill({ detail }: MouseEvent): Drag | null {
    const [source] = this.selector.current.ranges;
    if (detail !== 2 || !source) return this.fillDrag();
    this.fill.run((fill) => fill.fillDownBeside(source));
    return null;
  }

  /**
   * Before a menu opens: what is under the mouse is selected, unless it is selected already. Null where there is nothing,
   * or what was being typed was refused.
   */
  aim(event: MouseEvent): GridPlace | null {
    const { selector } = this;
    if (isControl(event.target)) return null;
    const place = this.desk.grid.placeAt(event);
    if (!place || !this.editor.leave()) return null;
    if (isSelected(place, selector.current.ranges, this.desk.model.layout.extent)) return place;
    if (place.kind === 'cell') selector.select(place.position);
    else if (place.kind === 'rowHead') selector.selectLines('rows', place.row, place.row);
    else if (place.kind === 'columnHead') selector.selectLines('columns', place.first, place.last);
    else selector.selectAll();
    return place;
  }

  private begin(place: GridPlace, event: MouseEvent): Drag | null {
    const { selector } = this;
    const adds = event.ctrlKey || event.metaKey;
    switch (place.kind) {
      case 'corner':
        selector.selectAll();
        return null;
      case 'cell':
        if (isTwisty(event.target)) return this.fold(place.position.row);
        return this.beginCells(place.position, event.shiftKey, adds);
      case 'rowHead': {
        const from = event.shiftKey ? selector.current.active.row : place.row;
        selector.selectLines('rows', from, place.row, adds);
        return dragOf(({ row }) => selector.extend({ ...selector.current.head, row }), false);
      }
      case 'columnHead': {
        const from = event.shiftKey ? selector.current.active.column : place.first;
        selector.selectLines('columns', from, place.last, adds);
        return dragOf(({ column }) => selector.extend({ ...selector.current.head, column }), true);
      }
    }
  }

  private beginCells(position: Position, extends_: boolean, adds: boolean): Drag {
    const { selector } = this;
    if (adds && !extends_ && selector.isSelected(position)) return this.beginRemoving(position);
    if (extends_) selector.extend(position);
    else if (adds) selector.add(position);
    else selector.select(position);
    return dragOf((to) => selector.extend(to), !this.desk.grid.isFrozen(position.column));
  }

  /** Ctrl and a click on selected cells, or a drag over some of them, takes them out of the selection. */
  private beginRemoving(from: Position): Drag {
    const { selector, desk } = this;
    const { current } = selector;
    selector.removeFrom(current, from, from);
    return dragOf((to) => selector.removeFrom(current, from, to), !desk.grid.isFrozen(from.column));
  }

  /** The source grows on the side to which the mouse has gone farther. */
  private fillDrag(): Drag | null {
    const [source] = this.selector.current.ranges;
    if (!source) return null;
    let whole = source;
    return {
      move: (to) => {
        whole = grownTowards(source, to);
        this.selector.showFill(whole);
      },
      end: (event) => {
        this.selector.showFill(null);
        const wish = { kind: event.ctrlKey ? ('copy' as const) : ('series' as const) };
        if (whole !== source) this.fill.run((fill) => fill.fillBeyond(source, whole, wish));
      },
      scrollsSideways: !this.desk.grid.isFrozen(source.right),
    };
  }

  private onMouseMove(event: MouseEvent): void {
    if (!this.drag) return;
    this.pointer = { x: event.clientX, y: event.clientY };
    if (event.buttons % 2 === 0) return this.stop();
    this.frame ||= requestAnimationFrame(() => this.onFrame());
  }

  /** Once a frame while the mouse moves, and while the sheet scrolls under it. */
  private onFrame(): void {
    this.frame = 0;
    const { drag, pointer } = this;
    if (!drag) return;
    const { grid } = this.desk;
    const area = grid.movingArea();
    const outside = (at: number, low: number, high: number) =>
      at < low ? at - low : at > high ? at - high : 0;
    const right = drag.scrollsSideways ? scrollSpeed(outside(pointer.x, area.left, area.right)) : 0;
    const down = scrollSpeed(outside(pointer.y, area.top, area.bottom));
    if (right !== 0 || down !== 0) {
      grid.scrollBy(right, down);
      this.frame = requestAnimationFrame(() => this.onFrame());
    }
    const x = drag.scrollsSideways ? Math.max(area.left, Math.min(area.right - 1, pointer.x)) : pointer.x;
    drag.move(grid.nearestCell(x, Math.max(area.top, Math.min(area.bottom - 1, pointer.y))));
  }

  private onMouseUp(event: MouseEvent): void {
    const { drag } = this;
    if (!drag || event.button !== 0) return;
    // The last movement may still wait for its frame.
    if (this.frame !== 0) {
      cancelAnimationFrame(this.frame);
      this.onFrame();
    }
    this.stop();
    drag.end(event);
  }

  /** Gives up what is being dragged. */
  stop(): void {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    this.drag = null;
    if (this.desk.state.get().fill) this.selector.showFill(null);
  }

  private onDoubleClick(event: MouseEvent): void {
    const place = this.desk.grid.placeAt(event);
    if (place?.kind !== 'cell' || isTwisty(event.target)) return;
    const { content } = cellAt(this.desk, place.position).row;
    if (content.kind === 'collapsed') this.foldCategory(content.category.id, false);
    else this.editor.edit();
  }

  /** The small triangle before the name of a category puts its rows away, or shows them again. */
  private fold(row: number): null {
    const { content } = cellAt(this.desk, { row, column: 0 }).row;
    if (content.category) this.foldCategory(content.category.id, content.kind !== 'collapsed');
    return null;
  }

  private foldCategory(categoryId: Id, folds: boolean): void {
    this.views.run((views) => views.fold(categoryId, folds));
  }
}

function dragOf(move: (to: Position) => void, scrollsSideways: boolean): Drag {
  let last: Position | null = null;
  return {
    scrollsSideways,
    move: (to) => {
      if (last?.row === to.row && last.column === to.column) return;
      last = to;
      move(to);
    },
    end: () => undefined,
  };
}

function grownTowards(source: Range, to: Position): Range {
  if (contains(source, to)) return source;
  const rows = Math.max(source.top - to.row, to.row - source.bottom, 0);
  const columns = Math.max(source.left - to.column, to.column - source.right, 0);
  return rows >= columns
    ? { ...source, top: Math.min(source.top, to.row), bottom: Math.max(source.bottom, to.row) }
    : { ...source, left: Math.min(source.left, to.column), right: Math.max(source.right, to.column) };
}

/** A head is selected where its whole row or columns are. */
function isSelected(place: GridPlace, ranges: readonly Range[], extent: Extent): boolean {
  return ranges.some(({ top, left, bottom, right }) => {
    const isWide = left === 0 && right === extent.columns - 1;
    const isTall = top === 0 && bottom === extent.rows - 1;
    switch (place.kind) {
      case 'cell':
        return contains({ top, left, bottom, right }, place.position);
      case 'rowHead':
        return isWide && place.row >= top && place.row <= bottom;
      case 'columnHead':
        return isTall && place.first >= left && place.last <= right;
      case 'corner':
        return isWide && isTall;
    }
  });
}

function isTwisty(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches('.sheet-twisty');
}

/** The controls that stand over the sheet take their own clicks. */
function isControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('.sheet-panel, .menu, dialog') !== null;
}
