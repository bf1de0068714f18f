/**
 * The swap of a rebuilt journal for the old one. rebuild.json is written when everything is prepared, and tells whoever
 * comes next how to go on: every step can be repeated, and the file goes last.
 */
import path from 'node:path';
import { z } from 'zod';
import type { Marker } from '../../shared/host';
import { checkedJson, readCheckedJson } from './checked-json';
import { listNames, type FileSystem } from './file-system';
import { MarkerStore, markerSchema } from './marker-store';
import { readWhole } from './read-whole';
import { replaceFile } from './replace-file';

const snapshotName = /^[0-9A-Za-z][0-9A-Za-z.-]{0,100}\.iws$/;

/** What of a copy from elsewhere goes with its journal. */
const incomingSchema = z.object({
  /** Snapshots, by their names there and their new ones. */
  snapshots: z.array(z.object({ from: z.string().regex(snapshotName), to: z.string().regex(snapshotName) })),
  /** Some of its batches are not in the rebuilt journal: its own is set aside as well. */
  keepJournal: z.boolean(),
});

export type IncomingMove = z.infer<typeof incomingSchema>;

const intentSchema = z.object({
  format: z.literal('indicator-workbench/rebuild'),
  /** Folder below the data folder that takes in what is replaced. */
  aside: z.string().regex(/^set-aside[\\/][0-9TZ-]+$/),
  marker: markerSchema,
  incoming: incomingSchema.nullable().default(null),
});

const sizeLimit = 1 << 20;

/** Below the data folder: a copy from elsewhere that the user has not decided about. */
export const incomingFolder = 'incoming';
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
  incoming: IncomingMove | null = null,
): Promise<void> {
  const text = `${checkedJson({ format: 'indicator-workbench/rebuild', aside, marker, incoming })}\n`;
  await replaceFile(fileSystem, path.join(dataFolder, intentFile), Buffer.from(text));
  await finishRebuild(fileSystem, dataFolder);
}

/** Goes on with a swap that was begun, and answers its marker; null where there is none that can be read. */
export async function finishRebuild(fileSystem: FileSystem, dataFolder: string): Promise<Marker | null> {
  const file = path.join(dataFolder, intentFile);
  const text = await readWhole(fileSystem, file, sizeLimit);
  if (text === null) return null;
  const intent = readCheckedJson(text, intentSchema);
  if (intent === null) return putAway(fileSystem, dataFolder, file);
  const { aside, marker, incoming } = intent;
  await swapFolders(fileSystem, dataFolder, path.join(dataFolder, aside));
  if (incoming !== null) await moveIncoming(fileSystem, dataFolder, path.join(dataFolder, aside), incoming);
  await new MarkerStore(fileSystem, dataFolder).write(marker);
  await fileSystem.remove(file);
  await fileSystem.flushFolder(dataFolder);
  return marker;
}

/**
 * What a note says that cannot be read is not known. Only the journal must not be missing: where the old one was moved
 * already, the rebuilt one, verified before the note was written, takes its place; the start then finds that the marker does
 * not go with it.
 */
async function putAway(fileSystem: FileSystem, dataFolder: string, file: string): Promise<null> {
  const staged = path.join(dataFolder, stagedFolder);
  const journal = path.join(dataFolder, 'journal');
  if ((await fileSystem.facts(journal)) === null && (await fileSystem.facts(staged)) !== null)
    await fileSystem.rename(staged, journal);
  await fileSystem.rename(file, `${file}.damaged`);
  await fileSystem.flushFolder(dataFolder);
  return null;
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

/** Each step can be repeated: what is no longer in the incoming folder has been moved. */
async function moveIncoming(
  fileSystem: FileSystem,
  dataFolder: string,
  aside: string,
  { snapshots, keepJournal }: IncomingMove,
): Promise<void> {
  const incoming = path.join(dataFolder, incomingFolder);
  const target = path.join(dataFolder, 'snapshots');
  await fileSystem.makeFolder(target);
  for (const { from, to } of snapshots) {
    const file = path.join(incoming, 'snapshots', from);
    if ((await fileSystem.facts(file)) !== null) await fileSystem.rename(file, path.join(target, to));
  }
  await fileSystem.flushFolder(target);
  const journal = path.join(incoming, 'journal');
  if (!keepJournal || (await fileSystem.facts(journal)) === null) return;
  await fileSystem.makeFolder(aside);
  await fileSystem.rename(journal, path.join(aside, 'incoming-journal'));
  await fileSystem.flushFolder(aside);
}

async function keepMarker(fileSystem: FileSystem, dataFolder: string, aside: string): Promise<void> {
  const text = await readWhole(fileSystem, path.join(dataFolder, 'marker.json'), sizeLimit);
  if (text !== null) await replaceFile(fileSystem, path.join(aside, 'marker.json'), Buffer.from(text));
}
