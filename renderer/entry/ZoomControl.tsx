import { plainZoom, zoomSteps } from '../../shared/sheet/zoom';
import type { SheetActions } from './entry-session';

interface ZoomControlProps {
  readonly zoom: number;
  readonly actions: SheetActions;
}

/** How large the sheet is, at the end of the line below it. */
export function ZoomControl({ zoom, actions }: ZoomControlProps) {
  return (
    <span className="sheet-zoom" role="group" aria-label="表格大小">
      <button
        type="button"
        aria-label="缩小表格"
        title="缩小（Ctrl+-）"
        aria-disabled={zoom <= (zoomSteps[0] ?? plainZoom)}
        onClick={actions.zoomOut}
      >
        −
      </button>
      <button
        type="button"
        aria-label={`现在 ${zoom} %，恢复 100 %`}
        title="恢复 100 %（Ctrl+0）"
        onClick={actions.zoomPlain}
      >
        {zoom} %
      </button>
      <button
        type="button"
        aria-label="放大表格"
        title="放大（Ctrl+=）"
        aria-disabled={zoom >= (zoomSteps.at(-1) ?? plainZoom)}
        onClick={actions.zoomIn}
      >
        ＋
      </button>
    </span>
  );
}
