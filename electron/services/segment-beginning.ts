import { z } from 'zod';
import type { Genesis } from '../../shared/model/batch';
import { canonicalJson } from '../../shared/model/canonical-json';
import { encodeRecord, fileHeader, journalVersion, type JournalRecord } from './journal-record';
import { genesisHash } from './sealed-text';

/** The place on the chain where a segment of the journal begins. */
export interface SegmentBeginning extends Genesis {
  /** How many batches come before the segment. */
  readonly position: number;
  /** Hash of the last batch before it, or the genesis hash. */
  readonly parentHash: string;
  /** Id of that batch; null at the beginning of the chain. */
  readonly batchId: string | null;
}

const genesisFields = { workspaceId: z.string(), epoch: z.int() };
const firstVersion = z.object({ ...genesisFields, formatVersion: z.literal(1) });
const currentVersion = z.object({
  ...genesisFields,
  formatVersion: z.literal(journalVersion),
  position: z.int().min(0),
  parentHash: z.string(),
  batchId: z.string().nullable(),
});

export function chainBeginning(genesis: Genesis): SegmentBeginning {
  const { workspaceId, epoch } = genesis;
  return { workspaceId, epoch, position: 0, parentHash: genesisHash(genesis), batchId: null };
}

/** The bytes of a segment without batches. */
export function emptySegment(beginning: SegmentBeginning): Uint8Array {
  const { workspaceId, epoch, position, parentHash, batchId } = beginning;
  const fields = { workspaceId, epoch, position, parentHash, batchId, formatVersion: journalVersion };
  const payload = Buffer.from(canonicalJson(fields));
  return Buffer.concat([fileHeader(), encodeRecord({ type: 'genesis', part: 0, payload })]);
}

/** What the first record of a segment of this format version says; null where it is none. */
export function readBeginning(record: JournalRecord, version: number): SegmentBeginning | null {
  if (record.type !== 'genesis') return null;
  try {
    const fields: unknown = JSON.parse(Buffer.from(record.payload).toString());
    if (version === 1) return chainBeginning(firstVersion.parse(fields));
    const { workspaceId, epoch, position, parentHash, batchId } = currentVersion.parse(fields);
    return { workspaceId, epoch, position, parentHash, batchId };
  } catch {
    return null;
  }
}
