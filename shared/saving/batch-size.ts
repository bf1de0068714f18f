import { completed } from '../completed';
import type { Change } from '../model/batch';

/**
 * The most bytes of changes that the page puts into one batch: about 200,000 figures. The journal would take four times
 * as much, but sealing and sending it would keep the user waiting beyond what a save is given.
 */
export const largestBatch = 64 << 20;

/** Changes sized between two looks at the clock. */
const pace = 500;

/** Whether changes are too many for one batch. It counts bytes as JSON text in UTF-8, and stops where the limit is passed. */
export function exceedsBatch(changes: readonly Change[], limit = largestBatch): boolean {
  return completed(sizing(changes, limit));
}

/** Like exceedsBatch; gives the number of changes looked at from time to time. */
export function* sizing(changes: readonly Change[], limit = largestBatch): Generator<number, boolean> {
  if (mostBytes(changes) <= limit) return false;
  let bytes = 0;
  let looked = 0;
  for (const change of changes) {
    bytes += utf8Length(JSON.stringify(change)) + 1;
    if (bytes > limit) return true;
    looked += 1;
    if (looked % pace === 0) yield looked;
  }
  return false;
}

/** Bytes around the texts of a change that sets one plain figure for another, with room to spare. */
const aroundPlain = 200;
/** A character of a text takes no more bytes in JSON, where it is written as \\u1234. */
const bytesPerCharacter = 6;

/** At the most so many bytes, known at a glance for plain figures; infinite where anything else is among them. */
function mostBytes(changes: readonly Change[]): number {
  let bytes = 0;
  for (const { key, before, after } of changes) {
    const isPlain = (value: unknown) => value === null || typeof value === 'string';
    if (key.kind !== 'figure' || !isPlain(before) || !isPlain(after)) return Number.POSITIVE_INFINITY;
    const texts = key.seriesId.length + key.period.length + lengthOf(before) + lengthOf(after);
    bytes += aroundPlain + texts * bytesPerCharacter;
  }
  return bytes;
}

const lengthOf = (value: unknown): number => (typeof value === 'string' ? value.length : 0);

/** Bytes of a text in UTF-8; half a surrogate pair counts two, as it does in the whole pair. */
function utf8Length(text: string): number {
  let bytes = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    bytes += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 2 : 3;
  }
  return bytes;
}
