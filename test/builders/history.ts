import { createHash } from 'node:crypto';
import {
  schemaVersion,
  type Batch,
  type Change,
  type Genesis,
  type SealedBatch,
} from '../../shared/model/batch';
import { canonicalJson } from '../../shared/model/canonical-json';

const workspaceId = '6f9b0c1e-1d2a-4b3c-8d4e-5f6a7b8c9d0e';
export const profileId = 'a1b2c3d4-0000-4000-8000-000000000001';
export const genesis: Genesis = { workspaceId, epoch: 1 };
export const genesisHash = hashOf(genesis);

export function hashOf(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}

export function seal(batch: Batch): SealedBatch {
  return { batch, hash: hashOf(batch) };
}

/** One typed figure as the page would save it, the `counter`th batch of its device. */
export function aBatch(parentHash: string, counter: number, fields: Partial<Batch> = {}): SealedBatch {
  return seal({
    id: `dev1-${counter}`,
    workspaceId,
    schemaVersion,
    parentHash,
    at: '2020-03-01T08:00:00.000Z',
    by: '统计员',
    reason: '录入 互联网省际出口带宽 2016 年',
    origin: { kind: 'typed' },
    changes: [figureChange(counter)],
    ...fields,
  });
}

function figureChange(counter: number): Change {
  return {
    key: { kind: 'figure', seriesId: 'series-1', measure: 'actual', period: '2016' },
    before: counter === 1 ? null : String(counter - 1),
    after: String(counter),
  };
}

/** `count` batches in a chain, the first one after `parentHash`. */
export function aHistory(count: number, parentHash = genesisHash): SealedBatch[] {
  const history: SealedBatch[] = [];
  for (let counter = 1; counter <= count; counter += 1) {
    history.push(aBatch(history.at(-1)?.hash ?? parentHash, counter));
  }
  return history;
}

/** A batch whose canonical JSON has at least `bytes` bytes. */
export function aLargeBatch(parentHash: string, counter: number, bytes: number): SealedBatch {
  const note = '很长的说明'.repeat(100);
  const count = Math.ceil(bytes / Buffer.byteLength(note));
  const changes = Array.from({ length: count }, (_, place): Change => {
    const key = { kind: 'field', entity: 'indicator', id: `indicator-${place}`, field: 'name' } as const;
    return { key, before: null, after: note };
  });
  return aBatch(parentHash, counter, { origin: { kind: 'import' }, changes });
}
