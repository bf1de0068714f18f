import {
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type PointerEvent,
} from 'react';
import { chartOption } from './chart-option';
import { chartThemes, type ChartThemeName } from './chart-theme';
import type { startChart } from './echarts-setup';
import type { ChartPicture, Spot } from './layout/drawing';
import { loadDrawing } from './load-drawing';
import { Readout } from './Readout';

type Chart = ReturnType<typeof startChart>;

interface PictureViewProps {
  readonly picture: ChartPicture;
  readonly theme: ChartThemeName;
  /** What the picture is called where it is one of several. */
  readonly name: string;
}

/** Pixels beyond the window within which an element counts as seen. */
const nearby = 200;

function isNear(element: HTMLElement): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > -nearby && top < innerHeight + nearby;
}

/** True once the element has come into view, and from then on; at once for one that is there from the start. */
function useSeen(element: { readonly current: HTMLElement | null }): boolean {
  const [seen, setSeen] = useState(false);
  useLayoutEffect(() => {
    const look = () => {
      if (element.current && isNear(element.current)) setSeen(true);
    };
    look();
  }, [element]);
  useEffect(() => {
    const { current } = element;
    if (!current || seen) return undefined;
    const watch = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true);
      },
      { rootMargin: `${nearby}px` },
    );
    watch.observe(current);
    return () => watch.disconnect();
  }, [element, seen]);
  return seen;
}

function spotAt(spots: readonly Spot[], x: number, y: number): number {
  return spots.findIndex(
    ({ box }) => x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height,
  );
}

/** Where a key leads from a spot; null for a key that leads nowhere. */
function nextSpot(key: string, at: number, count: number): number | null {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return Math.min(at + 1, count - 1);
    case 'ArrowLeft':
    case 'ArrowUp':
      return Math.max(at - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

/** A picture on the screen, drawn when it comes into view. Pointing or going through it by keys reads out its figures. */
export function PictureView({ picture, theme, name }: PictureViewProps) {
  const canvas = useRef<HTMLDivElement>(null);
  const chart = useRef<Chart | null>(null);
  const hint = useId();
  const seen = useSeen(canvas);
  const [active, setActive] = useState(-1);
  /** Hands an error of the loading to whoever shows errors of this component. */
  const [, setFailed] = useState(null);
  const drawing = useMemo(() => (seen ? picture.drawing() : null), [seen, picture]);
  const { width, height } = picture;

  useEffect(() => {
    if (!drawing) return undefined;
    let current = true;
    loadDrawing().then(
      (library) => {
        if (!current || !canvas.current) return;
        chart.current ??= library.startChart(canvas.current, { width, height });
        chart.current.resize({ width, height, silent: true });
        chart.current.setOption(chartOption(drawing, chartThemes[theme]), { notMerge: true });
      },
      (error: unknown) => {
        if (!current) return;
        setFailed(() => {
          throw error;
        });
      },
    );
    return () => {
      current = false;
    };
  }, [drawing, theme, width, height]);

  useEffect(
    () => () => {
      chart.current?.dispose();
      chart.current = null;
    },
    [],
  );

  const spots = drawing?.spots ?? [];
  const spot = spots[active];
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === 'Escape') setActive(-1);
    const next = nextSpot(event.key, active, spots.length);
    if (next === null || spots.length === 0) return;
    event.preventDefault();
    setActive(next);
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    setActive(spotAt(spots, event.clientX - left, event.clientY - top));
  };
  return (
    <div
      className="chart-card"
      style={{ width, height }}
      role="group"
      aria-label={name}
      aria-describedby={hint}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onPointerMove={onPointerMove}
      onPointerLeave={() => setActive(-1)}
      onBlur={() => setActive(-1)}
    >
      <div
        ref={canvas}
        className="chart-canvas"
        role="img"
        aria-label={picture.description || name}
        style={{ width, height }}
      />
      <span id={hint} className="unseen">
        按方向键逐个读数，按 Esc 结束。
      </span>
      <div className="unseen" role="status">
        {spot?.lines.join('，')}
      </div>
      {spot && <Readout spot={spot} width={width} />}
    </div>
  );
}
