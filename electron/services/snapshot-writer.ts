import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { canonicalJson } from '../../shared/model/canonical-json';
import { entities } from '../../shared/model/plan';
import type { RecordTable } from '../../shared/model/record-table';
import type { OpenFile } from './file-system';
import { encodeBlock, plainLimit, snapshotHeader, snapshotVersion, type BlockType } from './snapshot-block';
import type { SnapshotHead } from './snapshot-head';

const packed = promisify<Uint8Array, Buffer>(gzip);

/**
 * Bytes of records after which a block ends. Between two blocks other work of this process has its turn, and a block
 * takes a few milliseconds.
 */
const blockBytes = 256 << 10;

export interface WrittenSnapshot {
  readonly bytes: number;
  /** SHA-256 of the whole file. */
  readonly sha256: string;
}

/** Writes a snapshot into an empty file, without flushing it. The table must not change meanwhile. */
export async function writeSnapshot(
  file: OpenFile,
  head: SnapshotHead,
  table: RecordTable,
): Promise<WrittenSnapshot> {
  const sum = createHash('sha256');
  let at = 0;
  let blocks = 0;
  let records = 0;
  const write = async (bytes: Uint8Array) => {
    await file.write(bytes, at);
    at += bytes.length;
    sum.update(bytes);
  };
  const writeBlock = (type: BlockType, fields: object) =>
    write(encodeBlock(type, Buffer.from(canonicalJson(fields))));

  await write(snapshotHeader());
  await writeBlock('head', {
    ...head,
    format: 'indicator-workbench/snapshot',
    formatVersion: snapshotVersion,
  });
  for (const { lines, count } of recordBlocks(table)) {
    const plain = Buffer.from(lines);
    if (plain.length > plainLimit) throw new RangeError(`一条记录长 ${plain.length} 字节，快照放不下。`);
    await write(encodeBlock('records', await packed(plain)));
    blocks += 1;
    records += count;
  }
  await writeBlock('end', { blocks, records, sha256: sum.copy().digest('hex') });
  return { bytes: at, sha256: sum.digest('hex') };
}

/** One line of canonical JSON for each record. */
function* recordBlocks(table: RecordTable): Generator<{ readonly lines: string; readonly count: number }> {
  let lines: string[] = [];
  let length = 0;
  for (const entity of entities) {
    for (const record of table[entity].values()) {
      const line = `${canonicalJson({ entity, record })}\n`;
      lines.push(line);
      length += line.length;
      if (length < blockBytes) continue;
      yield { lines: lines.join(''), count: lines.length };
      lines = [];
      length = 0;
    }
  }
  if (lines.length > 0) yield { lines: lines.join(''), count: lines.length };
}
