import { appendFile, readFile, readdir, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Host } from '../../../shared/host';
import type { SealedBatch } from '../../../shared/model/batch';
import { encodeRecord, fileHeader, type JournalRecord } from '../../../electron/services/journal-record';
import { sealedBytes } from '../../../electron/services/sealed-text';
import { journalFile, openBegunHost, openHost } from '../../builders/data-folder';
import { aBatch, aHistory, aLargeBatch, genesisHash } from '../../builders/history';
import { temporaryFolder } from '../../builders/temporary-folder';

/** The bytes of a journal with these batches, and where each batch's bytes begin. */
async function journalOf(batches: readonly SealedBatch[]): Promise<{ bytes: Buffer; starts: number[] }> {
  const folder = await temporaryFolder();
  const { host, close } = await openBegunHost(folder);
  const starts: number[] = [];
  for (const sealed of batches) {
    starts.push((await readFile(journalFile(folder))).length);
    expect((await host['journal.append'](sealed)).state).toBe('appended');
  }
  await close();
  return { bytes: await readFile(journalFile(folder)), starts };
}

/** A data folder whose journal is replaced by `bytes` while no program runs. */
async function folderWithJournal(bytes: Uint8Array): Promise<string> {
  const folder = await temporaryFolder();
  await (await openBegunHost(folder)).close();
  await writeFile(journalFile(folder), bytes);
  return folder;
}

async function journalState(host: Host) {
  return (await host['folder.contents']()).journal;
}

async function tornFiles(folder: string): Promise<string[]> {
  const names = await readdir(path.join(folder, 'journal'));
  return names.filter((name) => name.startsWith('torn-'));
}

describe('a journal whose last record was cut off', () => {
  it('has the head before it, whatever byte it was cut at, and takes the record again', async () => {
    const history = aHistory(3);
    const { bytes, starts } = await journalOf(history);
    const [, second, third] = history;
    if (second === undefined || third === undefined) throw new Error('No batches');
    const lastStart = starts.at(-1) ?? 0;
    const folder = await folderWithJournal(bytes);
    for (let length = lastStart + 1; length < bytes.length; length += 1) {
      await writeFile(journalFile(folder), bytes.subarray(0, length));
      const { host, close } = await openHost(folder);
      expect(await journalState(host)).toMatchObject({
        state: 'torn',
        head: { count: 2, hash: second.hash },
      });
      expect(await host['journal.append'](third)).toMatchObject({ state: 'appended', head: { count: 3 } });
      expect(await journalState(host)).toMatchObject({ state: 'intact', head: { count: 3 } });
      await close();
      expect(await readFile(journalFile(folder))).toEqual(bytes);
    }
    expect(await tornFiles(folder)).toHaveLength(bytes.length - 1 - lastStart);
  });

  it('leaves the file alone until something is appended, and keeps the torn bytes', async () => {
    const history = aHistory(2);
    const { bytes, starts } = await journalOf(history);
    const cut = bytes.subarray(0, bytes.length - 5);
    const folder = await folderWithJournal(cut);
    const { host } = await openHost(folder);
    expect((await host['journal.after']({ hash: genesisHash, limit: 9 }))?.batches).toEqual([history[0]]);
    expect(await readFile(journalFile(folder))).toEqual(cut);
    await host['journal.append'](aBatch(history[0]?.hash ?? '', 7));
    const [torn = ''] = await tornFiles(folder);
    expect(torn).toBe(`torn-${starts[1]}-1.bin`);
    expect(await readFile(path.join(folder, 'journal', torn))).toEqual(cut.subarray(starts[1]));
  });

  it('is torn, too, when zeros or noise follow the last record', async () => {
    const { bytes } = await journalOf(aHistory(2));
    for (const tail of [Buffer.alloc(1), Buffer.alloc(5_000_000), Buffer.from('IWR noise '.repeat(500))]) {
      const { host, close } = await openHost(await folderWithJournal(Buffer.concat([bytes, tail])));
      expect(await journalState(host)).toMatchObject({ state: 'torn', head: { count: 2 } });
      await close();
    }
  });
});

