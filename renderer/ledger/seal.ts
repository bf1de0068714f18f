import { canonicalPieces, type Batch, type Genesis, type SealedBatch } from '../../shared/model/batch';
import { canonicalJson } from '../../shared/model/canonical-json';
import { inSlices } from './slices';
import { isMany } from './many-changes';

async function sha256Hex(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const encoder = new TextEncoder();

/** The hash that the first batch of a history has as its parent. */
export function genesisHash(genesis: Genesis): Promise<string> {
  return sha256Hex(encoder.encode(canonicalJson(genesis)));
}

/** Seals a batch; the page stays alive meanwhile, however many changes it has. */
export async function seal(batch: Batch): Promise<SealedBatch> {
  const bytes = isMany(batch.changes)
    ? await inSlices(encodedPieces(batch))
    : encoder.encode(canonicalJson(batch));
  return { batch, hash: await sha256Hex(bytes) };
}

function* encodedPieces(batch: Batch): Generator<number, Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for (const text of canonicalPieces(batch)) {
    const piece = encoder.encode(text);
    pieces.push(piece);
    length += piece.length;
    yield length;
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
