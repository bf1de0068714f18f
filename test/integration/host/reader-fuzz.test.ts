import { readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { realFileSystem, type OpenFile } from '../../../electron/services/file-system';
import { encodeRecord, fileHeader, recordHeaderLength } from '../../../electron/services/journal-record';
import { scanJournal } from '../../../electron/services/journal-scan';
import { memberSize, openPackedFile, packMember } from '../../../electron/services/packed-file';
import { salvageSegment } from '../../../electron/services/segment-salvage';
import { encodeBlock } from '../../../electron/services/snapshot-block';
import { readSnapshot, SnapshotDamaged, verifySnapshot } from '../../../electron/services/snapshot-reader';
import { journalFile, openBegunHost } from '../../builders/data-folder';
import { spoil } from '../../builders/spoil';
import { temporaryFolder } from '../../builders/temporary-folder';
import { Random } from '../../soak/random';
import { aLedgerHistory } from './ledger-history';

/** A file in memory that counts what is read of it. */
function memoryFile(bytes: Uint8Array): OpenFile & { readonly taken: () => number } {
  let taken = 0;
  const never = () => Promise.reject(new Error('only read'));
  return {
    read(into, position) {
      const piece = bytes.subarray(position, position + into.length);
      into.set(piece);
      taken += piece.length;
      return Promise.resolve(piece.length);
    },
    write: never,
    truncate: never,
    flush: never,
    close: () => Promise.resolve(),
    taken: () => taken,
  };
}

/** The bytes of a journal, of the same packed, and of a snapshot. */
async function wellFormed() {
  const folder = await temporaryFolder();
  const { host } = await openBegunHost(folder);
  for (const sealed of aLedgerHistory(12)) await host['journal.append'](sealed);
  await host['snapshot.take']({ reason: 'request' });
  const journal = await readFile(journalFile(folder));
  const [name = ''] = await readdir(path.join(folder, 'snapshots'));
  const snapshot = await readFile(path.join(folder, 'snapshots', name));
  return { journal, snapshot, packed: await packMember(journal, 0) };
}

describe('readers of files that went bad', () => {
  it('take a spoilt snapshot for damaged, and never for another one', async () => {
    const { snapshot } = await wellFormed();
    const random = new Random(20_260_401);
    const whole = await readSnapshot(memoryFile(snapshot), snapshot.length);
    for (let run = 0; run < 1500; run += 1) {
      const bytes = spoil(random, snapshot);
      const outcome = await readSnapshot(memoryFile(bytes), bytes.length).catch((error: unknown) => error);
      if (outcome instanceof Error) expect(outcome).toBeInstanceOf(SnapshotDamaged);
      else expect(outcome).toEqual(whole);
    }
  });

  it('see that a whole block was exchanged for another one', async () => {
    const { snapshot } = await wellFormed();
    const headEnd = 16 + 16 + snapshot.readUInt32LE(16 + 8);
    const recordsEnd = headEnd + 16 + snapshot.readUInt32LE(headEnd + 8);
    const line = Buffer.from('{"entity":"series","record":{"id":"series-1","figures":{}}}\n');
    const bytes = Buffer.concat([
      snapshot.subarray(0, headEnd),
      encodeBlock('records', gzipSync(line)),
      snapshot.subarray(recordsEnd),
    ]);
    await expect(readSnapshot(memoryFile(bytes), bytes.length)).rejects.toThrow('校验值');
  });

  it('find in a spoilt journal nothing but batches that were there', async () => {
    const { journal } = await wellFormed();
    const known = new Set(
      (await salvageSegment(memoryFile(journal), journal.length)).batches.map(({ hash }) => hash),
    );
    expect(known.size).toBe(12);
    const random = new Random(20_260_402);
    for (let run = 0; run < 600; run += 1) {
      const bytes = spoil(random, journal);
      const salvage = await salvageSegment(memoryFile(bytes), bytes.length);
      const scan = await scanJournal(memoryFile(bytes), bytes.length);
      const found = [...salvage.batches, ...scan.entries].map(({ hash }) => hash);
      expect(found.filter((hash) => !known.has(hash))).toEqual([]);
      const accounted = salvage.gaps.reduce(
        (sum, { bytes: length }) => sum + length,
        salvage.tail?.bytes ?? 0,
      );
      expect(accounted).toBeLessThanOrEqual(bytes.length);
    }
  });

  it('read a spoilt packed segment as the plain one with holes', async () => {
    const { journal, packed } = await wellFormed();
    const random = new Random(20_260_403);
    const file = path.join(await temporaryFolder(), 'journal-000001.iwj.gz');
    for (let run = 0; run < 300; run += 1) {
      await writeFile(file, spoil(random, packed));
      const opened = await openPackedFile(realFileSystem, file);
      const into = Buffer.alloc(Math.min(opened.size, 3 * memberSize));
      const count = await opened.file.read(into, 0).finally(() => opened.file.close());
      expect(count).toBeLessThanOrEqual(opened.size);
      const first = into.subarray(0, Math.min(count, memberSize));
      const hole = first.every((byte) => byte === 0);
      expect(hole || first.equals(journal.subarray(0, first.length))).toBe(true);
    }
  });
});

describe('readers of files made to do harm', () => {
  it('do not unpack a snapshot’s block beyond its bound', async () => {
    const { snapshot } = await wellFormed();
    const headEnd = 16 + 16 + snapshot.readUInt32LE(16 + 8);
    const bomb = encodeBlock('records', gzipSync(Buffer.alloc(64 << 20, 0x20)));
    const bytes = Buffer.concat([snapshot.subarray(0, headEnd), bomb]);
    const before = process.memoryUsage().arrayBuffers;
    await expect(readSnapshot(memoryFile(bytes), bytes.length)).rejects.toThrow(SnapshotDamaged);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(48 << 20);
    await expect(verifySnapshot(memoryFile(bytes), bytes.length)).rejects.toThrow(SnapshotDamaged);
  });

  it('read a journal full of records that pretend to be long only a few times over', async () => {
    const pretender = Buffer.from(encodeRecord({ type: 'batch', part: 0, payload: Buffer.from('x') }));
    pretender.writeUInt32LE(1 << 20, 8);
    const header = pretender.subarray(0, recordHeaderLength);
    const bytes = Buffer.concat([fileHeader(), ...Array.from({ length: 200_000 }, () => header)]);
    const file = memoryFile(bytes);
    const salvage = await salvageSegment(file, bytes.length);
    expect(salvage.batches).toEqual([]);
    expect(file.taken()).toBeLessThan(8 * bytes.length);
  });

  it('do not believe a packed segment that claims to be as long as a disk', async () => {
    const folder = await temporaryFolder();
    const file = path.join(folder, 'journal-000001.iwj.gz');
    const far = await packMember(Buffer.from('far'), 4_000_000_000);
    const near = await packMember(Buffer.alloc(memberSize), 0);
    await writeFile(file, Buffer.concat([near, far]));
    const opened = await openPackedFile(realFileSystem, file);
    await opened.file.close();
    expect(opened.size).toBe(memberSize);
  });
});
