/** A sealed batch as the bytes that the journal keeps, and back. */
import { createHash } from 'node:crypto';
import type { Genesis, SealedBatch } from '../../shared/model/batch';
import { canonicalJson } from '../../shared/model/canonical-json';

const beforeBatch = Buffer.from('{"batch":');
const beforeHash = Buffer.from(',"hash":"');
const afterHash = Buffer.from('"}');
const hashLength = 64;

function sha256(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('hex');
}

export function genesisHash({ workspaceId, epoch }: Genesis): string {
  return sha256(canonicalJson({ workspaceId, epoch }));
}

/** The canonical JSON of the sealed batch; null where its hash is not that of its batch. */
export function sealedBytes(sealed: SealedBatch): Uint8Array | null {
  const batch = canonicalJson(sealed.batch);
  if (sha256(batch) !== sealed.hash) return null;
  return Buffer.from(`{"batch":${batch},"hash":"${sealed.hash}"}`);
}

/**
 * The sealed batch in `bytes`; null where they are none or their hash does not hold. The hash is taken of the bytes as
 * they stand, which is far quicker than writing the batch again.
 */
export function readSealedBytes(bytes: Uint8Array): SealedBatch | null {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const batchEnd = text.length - beforeHash.length - hashLength - afterHash.length;
  const hashStart = batchEnd + beforeHash.length;
  const framed =
    batchEnd > beforeBatch.length &&
    text.subarray(0, beforeBatch.length).equals(beforeBatch) &&
    text.subarray(batchEnd, hashStart).equals(beforeHash) &&
    text.subarray(hashStart + hashLength).equals(afterHash);
  if (!framed) return null;
  const hash = text.toString('latin1', hashStart, hashStart + hashLength);
  if (sha256(text.subarray(beforeBatch.length, batchEnd)) !== hash) return null;
  try {
    return JSON.parse(text.toString('utf8')) as SealedBatch;
  } catch {
    return null;
  }
}
