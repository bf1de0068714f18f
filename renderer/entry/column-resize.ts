import { fittingWidth } from '../../shared/sheet/column-layout';
import { plainZoom } from '../../shared/sheet/zoom';
import type { GridFace } from './grid-face';
import type { ViewCommands } from './view-commands';

interface Resize {
  readonly column: number;
  /** Pixels of the screen. */
  readonly from: number;
  readonly width: number;
  readonly line: HTMLElement;
}

/**
 * The edges of column heads: a drag draws a line and makes the column as wide when it ends, as in a spreadsheet; a double
 * click fits it to what it holds. The grid's own way, which lays everything out anew at each move, is not used.
 */
export function attachColumnResize(
  host: HTMLElement,
  grid: GridFace,
  views: ViewCommands,
  signal: AbortSignal,
): void {
  let resize: Resize | null = null;
  const end = (): void => {
    resize?.line.remove();
    resize = null;
  };
  const widthAt = ({ from, width }: Resize, x: number): number =>
    fittingWidth(((width + x - from) * plainZoom) / views.zoomNow());
  const show = (current: Resize, x: number): void => {
    const { line } = current;
    line.style.left = `${x - host.getBoundingClientRect().left}px`;
    line.dataset['width'] = `宽 ${widthAt(current, x)}`;
  };
  const onDown = (event: Event): void => {
    const head = grid.edgeAt(event);
    if (!head) return;
    // Nobody else: neither the selection nor the grid.
    event.stopPropagation();
    event.preventDefault();
    if (!(event instanceof PointerEvent) || event.button !== 0) return;
    end();
    const line = document.createElement('div');
    line.className = 'sheet-resize-line';
    host.append(line);
    const edge = head.element.getBoundingClientRect();
    resize = { column: head.column, from: event.clientX, width: edge.width, line };
    show(resize, event.clientX);
  };
  const onMove = (event: PointerEvent): void => {
    if (!resize) return;
    if (event.buttons % 2 === 0) return end();
    show(resize, event.clientX);
  };
  const onUp = ({ clientX }: PointerEvent): void => {
    const done = resize;
    end();
    if (done && clientX !== done.from) views.resizeColumns(done.column, widthAt(done, clientX));
  };
  const onDoubleClick = (event: Event): void => {
    const head = grid.edgeAt(event);
    if (!head) return;
    event.stopPropagation();
    void views.fitColumns(head.column);
  };
  // Until now the edges could not be taken hold of: the grid would widen a column, and nobody would remember it.
  host.dataset['hasEdges'] = '';
  const first = { capture: true, signal };
  host.addEventListener('pointerdown', onDown, first);
  host.addEventListener('mousedown', onDown, first);
  host.addEventListener('dblclick', onDoubleClick, first);
  addEventListener('pointermove', onMove, { signal });
  addEventListener('pointerup', onUp, { signal });
  signal.addEventListener('abort', () => {
    end();
    delete host.dataset['hasEdges'];
  });
}
