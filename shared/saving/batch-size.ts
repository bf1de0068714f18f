import type { Change } from '../model/batch';

/**
 * The most bytes of changes that the page puts into one batch: about 200,000 figures. The journal would take four times
 * as much, but sealing and sending it would keep the user waiting beyond what a save is given.
 */
export const largestBatch = 64 << 20;

/** Whether changes are too many for one batch. It counts bytes as JSON text in UTF-8, and stops where the limit is passed. */
export function exceedsBatch(changes: readonly Change[], limit = largestBatch): boolean {
  let bytes = 0;
  for (const change of changes) {
    bytes += utf8Length(JSON.stringify(change)) + 1;
    if (bytes > limit) return true;
  }
  return false;
}

/** Bytes of a text in UTF-8; half a surrogate pair counts two, as it does in the whole pair. */
function utf8Length(text: string): number {
  let bytes = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    bytes += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 2 : 3;
  }
  return bytes;
}
