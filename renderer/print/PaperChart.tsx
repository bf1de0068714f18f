import { useId } from 'react';
import type { LaidOutChart } from './layout-blocks';

/** The same picture with ids of its own: it may stand on the screen and on the paper at once. */
const withOwnIds = (svg: string, prefix: string): string => svg.replaceAll(/(\sid="|url\(#)/g, `$1${prefix}`);

/** A picture stands in the page itself: Chromium loses the figures of pictures that are loaded when it writes a PDF file. */
export function PaperChart({ chart }: { readonly chart: LaidOutChart }) {
  const { svg, caption, width, height } = chart;
  const prefix = useId();
  return (
    <div className="paper-chart">
      <div
        className="paper-picture"
        style={{ width: `${width}px`, height: `${height}px` }}
        // The program has drawn the picture itself, and escaped the texts in it.
        dangerouslySetInnerHTML={{ __html: withOwnIds(svg, prefix) }}
      />
      {caption !== null && <p>{caption}</p>}
    </div>
  );
}
