import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { Host } from '../../../shared/host';
import { fileHeader } from '../../../electron/services/journal-record';
import { beginning, journalFile, openBegunHost, openHost } from '../../builders/data-folder';
import { aBatch, genesisHash } from '../../builders/history';
import { currentSchema as schemaTwo } from '../../builders/schema-two/current-schema';
import { temporaryFolder } from '../../builders/temporary-folder';

const markerFile = (folder: string) => path.join(folder, 'marker.json');

async function changeMarker(folder: string, change: Record<string, unknown>): Promise<string> {
  const marker: object = JSON.parse(await readFile(markerFile(folder), 'utf8'));
  const text = JSON.stringify({ ...marker, ...change });
  await writeFile(markerFile(folder), text);
  return text;
}

function rebuild(host: Host) {
  const keep = { position: 0, headHash: genesisHash, headBatchId: null };
  return host['folder.rebuild']({ ...beginning, epoch: 2, keep });
}

it('the marker takes in a later schema, and keeps it when an earlier one asks', async () => {
  const folder = await temporaryFolder();
  const { host } = await openBegunHost(folder, { schema: schemaTwo });
  const marker = async () => (await host['folder.contents']()).marker;
  expect(await marker()).toMatchObject({ marker: { schemaVersion: 1, profiles: [beginning.profileId] } });
  await host['folder.begin']({ ...beginning, schemaVersion: 2 });
  expect(await marker()).toMatchObject({ marker: { schemaVersion: 2, profiles: [beginning.profileId] } });
  await host['folder.begin']({ ...beginning, profileId: 'another' });
  expect(await marker()).toMatchObject({
    marker: { schemaVersion: 2, profiles: [beginning.profileId, 'another'] },
  });
});

it('a marker of a later format is newer, not damaged, and nothing is begun or rebuilt over it', async () => {
  const folder = await temporaryFolder();
  const { host } = await openBegunHost(folder);
  const text = await changeMarker(folder, { formatVersion: 2, more: true });
  expect((await host['folder.contents']()).marker).toEqual({ state: 'newer' });
  await expect(host['folder.begin'](beginning)).rejects.toThrow('已有另一份数据');
  await expect(rebuild(host)).rejects.toThrow('由更新版本的程序写成');
  expect(await readFile(markerFile(folder), 'utf8')).toBe(text);
  await changeMarker(folder, { formatVersion: 0 });
  expect((await host['folder.contents']()).marker).toEqual({ state: 'damaged' });
});

it('a folder of a later schema is not set aside by a program of an earlier one', async () => {
  const folder = await temporaryFolder();
  const { host } = await openBegunHost(folder);
  await host['journal.append'](aBatch(genesisHash, 1));
  await changeMarker(folder, { schemaVersion: 2 });
  await expect(rebuild(host)).rejects.toThrow('由更新版本的程序写成');
  expect(await host['folder.contents']()).toMatchObject({ journal: { state: 'intact', head: { count: 1 } } });
});

it('a journal of a later format is newer, not damaged, and neither rebuilt nor taken over as a copy', async () => {
  const folder = await temporaryFolder();
  const { host, close } = await openBegunHost(folder);
  await host['journal.append'](aBatch(genesisHash, 1));
  await host['snapshot.take']({ reason: 'request' });
  await close();
  const bytes = await readFile(journalFile(folder));
  bytes.set(fileHeader(3));
  await writeFile(journalFile(folder), bytes);
  const { host: again } = await openHost(folder);
  expect((await again['folder.contents']()).journal).toEqual({ state: 'newer' });
  await expect(again['folder.begin'](beginning)).rejects.toThrow('已有另一份数据');
  await expect(rebuild(again)).rejects.toThrow('由更新版本的程序写成');
  expect(await again['snapshot.take']({ reason: 'request' })).toMatchObject({ state: 'failed' });
  expect((await readFile(journalFile(folder))).equals(bytes)).toBe(true);
  const { host: other } = await openBegunHost(await temporaryFolder());
  const source = { kind: 'folder', path: folder } as const;
  expect(await other['incoming.stage']({ source, passphrase: null })).toEqual({ state: 'newer', version: 3 });
});

it('a batch of a later schema is refused', async () => {
  const { host } = await openBegunHost(await temporaryFolder());
  const later = aBatch(genesisHash, 1, { schemaVersion: 2 });
  await expect(host['journal.append'](later)).rejects.toThrow('由更新的程序写成');
  const { host: newer } = await openBegunHost(await temporaryFolder(), { schema: schemaTwo });
  expect(await newer['journal.append'](later)).toMatchObject({ state: 'appended' });
});
