import { appendFile, readFile, stat } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { StorageFault } from '../../../shared/host';
import { realFileSystem, type FileSystem } from '../../../electron/services/file-system';
import { beginning, journalFile, openBegunHost, openHost } from '../../builders/data-folder';
import { faultyDisk, type DiskFaults } from '../../builders/faulty-file-system';
import { aBatch, aLargeBatch, genesisHash } from '../../builders/history';
import { temporaryFolder } from '../../builders/temporary-folder';

const first = aBatch(genesisHash, 1);
const second = aBatch(first.hash, 2);

interface Case {
  readonly name: string;
  readonly fault: StorageFault;
  readonly on: Partial<DiskFaults>;
}

const cases: readonly Case[] = [
  { name: 'the disk is full in the middle of a record', fault: 'diskFull', on: { full: true } },
  { name: 'the flush fails', fault: 'other', on: { flushFails: true } },
  {
    name: 'the disk is full and the half record cannot be cut off yet',
    fault: 'diskFull',
    on: { full: true, truncateFails: true },
  },
  {
    name: 'the flush fails and the record cannot be cut off yet',
    fault: 'other',
    on: { flushFails: true, truncateFails: true },
  },
];

describe.each(cases)('when $name', ({ fault, on }) => {
  const off = Object.fromEntries(Object.keys(on).map((name) => [name, false]));

  it('nothing counts as written, and the same batch is taken once the disk is well again', async () => {
    const folder = await temporaryFolder();
    const { fileSystem, faults } = faultyDisk();
    const { host, close } = await openBegunHost(folder, { fileSystem });
    await host['journal.append'](first);
    Object.assign(faults, on);
    expect(await host['journal.append'](second)).toMatchObject({ state: 'failed', fault });
    expect(await host['journal.append'](second)).toMatchObject({
      state: 'failed',
      fault: expect.any(String),
    });
    expect(await host['journal.after']({ hash: genesisHash, limit: 9 })).toEqual({
      batches: [first],
      more: false,
    });
    Object.assign(faults, off);
    expect(await host['journal.append'](second)).toMatchObject({ state: 'appended', head: { count: 2 } });
    await close();

    const again = await openHost(folder);
    expect((await again.host['folder.contents']()).journal).toMatchObject({
      state: 'intact',
      head: { count: 2 },
    });
  });

  it('another batch than the failed one may follow, without a trace of the failed one', async () => {
    const folder = await temporaryFolder();
    const { fileSystem, faults } = faultyDisk();
    const { host, close } = await openBegunHost(folder, { fileSystem });
    await host['journal.append'](first);
    Object.assign(faults, on);
    await host['journal.append'](aLargeBatch(first.hash, 2, 1_500_000));
    Object.assign(faults, off);
    const other = aBatch(first.hash, 3);
    expect(await host['journal.append'](other)).toMatchObject({ state: 'appended', head: { count: 2 } });
    await close();
    const again = await openHost(folder);
    expect((await again.host['journal.after']({ hash: genesisHash, limit: 9 }))?.batches).toEqual([
      first,
      other,
    ]);
    expect((await stat(journalFile(folder))).size).toBeLessThan(10_000);
  });
});

it('a failed append leaves no half record for a program that starts next', async () => {
  const folder = await temporaryFolder();
  const { fileSystem, faults } = faultyDisk();
  const { host, close } = await openBegunHost(folder, { fileSystem });
  await host['journal.append'](first);
  const before = await readFile(journalFile(folder));
  faults.full = true;
  await host['journal.append'](second);
  await close();
  expect(await readFile(journalFile(folder))).toEqual(before);
});

/** A host that notes every write and flush of its journal's segments. */
async function watchedHost() {
  const order: string[] = [];
  const fileSystem: FileSystem = {
    ...realFileSystem,
    async open(path, mode) {
      const file = await realFileSystem.open(path, mode);
      if (!path.endsWith('.iwj')) return file;
      return {
        ...file,
        async write(bytes, position) {
          await file.write(bytes, position);
          order.push('written');
        },
        async flush() {
          await file.flush();
          order.push('flushed');
        },
      };
    },
  };
  const { host } = await openBegunHost(await temporaryFolder(), { fileSystem });
  await host['journal.append'](first);
  order.length = 0;
  return { host, order };
}

it('an append is one write and one flush, and is answered after them', async () => {
  const { host, order } = await watchedHost();
  await host['journal.append'](second).then(() => order.push('answered'));
  expect(order).toEqual(['written', 'flushed', 'answered']);
});

it('the commit of a large batch is written only when its chunks are on the disk', async () => {
  const { host, order } = await watchedHost();
  await host['journal.append'](aLargeBatch(first.hash, 2, 1_500_000));
  expect(order).toEqual(['written', 'written', 'flushed', 'written', 'flushed']);
});

it('torn bytes are not cut off where they cannot be kept first', async () => {
  const folder = await temporaryFolder();
  const { close } = await openBegunHost(folder);
  await close();
  await appendFile(journalFile(folder), 'torn tail');
  const before = await readFile(journalFile(folder));
  const { fileSystem, faults } = faultyDisk();
  const { host } = await openHost(folder, { fileSystem });
  faults.full = true;
  expect(await host['journal.append'](first)).toMatchObject({ state: 'failed', fault: 'diskFull' });
  expect(await readFile(journalFile(folder))).toEqual(before);
  faults.full = false;
  expect(await host['journal.append'](first)).toMatchObject({ state: 'appended' });
});

it('a read-only folder refuses appends with its own fault', async () => {
  const folder = await temporaryFolder();
  await (await openBegunHost(folder)).close();
  const { fileSystem, faults } = faultyDisk();
  const { host } = await openHost(folder, { fileSystem });
  faults.refused = 'EROFS';
  expect(await host['journal.append'](first)).toMatchObject({ state: 'failed', fault: 'readOnly' });
  faults.refused = 'EACCES';
  expect(await host['journal.append'](first)).toMatchObject({ state: 'failed', fault: 'denied' });
  faults.refused = null;
  expect(await host['journal.append'](first)).toMatchObject({ state: 'appended' });
});

it('a beginning that fails half-way is begun again', async () => {
  const folder = await temporaryFolder();
  const { fileSystem, faults } = faultyDisk();
  const { host } = await openHost(folder, { fileSystem });
  for (const fault of [{ full: true }, { flushFails: true }, { held: 'EBUSY' as const }]) {
    Object.assign(faults, fault);
    await expect(host['folder.begin'](beginning)).rejects.toThrow('a fault made by the test');
    Object.assign(faults, { full: false, flushFails: false, held: null });
    expect(await host['folder.contents']()).toMatchObject({
      marker: { state: 'absent' },
      journal: { state: 'absent' },
    });
  }
  expect(await host['folder.begin'](beginning)).toMatchObject({ journal: { state: 'intact' } });
});
