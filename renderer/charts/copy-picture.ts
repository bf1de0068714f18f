import type { ChartPicture } from './layout/drawing';
import { pngOf } from './png';

/** Twice the dots of an ordinary screen: sharp in a document, and still of the size that is seen. */
const clipboardResolution = 192;

/** Puts a picture on the clipboard, in the colours of paper; false where the browser does not let it. */
export async function copyPicture(picture: ChartPicture): Promise<boolean> {
  try {
    const png = import('./chart-svg').then(({ pictureSvg }) =>
      pngOf(pictureSvg(picture, 'paper', 'chart'), clipboardResolution),
    );
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })]);
    return true;
  } catch {
    return false;
  }
}