describe('a journal with altered bytes', () => {
  it('is torn when the altered byte is in its last record, wherever that is', async () => {
    const history = aHistory(2);
    const { bytes, starts } = await journalOf(history);
    const folder = await folderWithJournal(bytes);
    for (let at = starts[1] ?? 0; at < bytes.length; at += 1) {
      const altered = Buffer.from(bytes);
      altered[at] = (altered[at] ?? 0) ^ 0x01;
      await writeFile(journalFile(folder), altered);
      const { host, close } = await openHost(folder);
      expect(await journalState(host)).toMatchObject({ state: 'torn', head: { count: 1 } });
      await close();
    }
  });

  it('is damaged when records follow the altered one; what was before can still be read', async () => {
    const history = aHistory(4);
    const { bytes, starts } = await journalOf(history);
    const folder = await folderWithJournal(bytes);
    const [, second = 0, third = 0] = starts;
    for (let at = second; at < third; at += 1) {
      const altered = Buffer.from(bytes);
      altered[at] = (altered[at] ?? 0) ^ 0x80;
      await writeFile(journalFile(folder), altered);
      const { host, close } = await openHost(folder);
      expect(await journalState(host)).toMatchObject({ state: 'damaged', readableBatches: 1 });
      await close();
    }
    const { host } = await openHost(folder);
    expect((await host['journal.after']({ hash: genesisHash, limit: 9 }))?.batches).toEqual([history[0]]);
    const next = aBatch(history[0]?.hash ?? '', 9);
    expect(await host['journal.append'](next)).toMatchObject({ state: 'failed', fault: 'other' });
    expect((await readFile(journalFile(folder))).length).toBe(bytes.length);
  });

  it('is damaged when its header or its first record cannot be read', async () => {
    const { bytes, starts } = await journalOf(aHistory(1));
    const folder = await folderWithJournal(bytes);
    for (let at = 0; at < (starts[0] ?? 0); at += 1) {
      const altered = Buffer.from(bytes);
      altered[at] = (altered[at] ?? 0) ^ 0x10;
      await writeFile(journalFile(folder), altered);
      const { host, close } = await openHost(folder);
      expect(await journalState(host)).toMatchObject({ state: 'damaged', readableBatches: 0 });
      await close();
    }
  });

  it('is damaged when it is empty, and says so when a newer program wrote it', async () => {
    const empty = await openHost(await folderWithJournal(Buffer.alloc(0)));
    expect(await journalState(empty.host)).toMatchObject({ state: 'damaged' });
    const { bytes } = await journalOf([]);
    const newer = Buffer.concat([fileHeader(3), bytes.subarray(fileHeader().length)]);
    const { host } = await openHost(await folderWithJournal(newer));
    expect(await journalState(host)).toEqual({ state: 'newer' });
  });

  it('is damaged when whole records do not follow one another', async () => {
    const history = aHistory(3);
    const { bytes, starts } = await journalOf(history);
    const [, second = 0, third = 0] = starts;
    const gap = Buffer.concat([bytes.subarray(0, second), bytes.subarray(third)]);
    const { host } = await openHost(await folderWithJournal(gap));
    expect(await journalState(host)).toMatchObject({ state: 'damaged', readableBatches: 1 });
  });

  it('is damaged when a batch of another workspace stands in it', async () => {
    const { bytes } = await journalOf(aHistory(1));
    const stranger = aBatch(aHistory(1)[0]?.hash ?? '', 2, { workspaceId: 'another' });
    const payload = sealedBytes(stranger) ?? new Uint8Array();
    const record = encodeRecord({ type: 'batch', part: 0, payload });
    const { host } = await openHost(await folderWithJournal(Buffer.concat([bytes, record])));
    expect(await journalState(host)).toMatchObject({ state: 'damaged', readableBatches: 1 });
  });

  it('is damaged when a whole record holds no batch, or one with another hash', async () => {
    const { bytes } = await journalOf(aHistory(1));
    const sealed = aBatch(aHistory(1)[0]?.hash ?? '', 2);
    const text = JSON.stringify(sealed);
    for (const payload of ['{}', '', text, text.replace('统计员', '别人')]) {
      const record = encodeRecord({ type: 'batch', part: 0, payload: Buffer.from(payload) });
      const { host, close } = await openHost(await folderWithJournal(Buffer.concat([bytes, record])));
      expect(await journalState(host)).toMatchObject({ state: 'damaged', readableBatches: 1 });
      await close();
    }
  });

  it('makes no room for a length that damage has invented', async () => {
    const { bytes, starts } = await journalOf(aHistory(2));
    const altered = Buffer.from(bytes);
    altered.writeUInt32LE(0xffff_fff0, (starts[1] ?? 0) + 8);
    const { host } = await openHost(await folderWithJournal(altered));
    expect(await journalState(host)).toMatchObject({ state: 'torn', head: { count: 1 } });
  });
});

