import type { Column, GridApi } from 'ag-grid-community';
import type { Position, Range } from '../../shared/sheet/ranges';
import { heights } from './grid-scale';
import type { SheetRow } from './sheet-rows';

/** A rectangle among the rows, in pixels from their upper left corner. */
export interface Box {
  readonly top: number;
  readonly left: number;
  readonly width: number;
  readonly height: number;
}

/** A range as it lies in the columns that stay when the sheet scrolls sideways, and in those that move. */
export interface RangeBoxes {
  readonly frozen: Box | null;
  readonly moving: Box | null;
}

/** Where things are, reckoned rather than measured: also for rows that are not drawn. */
export interface GridGeometry {
  boxesOf(range: Range): RangeBoxes;
  /** Width of the columns that do not scroll. */
  frozenWidth(): number;
  isFrozen(column: number): boolean;
  /** The cell at or nearest to a point of the screen. */
  nearestCell(x: number, y: number): Position;
  /** The part of the screen in which cells that can scroll away are seen. */
  movingArea(): {
    readonly left: number;
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
  };
  scrollBy(right: number, down: number): void;
  /** The room for the cells may be another one now. Whether some of a cell was in view in the room that there was before. */
  takeRoom(position: Position): boolean;
  /** Rows that fit on the screen. */
  visibleRows(): number;
}

/** Pixels. Beside a window that fills the screen there is nothing: its last pixels count as beside the cells. */
const windowEdge = 8;

interface GridElements {
  readonly viewport: () => HTMLElement | null;
  /** Lies over the right end of the viewport. */
  readonly scrollbar: () => HTMLElement | null;
  readonly header: () => HTMLElement | null;
  readonly rows: () => HTMLElement | null;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

export function gridGeometry(
  api: GridApi<SheetRow>,
  /** As they are shown now. */
  shown: () => readonly (Column | null)[],
  elements: GridElements,
): GridGeometry {
  /** Of a row with a name of one line. */
  const rowHeight = (): number => api.getGridOption('rowHeight') ?? heights.row;
  const rowSpan = (row: number): Span => {
    const node = api.getDisplayedRowAtIndex(row);
    const start = node?.rowTop ?? 0;
    return { start, end: start + (node?.rowHeight ?? rowHeight()) };
  };
  const isFrozen = (column: number): boolean => shown()[column]?.isPinnedLeft() ?? false;
  const columnSpan = (column: number): Span => {
    const own = shown()[column];
    const start = own?.getLeft() ?? 0;
    return { start, end: start + (own?.getActualWidth() ?? 0) };
  };
  const frozenWidth = (): number =>
    api.getDisplayedLeftColumns().reduce((width, column) => width + column.getActualWidth(), 0);

  const boxOfColumns = (range: Range, frozen: boolean): Box | null => {
    let left = Number.POSITIVE_INFINITY;
    let right = Number.NEGATIVE_INFINITY;
    for (let column = range.left; column <= range.right; column += 1) {
      if (isFrozen(column) !== frozen || shown()[column]?.isVisible() !== true) continue;
      const span = columnSpan(column);
      left = Math.min(left, span.start);
      right = Math.max(right, span.end);
    }
    if (left >= right) return null;
    const top = rowSpan(range.top).start;
    return { top, left, width: right - left, height: rowSpan(range.bottom).end - top };
  };

  const rowAt = (y: number): number => {
    let low = 0;
    let high = api.getDisplayedRowCount() - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (rowSpan(middle).start <= y) low = middle;
      else high = middle - 1;
    }
    return low;
  };

  const columnAt = (x: number, frozen: boolean): number => {
    let nearest = -1;
    for (const [index, column] of shown().entries()) {
      if (isFrozen(index) !== frozen || column?.isVisible() !== true) continue;
      if (nearest < 0 || columnSpan(index).start <= x) nearest = index;
    }
    return Math.max(0, nearest);
  };

  const roomNow = () => {
    const { clientWidth = 0, clientHeight = 0 } = elements.viewport() ?? {};
    return {
      width: clientWidth - frozenWidth(),
      height: clientHeight - (elements.header()?.offsetHeight ?? 0),
    };
  };
  let room = roomNow();

  return {
    boxesOf: (range) => ({ frozen: boxOfColumns(range, true), moving: boxOfColumns(range, false) }),
    frozenWidth,
    isFrozen,
    nearestCell(x, y) {
      const rows = elements.rows()?.getBoundingClientRect();
      const viewport = elements.viewport()?.getBoundingClientRect();
      if (!rows || !viewport) return { row: 0, column: 0 };
      const width = frozenWidth();
      const inFrozen = x - viewport.left < width;
      const column = inFrozen ? columnAt(x - viewport.left, true) : columnAt(x - rows.left - width, false);
      return { row: rowAt(y - rows.top), column };
    },
    movingArea() {
      const viewport = elements.viewport();
      const box = viewport?.getBoundingClientRect();
      if (!viewport || !box) return { left: 0, top: 0, right: 0, bottom: 0 };
      const header = elements.header()?.offsetHeight ?? 0;
      return {
        left: box.left + frozenWidth(),
        top: box.top + header,
        right: Math.min(
          box.left + viewport.clientWidth - (elements.scrollbar()?.offsetWidth ?? 0),
          innerWidth - windowEdge,
        ),
        bottom: box.top + viewport.clientHeight,
      };
    },
    scrollBy: (right, down) => elements.viewport()?.scrollBy(right, down),
    takeRoom({ row, column }) {
      const before = room;
      room = roomNow();
      const { scrollLeft = 0, scrollTop = 0 } = elements.viewport() ?? {};
      const isWithin = ({ start, end }: Span, from: number, size: number) =>
        end > from && start < from + size;
      return (
        isWithin(rowSpan(row), scrollTop, before.height) &&
        (isFrozen(column) || isWithin(columnSpan(column), scrollLeft, before.width))
      );
    },
    visibleRows: () => Math.max(1, Math.floor(roomNow().height / rowHeight()) - 1),
  };
}
