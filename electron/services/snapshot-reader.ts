import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { z } from 'zod';
import type { RecoveredRecord } from '../../shared/host';
import { entities } from '../../shared/model/plan';
import { emptyRecordTable, type RecordTable } from '../../shared/model/record-table';
import type { OpenFile } from './file-system';
import {
  blockChecksum,
  blockHeaderLength,
  plainLimit,
  readBlockHeader,
  readSnapshotHeader,
  snapshotHeaderLength,
  snapshotVersion,
  type BlockType,
} from './snapshot-block';
import { recordCounts, recordTotal, snapshotHeadSchema, type SnapshotHead } from './snapshot-head';

const unpacked = promisify<Uint8Array, { maxOutputLength: number }, Buffer>(gunzip);

/** A snapshot that cannot be relied on. The message is Chinese. */
export class SnapshotDamaged extends Error {}

const endSchema = z.object({ blocks: z.int(), records: z.int(), sha256: z.string() });

interface Block {
  readonly type: BlockType;
  readonly payload: Uint8Array;
  /** Header and payload. */
  readonly bytes: Uint8Array;
}

/** The head alone, which is checked by itself. Throws SnapshotDamaged. */
export async function readSnapshotHead(file: OpenFile, size: number): Promise<SnapshotHead> {
  await readHeader(file);
  return parseHead(await readBlock(file, size, snapshotHeaderLength));
}

/** Checks every byte against the checksum at the end. Throws SnapshotDamaged. */
export function verifySnapshot(file: OpenFile, size: number): Promise<SnapshotHead> {
  return readBlocks(file, size, () => Promise.resolve());
}

/** Head and records, every byte checked. Throws SnapshotDamaged. */
export async function readSnapshot(
  file: OpenFile,
  size: number,
): Promise<{ readonly head: SnapshotHead; readonly table: RecordTable }> {
  const table = emptyRecordTable();
  const head = await readBlocks(file, size, async (payload) => {
    for (const { entity, record } of await parseRecords(payload)) {
      (table[entity] as Map<string, unknown>).set(record.id, record);
    }
  });
  const counts = recordCounts(table);
  if (entities.some((entity) => counts[entity] !== head.records[entity])) {
    throw new SnapshotDamaged('快照中的记录数与它开头所写的不符。');
  }
  return { head, table };
}

async function readBlocks(
  file: OpenFile,
  size: number,
  take: (payload: Uint8Array) => Promise<void>,
): Promise<SnapshotHead> {
  const sum = createHash('sha256').update(await readHeader(file));
  const first = await readBlock(file, size, snapshotHeaderLength);
  const head = parseHead(first);
  sum.update(first.bytes);
  let at = snapshotHeaderLength + first.bytes.length;
  for (let blocks = 0; ; blocks += 1) {
    const { type, payload, bytes } = await readBlock(file, size, at);
    at += bytes.length;
    if (type === 'end') {
      const end = parseEnd(payload);
      const whole =
        at === size &&
        end.blocks === blocks &&
        end.records === recordTotal(head.records) &&
        end.sha256 === sum.digest('hex');
      if (!whole) throw new SnapshotDamaged('快照的内容与它末尾的校验值不符。');
      return head;
    }
    if (type !== 'records') throw new SnapshotDamaged('快照中有不该在那里的内容。');
    sum.update(bytes);
    await take(payload);
  }
}

async function readHeader(file: OpenFile): Promise<Uint8Array> {
  const header = Buffer.alloc(snapshotHeaderLength);
  const count = await file.read(header, 0);
  const version = readSnapshotHeader(header.subarray(0, count));
  if (version === null) throw new SnapshotDamaged('快照的文件头不能识别。');
  if (version > snapshotVersion) {
    throw new SnapshotDamaged(`快照的格式版本是 ${version}，由更新的程序写成。`);
  }
  return header;
}

async function readBlock(file: OpenFile, size: number, at: number): Promise<Block> {
  const start = Buffer.alloc(blockHeaderLength);
  const count = await file.read(start, at);
  const header = readBlockHeader(start.subarray(0, count));
  if (header === null || at + blockHeaderLength + header.length > size) {
    throw new SnapshotDamaged(`快照在位置 ${at} 之后不能读出。`);
  }
  const bytes = Buffer.alloc(blockHeaderLength + header.length);
  const whole = (await file.read(bytes, at)) === bytes.length;
  const payload = bytes.subarray(blockHeaderLength);
  if (!whole || blockChecksum(bytes.subarray(0, blockHeaderLength), payload) !== header.checksum) {
    throw new SnapshotDamaged(`快照在位置 ${at} 的内容损坏。`);
  }
  return { type: header.type, payload, bytes };
}

function parseHead({ type, payload }: Block): SnapshotHead {
  try {
    if (type === 'head') return snapshotHeadSchema.parse(JSON.parse(Buffer.from(payload).toString()));
  } catch {
    // Said below.
  }
  throw new SnapshotDamaged('快照开头的说明不能读出。');
}

function parseEnd(payload: Uint8Array): z.infer<typeof endSchema> {
  try {
    return endSchema.parse(JSON.parse(Buffer.from(payload).toString()));
  } catch (error) {
    throw new SnapshotDamaged('快照的末尾不能读出。', { cause: error });
  }
}

async function parseRecords(payload: Uint8Array): Promise<readonly RecoveredRecord[]> {
  try {
    const lines = (await unpacked(payload, { maxOutputLength: plainLimit })).toString().split('\n');
    return lines.filter((line) => line !== '').map((line) => recordOf(JSON.parse(line)));
  } catch (error) {
    throw new SnapshotDamaged('快照中的记录不能读出。', { cause: error });
  }
}

/** Throws where the line is no record; the checksum has vouched for what it holds. */
function recordOf(value: unknown): RecoveredRecord {
  const { entity, record } = value as Partial<RecoveredRecord>;
  const known = entity !== undefined && entities.includes(entity);
  if (!known || record === null || typeof record !== 'object' || typeof record.id !== 'string') {
    throw new TypeError('Not a record');
  }
  return { entity, record };
}