describe('a batch in chunks', () => {
  it('does not count before its commit, wherever it was cut', async () => {
    const large = aLargeBatch(genesisHash, 1, 2_500_000);
    const { bytes, starts } = await journalOf([large]);
    const start = starts[0] ?? 0;
    const record = (1 << 20) + 16;
    const commit = start + 2 * record + (bytes.readUInt32LE(start + 2 * record + 8) + 16);
    const folder = await folderWithJournal(bytes);
    const cuts = [
      start + 1,
      start + record - 1,
      start + record,
      start + 2 * record,
      commit - 1,
      commit,
      commit + 20,
    ];
    for (const length of [...cuts, bytes.length - 1]) {
      await writeFile(journalFile(folder), bytes);
      await truncate(journalFile(folder), length);
      const { host, close } = await openHost(folder);
      expect(await journalState(host)).toMatchObject({ state: 'torn', head: { count: 0 } });
      expect(await host['journal.append'](large)).toMatchObject({ state: 'appended', head: { count: 1 } });
      await close();
      expect((await readFile(journalFile(folder))).equals(bytes)).toBe(true);
    }
  });

  it('is torn, not damaged, when chunks reached the disk out of order before their commit', async () => {
    const { bytes, starts } = await journalOf([aLargeBatch(genesisHash, 1, 2_500_000)]);
    const start = starts[0] ?? 0;
    const record = (1 << 20) + 16;
    const withoutFirst = Buffer.from(bytes.subarray(0, start + 2 * record));
    withoutFirst.fill(0, start, start + record);
    const { host } = await openHost(await folderWithJournal(withoutFirst));
    expect(await journalState(host)).toMatchObject({ state: 'torn', head: { count: 0 } });
  });

  it('is ignored without a commit also where a later batch stands behind it', async () => {
    const { bytes } = await journalOf([]);
    const next = aHistory(1);
    const { bytes: whole, starts } = await journalOf(next);
    const chunk: JournalRecord = { type: 'chunk', part: 0, payload: Buffer.from('abandoned') };
    const joined = Buffer.concat([bytes, encodeRecord(chunk), whole.subarray(starts[0])]);
    const { host } = await openHost(await folderWithJournal(joined));
    expect(await journalState(host)).toMatchObject({ state: 'intact', head: { count: 1 } });
    expect((await host['journal.after']({ hash: genesisHash, limit: 9 }))?.batches).toEqual(next);
  });

  it('is damage when a chunk or the commit does not fit the others', async () => {
    const large = aLargeBatch(genesisHash, 1, 2_500_000);
    const { bytes, starts } = await journalOf([large]);
    const start = starts[0] ?? 0;
    const record = (1 << 20) + 16;
    const withoutSecond = Buffer.concat([
      bytes.subarray(0, start + record),
      bytes.subarray(start + 2 * record),
    ]);
    const withoutFirst = Buffer.concat([bytes.subarray(0, start), bytes.subarray(start + record)]);
    for (const altered of [withoutSecond, withoutFirst]) {
      const { host, close } = await openHost(await folderWithJournal(altered));
      expect(await journalState(host)).toMatchObject({ state: 'damaged', readableBatches: 0 });
      await close();
    }
  });

  it('is damage when one of its committed chunks was altered', async () => {
    const { bytes, starts } = await journalOf([aLargeBatch(genesisHash, 1, 2_500_000)]);
    const at = (starts[0] ?? 0) + 1000;
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    const { host } = await openHost(await folderWithJournal(bytes));
    expect(await journalState(host)).toMatchObject({ state: 'damaged' });
  });
});

it('a journal that grows by foreign bytes while it is open is read again before the next append', async () => {
  const folder = await temporaryFolder();
  const { host } = await openBegunHost(folder);
  await appendFile(journalFile(folder), 'foreign');
  expect(await journalState(host)).toMatchObject({ state: 'torn' });
  expect(await host['journal.append'](aBatch(genesisHash, 1))).toMatchObject({ state: 'appended' });
  expect(await tornFiles(folder)).toHaveLength(1);
});
