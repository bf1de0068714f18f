/** Sealed batches as records, and records put together to batches again. */
import { z } from 'zod';
import type { SealedBatch } from '../../shared/model/batch';
import { canonicalJson } from '../../shared/model/canonical-json';
import { batchLimit, payloadLimit, type JournalRecord } from './journal-record';
import { readSealedBytes } from './sealed-text';

const commitSchema = z.object({ id: z.string(), hash: z.string(), chunks: z.int(), bytes: z.int() });

/** The records of one batch: itself, or its chunks and the commit that makes them count. */
export function batchRecords(sealed: SealedBatch, bytes: Uint8Array): readonly JournalRecord[] {
  if (bytes.length <= payloadLimit) return [{ type: 'batch', part: 0, payload: bytes }];
  const chunks: JournalRecord[] = [];
  for (let start = 0; start < bytes.length; start += payloadLimit) {
    chunks.push({
      type: 'chunk',
      part: chunks.length,
      payload: bytes.subarray(start, start + payloadLimit),
    });
  }
  const commit = { id: sealed.batch.id, hash: sealed.hash, chunks: chunks.length, bytes: bytes.length };
  return [...chunks, { type: 'commit', part: 0, payload: Buffer.from(canonicalJson(commit)) }];
}

export type Taken =
  | { readonly state: 'batch'; readonly sealed: SealedBatch; readonly start: number }
  /** A chunk whose commit has not come yet. */
  | { readonly state: 'pending' }
  /** A record that fits neither the ones before it nor itself. */
  | { readonly state: 'broken' };

const broken: Taken = { state: 'broken' };

/** Takes records in the order of the file. Chunks without a commit are dropped when another batch begins. */
export class BatchRecords {
  private chunks: Uint8Array[] = [];
  private start = 0;

  /** `at` is the record's place in the file. */
  take(record: JournalRecord, at: number): Taken {
    if (record.type === 'chunk') return this.takeChunk(record, at);
    if (record.type === 'commit') return this.takeCommit(record);
    this.chunks = [];
    const sealed = record.type === 'batch' ? readSealedBytes(record.payload) : null;
    return sealed === null ? broken : { state: 'batch', sealed, start: at };
  }

  private takeChunk(record: JournalRecord, at: number): Taken {
    if (record.part === 0) {
      this.chunks = [];
      this.start = at;
    }
    if (record.part !== this.chunks.length || (record.part + 1) * payloadLimit > batchLimit) return broken;
    this.chunks.push(Uint8Array.from(record.payload));
    return { state: 'pending' };
  }

  private takeCommit(record: JournalRecord): Taken {
    const bytes = Buffer.concat(this.chunks);
    const count = this.chunks.length;
    this.chunks = [];
    const commit = readCommit(record.payload);
    if (commit === null || commit.chunks !== count || commit.bytes !== bytes.length) return broken;
    const sealed = readSealedBytes(bytes);
    const same = sealed !== null && sealed.hash === commit.hash && sealed.batch.id === commit.id;
    return same ? { state: 'batch', sealed, start: this.start } : broken;
  }
}

function readCommit(payload: Uint8Array): z.infer<typeof commitSchema> | null {
  try {
    return commitSchema.parse(JSON.parse(Buffer.from(payload).toString()));
  } catch {
    return null;
  }
}
