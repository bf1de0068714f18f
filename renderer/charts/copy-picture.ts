import type { ChartPicture } from './layout/drawing';
import { pngOf } from './png';

/** Twice the dots of an ordinary screen: sharp in a document, and still of the size that is seen. */
const clipboardResolution = 192;

/** refused: the browser does not let it. unloaded: what draws for paper could not be loaded. */
export type CopyOutcome = 'copied' | 'refused' | 'unloaded';

/** Puts a picture on the clipboard, in the colours of paper. */
export async function copyPicture(picture: ChartPicture): Promise<CopyOutcome> {
  // Asked for within the click, which is what lets the page write to the clipboard.
  const drawing = import('./chart-svg');
  try {
    const png = drawing.then(({ pictureSvg }) =>
      pngOf(pictureSvg(picture, 'paper', 'chart'), clipboardResolution),
    );
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })]);
    return 'copied';
  } catch {
    return drawing.then(
      () => 'refused',
      () => 'unloaded',
    );
  }
}
