import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { EndMark } from '../../../electron/services/end-mark';
import { realFileSystem } from '../../../electron/services/file-system';
import { takeLockFile } from '../../../electron/services/lock-file';
import { MarkerStore } from '../../../electron/services/marker-store';
import { finishRebuild, stagedFolder } from '../../../electron/services/rebuild-swap';
import { checkedJson } from '../../../electron/services/checked-json';
import type { Host, Marker } from '../../../shared/host';
import { openBegunHost, openHost } from '../../builders/data-folder';
import { genesis, profileId } from '../../builders/history';
import { spoil } from '../../builders/spoil';
import { temporaryFolder } from '../../builders/temporary-folder';
import { Random } from '../../soak/random';
import { aLedgerHistory } from './ledger-history';

const marker: Marker = {
  format: 'indicator-workbench/marker',
  formatVersion: 1,
  ...genesis,
  createdAt: '2020-01-01T00:00:00.000Z',
  schemaVersion: 1,
  profiles: [profileId],
};

/** Spoils the text again and again, and says what `look` makes of it; the spoilt text is the last argument. */
async function spoilAgainAndAgain(
  seed: number,
  runs: number,
  text: string,
  look: (spoilt: Uint8Array) => Promise<void>,
): Promise<void> {
  const random = new Random(seed);
  for (let run = 0; run < runs; run += 1) await look(spoil(random, Buffer.from(text)));
}

const sameText = (spoilt: Uint8Array, text: string) =>
  Buffer.from(spoilt).toString().trimEnd() === text.trimEnd();

