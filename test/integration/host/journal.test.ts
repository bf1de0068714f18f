import {
  appendFile,
  copyFile,
  mkdir,
  readFile,
  readdir,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { beginning, journalFile, openBegunHost, openHost } from '../../builders/data-folder';
import { aBatch, aHistory, aLargeBatch, genesis, genesisHash, profileId, seal } from '../../builders/history';
import { temporaryFolder } from '../../builders/temporary-folder';

describe('a journal', () => {
  it('gives back every batch in order after the program was closed', async () => {
    const folder = await temporaryFolder();
    const history = aHistory(7);
    const first = await openBegunHost(folder);
    for (const [place, sealed] of history.entries()) {
      expect(await first.host['journal.append'](sealed)).toEqual({
        state: 'appended',
        head: { count: place + 1, batchId: sealed.batch.id, hash: sealed.hash },
      });
    }
    await first.close();

    const { host } = await openHost(folder);
    expect(await host['journal.after']({ hash: genesisHash, limit: 100 })).toEqual({
      batches: history,
      more: false,
    });
    expect((await host['folder.contents']()).journal).toEqual({
      state: 'intact',
      ...genesis,
      head: { count: 7, batchId: 'dev1-7', hash: history.at(-1)?.hash },
    });
  });

  it('gives the batches after any of its hashes, page by page', async () => {
    const { host } = await openBegunHost(await temporaryFolder());
    const history = aHistory(5);
    for (const sealed of history) await host['journal.append'](sealed);
    const [, second, third, fourth, fifth] = history;
    const after = (hash: string, limit: number) => host['journal.after']({ hash, limit });
    expect(await after(second?.hash ?? '', 2)).toEqual({ batches: [third, fourth], more: true });
    expect(await after(fourth?.hash ?? '', 2)).toEqual({ batches: [fifth], more: false });
    expect(await after(fifth?.hash ?? '', 2)).toEqual({ batches: [], more: false });
    expect(await after('0'.repeat(64), 2)).toBeNull();
  });

  it('ends a page early rather than making one of many megabytes', async () => {
    const { host } = await openBegunHost(await temporaryFolder());
    let parent = genesisHash;
    for (let counter = 1; counter <= 3; counter += 1) {
      const sealed = aLargeBatch(parent, counter, 5 << 20);
      expect((await host['journal.append'](sealed)).state).toBe('appended');
      parent = sealed.hash;
    }
    const page = await host['journal.after']({ hash: genesisHash, limit: 100 });
    expect(page?.batches.map(({ batch }) => batch.id)).toEqual(['dev1-1']);
    expect(page?.more).toBe(true);
  });

  it('answers a batch that is its head already without writing it twice', async () => {
    const folder = await temporaryFolder();
    const [sealed] = aHistory(1);
    if (sealed === undefined) throw new Error('No batch');
    const first = await openBegunHost(folder);
    const answer = await first.host['journal.append'](sealed);
    const { size } = await stat(journalFile(folder));
    expect(await first.host['journal.append'](sealed)).toEqual(answer);
    await first.close();
    const again = await openHost(folder);
    expect(await again.host['journal.append'](sealed)).toEqual(answer);
    expect((await stat(journalFile(folder))).size).toBe(size);
  });

  it('keeps appends that were sent at the same time in their order', async () => {
    const { host } = await openBegunHost(await temporaryFolder());
    const history = aHistory(30);
    const answers = await Promise.all(history.map((sealed) => host['journal.append'](sealed)));
    expect(answers.every(({ state }) => state === 'appended')).toBe(true);
    expect((await host['journal.after']({ hash: genesisHash, limit: 100 }))?.batches).toEqual(history);
  });

  it('finishes what is under way when it is closed and takes nothing more', async () => {
    const folder = await temporaryFolder();
    const running = await openBegunHost(folder);
    const [first, second] = aHistory(2);
    if (first === undefined || second === undefined) throw new Error('No batches');
    const appended = running.host['journal.append'](first);
    const closed = running.close();
    await expect(running.host['journal.append'](second)).rejects.toThrow('正在退出');
    expect((await appended).state).toBe('appended');
    await closed;
    const { journal } = await (await openHost(folder)).host['folder.contents']();
    expect(journal).toMatchObject({ state: 'intact', head: { count: 1 } });
  });

  it('says forked for a batch of another history and writes nothing', async () => {
    const folder = await temporaryFolder();
    const { host } = await openBegunHost(folder);
    const [first] = aHistory(1);
    if (first === undefined) throw new Error('No batch');
    await host['journal.append'](first);
    const { size } = await stat(journalFile(folder));
    const head = { count: 1, batchId: 'dev1-1', hash: first.hash };
    const stranger = aBatch(genesisHash, 2);
    expect(await host['journal.append'](stranger)).toEqual({ state: 'forked', head });
    const otherWorkspace = aBatch(first.hash, 2, { workspaceId: 'another' });
    expect(await host['journal.append'](otherWorkspace)).toEqual({ state: 'forked', head });
    expect((await stat(journalFile(folder))).size).toBe(size);
  });

  it('refuses a batch whose hash is not its own, or that a newer program made', async () => {
    const { host } = await openBegunHost(await temporaryFolder());
    const sealed = aBatch(genesisHash, 1);
    const altered = { ...sealed, batch: { ...sealed.batch, by: '别人' } };
    await expect(host['journal.append'](altered)).rejects.toThrow('校验值不符');
    const newer = seal({ ...sealed.batch, schemaVersion: 99 });
    await expect(host['journal.append'](newer)).rejects.toThrow('更新的程序');
    expect((await host['folder.contents']()).journal).toMatchObject({ head: { count: 0 } });
  });

  it('keeps a batch of several megabytes, in chunks', async () => {
    const folder = await temporaryFolder();
    const large = aLargeBatch(genesisHash, 1, 3_500_000);
    const next = aBatch(large.hash, 2);
    const first = await openBegunHost(folder);
    expect((await first.host['journal.append'](large)).state).toBe('appended');
    expect((await first.host['journal.append'](next)).state).toBe('appended');
    await first.close();
    const { host } = await openHost(folder);
    expect((await host['folder.contents']()).journal).toMatchObject({ state: 'intact', head: { count: 2 } });
    expect(await host['journal.after']({ hash: genesisHash, limit: 9 })).toEqual({
      batches: [large, next],
      more: false,
    });
  });

  it('sees that another program has appended, and calls its own next batch forked', async () => {
    const folder = await temporaryFolder();
    const [first, second] = aHistory(2);
    if (first === undefined || second === undefined) throw new Error('No batches');
    const other = await temporaryFolder();
    const elsewhere = await openBegunHost(other);
    await elsewhere.host['journal.append'](first);
    await elsewhere.host['journal.append'](second);
    await elsewhere.close();

    const { host } = await openBegunHost(folder);
    await host['journal.append'](first);
    await copyFile(journalFile(other), journalFile(folder));
    const mine = aBatch(first.hash, 3);
    expect(await host['journal.append'](mine)).toMatchObject({ state: 'forked', head: { count: 2 } });
    expect(await host['journal.append'](aBatch(second.hash, 4))).toMatchObject({ state: 'appended' });
  });

  it('sees that its file was replaced by another of the same length', async () => {
    const folder = await temporaryFolder();
    const { host } = await openBegunHost(folder);
    const [first] = aHistory(1);
    if (first === undefined) throw new Error('No batch');
    await host['journal.append'](first);
    const bytes = await readFile(journalFile(folder));
    bytes.set(Buffer.from('别人'), bytes.indexOf('统计'));
    await writeFile(`${journalFile(folder)}.new`, bytes);
    await rename(`${journalFile(folder)}.new`, journalFile(folder));
    expect(await host['journal.append'](aBatch(first.hash, 2))).toMatchObject({ state: 'forked' });
  });

  it('reports a missing journal as a failure, not as a success', async () => {
    const folder = await temporaryFolder();
    const { host } = await openBegunHost(folder);
    await rm(journalFile(folder));
    expect(await host['journal.append'](aBatch(genesisHash, 1))).toMatchObject({
      state: 'failed',
      fault: 'noFolder',
    });
  });
});

describe('the beginning of a data folder', () => {
  it('writes marker and journal, and nothing before', async () => {
    const folder = await temporaryFolder();
    const { host } = await openHost(folder);
    expect(await host['folder.contents']()).toEqual({
      marker: { state: 'absent' },
      journal: { state: 'absent' },
      snapshots: 0,
      reached: 0,
    });
    expect(await readdir(folder)).toEqual(['lock.json']);
    const contents = await host['folder.begin'](beginning);
    expect(contents).toEqual({
      marker: {
        state: 'present',
        marker: {
          format: 'indicator-workbench/marker',
          formatVersion: 1,
          ...genesis,
          createdAt: '2020-01-01T00:00:00.000Z',
          schemaVersion: 1,
          profiles: [profileId],
        },
      },
      journal: { state: 'intact', ...genesis, head: { count: 0, batchId: null, hash: genesisHash } },
      snapshots: 0,
      reached: 0,
    });
    expect(await host['folder.contents']()).toEqual(contents);
    expect((await readdir(folder)).toSorted()).toEqual(['journal', 'lock.json', 'marker.json']);
  });

  it('adds the profile of a second page origin and leaves the batches alone', async () => {
    const folder = await temporaryFolder();
    const { host } = await openBegunHost(folder);
    await host['journal.append'](aBatch(genesisHash, 1));
    const contents = await host['folder.begin']({ ...beginning, profileId: 'second' });
    expect(contents.marker).toMatchObject({ marker: { profiles: [profileId, 'second'] } });
    expect(contents.journal).toMatchObject({ state: 'intact', head: { count: 1 } });
    expect(await host['folder.begin']({ ...beginning, profileId: 'second' })).toEqual(contents);
  });

  it('is refused for another workspace or epoch', async () => {
    const folder = await temporaryFolder();
    const { host } = await openBegunHost(folder);
    const before = await readFile(journalFile(folder));
    await expect(host['folder.begin']({ ...beginning, workspaceId: 'other' })).rejects.toThrow('另一份');
    await expect(host['folder.begin']({ ...beginning, epoch: 2 })).rejects.toThrow('另一份');
    await rm(path.join(folder, 'marker.json'));
    await expect(host['folder.begin']({ ...beginning, epoch: 2 })).rejects.toThrow('另一份');
    expect(await readFile(journalFile(folder))).toEqual(before);
    expect(await readdir(folder)).not.toContain('marker.json');
  });

  it('is refused where only the marker is left, of another workspace; for its own it writes the journal', async () => {
    const folder = await temporaryFolder();
    const { host } = await openBegunHost(folder);
    await rm(journalFile(folder));
    await expect(host['folder.begin']({ ...beginning, workspaceId: 'other' })).rejects.toThrow('另一份');
    expect((await host['folder.contents']()).journal).toEqual({ state: 'absent' });
    expect((await host['folder.begin'](beginning)).journal).toMatchObject({ state: 'intact' });
  });

  it('goes on where it was cut off between journal and marker', async () => {
    const folder = await temporaryFolder();
    const { host } = await openBegunHost(folder);
    await rm(path.join(folder, 'marker.json'));
    expect((await host['folder.begin'](beginning)).marker).toMatchObject({ state: 'present' });
  });

  it('tells a damaged marker from none, and does not write over it', async () => {
    const folder = await temporaryFolder();
    const { host } = await openBegunHost(folder);
    const marker = path.join(folder, 'marker.json');
    for (const text of ['', '{', '{"format":"something else"}']) {
      await writeFile(marker, text);
      expect((await host['folder.contents']()).marker).toEqual({ state: 'damaged' });
      await expect(host['folder.begin'](beginning)).rejects.toThrow('另一份');
      expect(await readFile(marker, 'utf8')).toBe(text);
    }
  });

  it('is refused on a folder that holds snapshots only', async () => {
    const folder = await temporaryFolder();
    const { host } = await openHost(folder);
    const snapshots = path.join(folder, 'snapshots');
    await mkdir(snapshots);
    await appendFile(path.join(snapshots, '2020-01-01.iws'), 'x');
    expect((await host['folder.contents']()).snapshots).toBe(1);
    await expect(host['folder.begin'](beginning)).rejects.toThrow('快照');
    expect((await readdir(folder)).toSorted()).toEqual(['lock.json', 'snapshots']);
  });
});
