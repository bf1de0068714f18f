import { contains, sizeOf, type Position, type Range } from '../../shared/sheet/ranges';
import type { Box, GridGeometry } from './grid-geometry';

/** What is drawn over the cells. */
export interface OverlayPicture {
  readonly ranges: readonly Range[];
  /** The active cell with its merged neighbours: it is not tinted. */
  readonly active: Range;
  /** Where a fill that is being dragged would go. */
  readonly fill: Range | null;
  readonly hasHandle: boolean;
  /** The active cell holds a text that was not taken. */
  readonly isProblem: boolean;
}

interface Layer {
  readonly element: HTMLElement;
  readonly part: 'frozen' | 'moving';
}

function layerElement(parent: HTMLElement, name: string): HTMLElement {
  const element = document.createElement('div');
  element.className = name;
  parent.append(element);
  return element;
}

function place(element: HTMLElement, { top, left, width, height }: Box): void {
  element.style.top = `${top}px`;
  element.style.left = `${left}px`;
  element.style.width = `${width}px`;
  element.style.height = `${height}px`;
}

/** A frame lies on the lines between cells: it covers the line before its first row and column as well. */
function frameBox({ top, left, width, height }: Box): Box {
  const up = top > 0 ? 1 : 0;
  const before = left > 0 ? 1 : 0;
  return { top: top - up, left: left - before, width: width + before, height: height + up };
}

/**
 * Draws the selection among the grid's rows, so that it scrolls with them without being drawn again. One layer lies over
 * the moving columns and under the frozen ones, the other over the frozen ones.
 */
export class SelectionOverlay {
  private readonly geometry: GridGeometry;
  private readonly root: HTMLElement;
  private readonly layers: readonly Layer[];

  constructor(rows: HTMLElement, geometry: GridGeometry) {
    this.geometry = geometry;
    this.root = layerElement(rows, 'sheet-overlay');
    this.root.setAttribute('aria-hidden', 'true');
    this.layers = [
      { element: layerElement(this.root, 'sheet-overlay-moving'), part: 'moving' },
      { element: layerElement(this.root, 'sheet-overlay-frozen'), part: 'frozen' },
    ];
  }

  remove(): void {
    this.root.remove();
  }

  draw(picture: OverlayPicture): void {
    const frozenWidth = this.geometry.frozenWidth();
    for (const { element, part } of this.layers) {
      element.style[part === 'moving' ? 'left' : 'width'] = `${frozenWidth}px`;
      element.replaceChildren(...this.elementsOf(picture, part));
    }
  }

  private elementsOf(picture: OverlayPicture, part: Layer['part']): HTMLElement[] {
    const { ranges, fill, active } = picture;
    const elements = ranges.flatMap((range) => this.rangeElements(range, picture, part));
    if (part === 'frozen') elements.push(...ranges.map((range) => this.rowHead(range)));
    if (ranges.length > 1 || !ranges.some((range) => sizeOf(range) === sizeOf(active)))
      elements.push(...this.frame(active, 'sheet-active-frame', part));
    if (fill) elements.push(...this.frame(fill, 'sheet-fill-frame', part));
    if (picture.hasHandle) elements.push(...this.handle(ranges.at(-1), part));
    return elements;
  }

  private rangeElements(
    range: Range,
    { active, isProblem }: OverlayPicture,
    part: Layer['part'],
  ): HTMLElement[] {
    const frames = this.frame(range, 'sheet-range', part);
    const hasActive = contains(range, { row: active.top, column: active.left });
    for (const frame of frames) {
      if (hasActive && isProblem) frame.dataset['tone'] = 'problem';
      if (sizeOf(range) === sizeOf(active) && hasActive) continue;
      const tint = layerElement(frame, 'sheet-range-tint');
      const hole = hasActive ? this.geometry.boxesOf(active)[part] : null;
      const box = this.geometry.boxesOf(range)[part];
      if (hole && box) tint.style.clipPath = around(hole, frameBox(box));
    }
    return frames;
  }

  /** The frame of a range in one layer; it is open where the range goes on in the other. */
  private frame(range: Range, name: string, part: Layer['part']): HTMLElement[] {
    const boxes = this.geometry.boxesOf(range);
    const box = boxes[part];
    if (!box) return [];
    const element = document.createElement('div');
    element.className = name;
    place(element, frameBox(box));
    if (boxes.frozen && boxes.moving) element.dataset['open'] = part === 'frozen' ? 'right' : 'left';
    return [element];
  }

  /** Tints the row numbers beside a range. */
  private rowHead(range: Range): HTMLElement {
    const element = document.createElement('div');
    element.className = 'sheet-row-selected';
    const { frozen, moving } = this.geometry.boxesOf(range);
    const { top = 0, height = 0 } = frozen ?? moving ?? {};
    const width = this.geometry.boxesOf({ ...range, left: 0, right: 0 }).frozen?.left ?? 0;
    place(element, { top, left: 0, width, height });
    return element;
  }

  private handle(range: Range | undefined, part: Layer['part']): HTMLElement[] {
    if (!range) return [];
    const { frozen, moving } = this.geometry.boxesOf(range);
    const box = part === 'moving' ? moving : moving ? null : frozen;
    if (!box) return [];
    const element = document.createElement('div');
    element.className = 'sheet-fill-handle';
    element.style.top = `${box.top + box.height - 5}px`;
    element.style.left = `${box.left + box.width - 5}px`;
    return [element];
  }
}

/** Everything but a hole: the outline once round the whole and once round the hole. */
function around(hole: Box, whole: Box): string {
  const left = hole.left - whole.left;
  const top = hole.top - whole.top;
  const right = left + hole.width - 1;
  const bottom = top + hole.height - 1;
  const inner = `${left}px ${top}px, ${left}px ${bottom}px, ${right}px ${bottom}px, ${right}px ${top}px, ${left}px ${top}px`;
  return `polygon(evenodd, 0 0, 100% 0, 100% 100%, 0 100%, 0 0, ${inner})`;
}

/** The active cell as a range. */
export function cellRange({ row, column }: Position): Range {
  return { top: row, left: column, bottom: row, right: column };
}