describe('small files that went bad', () => {
  it('a marker is damaged, of a later program, or says what a marker may say', async () => {
    const folder = await temporaryFolder();
    const file = path.join(folder, 'marker.json');
    const store = new MarkerStore(realFileSystem, folder);
    await store.write(marker);
    const text = await readFile(file, 'utf8');
    const states = new Set<string>();
    await spoilAgainAndAgain(20_260_411, 1500, text, async (spoilt) => {
      await writeFile(file, spoilt);
      const read = await store.read();
      states.add(read.state);
      if (read.state !== 'present') return;
      expect(Object.keys(read.marker).toSorted()).toEqual(Object.keys(marker).toSorted());
      expect(read.marker.format).toBe(marker.format);
      expect(Number.isSafeInteger(read.marker.epoch)).toBe(true);
    });
    expect([...states]).toContain('damaged');
  });

  it('a note of the journal’s end says what was written or nothing', async () => {
    const folder = await temporaryFolder();
    const file = path.join(folder, 'journal-end.json');
    const end = { ...genesis, count: 1234 };
    const written = new EndMark(realFileSystem, folder);
    written.write(end);
    await written.close();
    const text = await readFile(file, 'utf8');
    let silent = 0;
    await spoilAgainAndAgain(20_260_412, 1500, text, async (spoilt) => {
      await writeFile(file, spoilt);
      const read = await new EndMark(realFileSystem, folder).read();
      if (read === null) silent += 1;
      else expect(read).toEqual(end);
    });
    expect(silent).toBeGreaterThan(500);
  });

  it('a note of a rebuild is carried out as it was written or put away, and a journal is there', async () => {
    const note = { format: 'indicator-workbench/rebuild', aside: path.join('set-aside', '2020'), marker };
    const text = `${checkedJson({ ...note, incoming: null })}\n`;
    let carriedOut = 0;
    await spoilAgainAndAgain(20_260_413, 250, text, async (spoilt) => {
      const folder = await temporaryFolder();
      const moved = spoilt.length % 2 === 0;
      await mkdir(path.join(folder, stagedFolder));
      await writeFile(path.join(folder, stagedFolder, 'segment'), 'rebuilt');
      if (!moved) await mkdir(path.join(folder, 'journal'));
      if (!moved) await writeFile(path.join(folder, 'journal', 'segment'), 'old');
      await writeFile(path.join(folder, 'rebuild.json'), spoilt);
      const finished = await finishRebuild(realFileSystem, folder);
      if (finished !== null) {
        carriedOut += 1;
        expect(finished).toEqual(marker);
      }
      const journal = await readFile(path.join(folder, 'journal', 'segment'), 'utf8');
      expect(journal).toBe(finished === null && !moved ? 'old' : 'rebuilt');
      expect(await readdir(folder)).not.toContain('rebuild.json');
    });
    expect(carriedOut).toBeLessThan(125);
  });

  it('a program starts on a folder with any of them', async () => {
    const folder = await temporaryFolder();
    const first = await openBegunHost(folder);
    for (const sealed of aLedgerHistory(3)) await first.host['journal.append'](sealed);
    await first.close();
    const names = ['marker.json', 'journal-end.json', 'rebuild.json', 'second-folder.json'];
    const kept = new Map<string, string>();
    for (const name of names)
      kept.set(name, await readFile(path.join(folder, name), 'utf8').catch(() => '{"format":"x"}'));
    const random = new Random(20_260_414);
    for (let run = 0; run < 40; run += 1) {
      for (const [name, text] of kept)
        await writeFile(path.join(folder, name), spoil(random, Buffer.from(text)));
      const running = await openHost(folder);
      expect((await survey(running.host)).best).toMatchObject({ position: 3 });
      await running.close();
      await rm(path.join(folder, 'rebuild.json'), { force: true });
    }
  });

  it('a second folder’s settings are what was chosen, or said to be unreadable', async () => {
    const [folder, second] = [await temporaryFolder(), await temporaryFolder()];
    const chosen = await openBegunHost(folder);
    await chosen.host['safety.secondFolder']({ folder: second });
    await chosen.close();
    const file = path.join(folder, 'second-folder.json');
    const text = await readFile(file, 'utf8');
    await spoilAgainAndAgain(20_260_415, 40, text, async (spoilt) => {
      await writeFile(file, spoilt);
      const running = await openHost(folder);
      const { secondFolder } = await running.host['safety.status']();
      if (sameText(spoilt, text)) expect(secondFolder).toMatchObject({ state: 'ready', folder: second });
      else expect(['failed', 'ready']).toContain(secondFolder.state);
      if (secondFolder.state === 'ready') expect(secondFolder.folder).toBe(second);
      await running.close();
    });
  });

  it('a lock file refuses with a name, or gives way; it never keeps the folder shut for nothing', async () => {
    const text = JSON.stringify({
      format: 'indicator-workbench/lock',
      computer: 'PC-7',
      process: 4711,
      user: '统计员',
      nonce: 'abcdef',
    });
    const own = { name: 'PC-1', process: 1, user: '' };
    const random = new Random(20_260_416);
    const tries = Array.from({ length: 60 }, async () => {
      const folder = await temporaryFolder();
      await writeFile(path.join(folder, 'lock.json'), spoil(random, Buffer.from(text)));
      const result = await takeLockFile(realFileSystem, folder, own);
      if (result.state === 'taken') await result.lock.release();
      else expect(result.holder.format).toBe('indicator-workbench/lock');
      return result.state;
    });
    const states = await Promise.all(tries);
    expect(new Set(states)).toEqual(new Set(['taken', 'refused']));
  });
});

const survey = (host: Host) => host['recovery.survey']();

describe('small files made to do harm', () => {
  it('are read no further than a small file goes', async () => {
    const folder = await temporaryFolder();
    const long = Buffer.alloc(64 << 20, 0x20);
    for (const name of ['marker.json', 'journal-end.json', 'rebuild.json', 'second-folder.json'])
      await writeFile(path.join(folder, name), long);
    const before = process.memoryUsage().arrayBuffers;
    const { host } = await openHost(folder);
    expect((await host['folder.contents']()).marker.state).toBe('damaged');
    expect((await host['safety.status']()).secondFolder.state).toBe('failed');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(16 << 20);
  });

  it('a note of a rebuild leads nowhere out of the data folder', async () => {
    const outside = await temporaryFolder();
    const folder = path.join(outside, 'data');
    await mkdir(path.join(folder, 'journal'), { recursive: true });
    await mkdir(path.join(folder, stagedFolder));
    for (const aside of ['..', path.join('set-aside', '..', '..', 'x'), outside, 'journal']) {
      const note = { format: 'indicator-workbench/rebuild', aside, marker, incoming: null };
      await writeFile(path.join(folder, 'rebuild.json'), checkedJson(note));
      expect(await finishRebuild(realFileSystem, folder)).toBeNull();
    }
    expect(await readdir(outside)).toEqual(['data']);
  });
});
