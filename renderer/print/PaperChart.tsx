import type { LaidOutChart } from './layout-blocks';

/** A picture loads nothing and runs nothing, and is printed as vectors all the same. */
export function PaperChart({ chart }: { readonly chart: LaidOutChart }) {
  const { svg, caption, width, height } = chart;
  return (
    <div className="paper-chart">
      <img
        src={`data:image/svg+xml,${encodeURIComponent(svg)}`}
        alt={caption ?? ''}
        style={{ width: `${width}px`, height: `${height}px` }}
      />
      {caption !== null && <p>{caption}</p>}
    </div>
  );
}
