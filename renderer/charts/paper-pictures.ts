import type { ChartModel } from '../../shared/charts/chart-model';
import { pictureSvg, type ChartSvg } from './chart-svg';
import type { ChartPicture } from './layout/drawing';
import { chartPictures, type PictureSize } from './layout/picture';

/** The text block of an official page (156 × 225 mm) in CSS pixels: a picture fits it without being made smaller. */
const paperSize: PictureSize = { width: 590, maxHeight: 850 };

/** The pictures of charts as they stand in a file. They are laid out and drawn once, as they are first asked for. */
export interface PaperPictures {
  readonly all: () => readonly ChartPicture[];
  /** Draws what is not drawn yet, one after another; yields how many there are. May run several times at once. */
  readonly draw: () => Generator<number, readonly ChartSvg[]>;
}

export function paperPictures(charts: readonly ChartModel[]): PaperPictures {
  let laidOut: readonly ChartPicture[] | null = null;
  const all = () => (laidOut ??= charts.flatMap((chart) => chartPictures(chart, paperSize)));
  const drawn: ChartSvg[] = [];
  return {
    all,
    *draw() {
      const pictures = all();
      while (drawn.length < pictures.length) {
        yield drawn.length;
        const next = pictures[drawn.length];
        if (next) drawn.push(pictureSvg(next, 'paper', `chart-${drawn.length + 1}`));
      }
      return drawn;
    },
  };
}

/** Milliseconds that drawing one picture may take. */
const oneDrawing = 10;

/** Draws in the page's idle time; gives what stops it. */
export function drawAhead(pictures: PaperPictures): () => void {
  const work = pictures.draw();
  const go = (idle: IdleDeadline) => {
    do {
      if (work.next().done) return;
    } while (idle.timeRemaining() > oneDrawing);
    waiting = requestIdleCallback(go);
  };
  let waiting = requestIdleCallback(go);
  return () => cancelIdleCallback(waiting);
}
