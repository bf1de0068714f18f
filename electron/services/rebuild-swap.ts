/**
 * The swap of a rebuilt journal for the old one. rebuild.json is written when everything is prepared, and tells whoever
 * comes next how to go on: every step can be repeated, and the file goes last.
 */
import path from 'node:path';
import { z } from 'zod';
import type { Marker } from '../../shared/host';
import { listNames, type FileSystem } from './file-system';
import { MarkerStore, markerSchema } from './marker-store';
import { readWhole } from './read-whole';
import { replaceFile } from './replace-file';

const intentSchema = z.object({
  format: z.literal('indicator-workbench/rebuild'),
  /** Folder below the data folder that takes in what is replaced. */
  aside: z.string().regex(/^set-aside[\\/][0-9TZ-]+$/),
  marker: markerSchema,
});

const sizeLimit = 1 << 20;

export const stagedFolder = 'journal-staged';
const asideFolder = 'set-aside';
const intentFile = 'rebuild.json';

/** A folder for what is set aside now, relative to the data folder; no two have the same name. */
export async function freeAsideFolder(
  fileSystem: FileSystem,
  dataFolder: string,
  now: Date,
): Promise<string> {
  const taken = new Set(await listNames(fileSystem, path.join(dataFolder, asideFolder)));
  const stem = now.toISOString().replace(/[^0-9TZ]/g, '');
  for (let copy = 1; ; copy += 1) {
    const name = copy === 1 ? stem : `${stem}-${copy}`;
    if (!taken.has(name)) return path.join(asideFolder, name);
  }
}

/** From here on the rebuilt journal counts: a program that is killed goes on with it at its next start. */
export async function swapRebuilt(
  fileSystem: FileSystem,
  dataFolder: string,
  aside: string,
  marker: Marker,
): Promise<void> {
  const intent = { format: 'indicator-workbench/rebuild', aside, marker };
  const text = `${JSON.stringify(intent, null, 2)}\n`;
  await replaceFile(fileSystem, path.join(dataFolder, intentFile), Buffer.from(text));
  await finishRebuild(fileSystem, dataFolder);
}

/** Goes on with a swap that was begun, and answers its marker; null where there is none. */
export async function finishRebuild(fileSystem: FileSystem, dataFolder: string): Promise<Marker | null> {
  const file = path.join(dataFolder, intentFile);
  const text = await readWhole(fileSystem, file, sizeLimit);
  if (text === null) return null;
  const { aside, marker } = intentSchema.parse(JSON.parse(text));
  await swapFolders(fileSystem, dataFolder, path.join(dataFolder, aside));
  await new MarkerStore(fileSystem, dataFolder).write(marker);
  await fileSystem.remove(file);
  await fileSystem.flushFolder(dataFolder);
  return marker;
}

async function swapFolders(fileSystem: FileSystem, dataFolder: string, aside: string): Promise<void> {
  const staged = path.join(dataFolder, stagedFolder);
  const journal = path.join(dataFolder, 'journal');
  if ((await fileSystem.facts(staged)) === null) return;
  await fileSystem.makeFolder(aside);
  await keepMarker(fileSystem, dataFolder, aside);
  if ((await fileSystem.facts(journal)) !== null) {
    await fileSystem.rename(journal, path.join(aside, 'journal'));
    await fileSystem.flushFolder(aside);
  }
  await fileSystem.rename(staged, journal);
  await fileSystem.flushFolder(dataFolder);
}

async function keepMarker(fileSystem: FileSystem, dataFolder: string, aside: string): Promise<void> {
  const text = await readWhole(fileSystem, path.join(dataFolder, 'marker.json'), sizeLimit);
  if (text !== null) await replaceFile(fileSystem, path.join(aside, 'marker.json'), Buffer.from(text));
}
