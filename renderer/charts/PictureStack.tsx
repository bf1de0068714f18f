import { useLayoutEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { ChartModel } from '../../shared/charts/chart-model';
import type { ChartThemeName } from './chart-theme';
import type { ChartPicture } from './layout/drawing';
import { chartPictures } from './layout/picture';
import { PictureView } from './PictureView';

interface PictureStackProps {
  readonly chart: ChartModel;
  readonly theme: ChartThemeName;
  /** The body alone, beside what names it already. */
  readonly bare?: true;
  /** What stands with each picture, such as its buttons. */
  readonly beside?: (picture: ChartPicture, index: number) => ReactNode;
}

/** Narrower, a chart is scrolled rather than squeezed; a bare one stands in a narrow panel. */
const narrowest = 420;
const narrowestBare = 280;
const widest = 1180;
const tallest = 1000;

/** Width of an element that follows its surroundings, in steps, so that a moving window does not draw at every pixel. */
function useWidth(element: { readonly current: HTMLElement | null }, least: number): number | null {
  const [width, setWidth] = useState<number | null>(null);
  useLayoutEffect(() => {
    const { current } = element;
    if (!current) return undefined;
    const take = () => setWidth(Math.min(widest, Math.max(least, Math.floor(current.clientWidth / 20) * 20)));
    take();
    const watch = new ResizeObserver(take);
    watch.observe(current);
    return () => watch.disconnect();
  }, [element, least]);
  return width;
}

/** A chart on the screen, as wide as there is room; a long one in several pictures. */
export function PictureStack({ chart, theme, bare, beside }: PictureStackProps) {
  const element = useRef<HTMLDivElement>(null);
  const width = useWidth(element, bare ? narrowestBare : narrowest);
  const pictures = useMemo(
    () => (width === null ? [] : chartPictures(chart, { width, maxHeight: tallest, ...(bare && { bare }) })),
    [chart, width, bare],
  );
  const nameOf = (index: number) =>
    pictures.length > 1 ? `${chart.title}（${index + 1}/${pictures.length}）` : chart.title;
  return (
    <div ref={element} className="chart-stack">
      {pictures.map((picture, index) => (
        <div key={index} className="chart-place">
          <PictureView picture={picture} theme={theme} name={nameOf(index)} />
          {beside?.(picture, index)}
        </div>
      ))}
    </div>
  );
}
