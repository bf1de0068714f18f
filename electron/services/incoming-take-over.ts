import path from 'node:path';
import type { HostRequest, Marker } from '../../shared/host';
import { CallRefused } from './call-refused';
import { fileHash } from './file-content';
import type { FileSystem } from './file-system';
import type { IncomingCopyParts, StagedCopy } from './incoming';
import { leavesBatches } from './incoming-sides';
import { keepReplaced } from './keep-replaced';
import { freeAsideFolder, swapRebuilt, type IncomingMove } from './rebuild-swap';
import type { RecoveryOverview } from './recovery';
import { listSegments } from './segment-files';
import { stageJournal } from './staged-journal';
import type { Snapshots } from './snapshots';

/** The most snapshots that come along, newest first: the journal alone holds every point in time. */
const snapshotLimit = 500;

/**
 * Puts the staged copy in the place of what the data folder holds: its whole readable chain, in a new epoch. What was
 * there is kept as a snapshot and set aside. Nothing counts before the swap, which a kill does not stop.
 */
export async function takeOver(
  parts: IncomingCopyParts,
  staged: StagedCopy,
  from: string,
  request: HostRequest<'incoming.take'>,
): Promise<void> {
  const { fileSystem, dataFolder, now } = parts;
  const theirs = await staged.recovery.overview();
  const ours = await parts.recovery.overview();
  const { best } = theirs.survey;
  const { findings } = theirs;
  if (best === null || findings.workspaceId === null || best.headHash !== request.headHash) {
    throw new CallRefused('打开的备份不是选定的那一份。');
  }
  await checkEpoch(parts, request.epoch, [theirs, ours]);
  await keepReplaced(parts.snapshots, ours.state, now().toISOString());
  await stageJournal({
    fileSystem,
    dataFolder,
    from,
    kept: findings.chain.placed.filter(({ position }) => position <= best.position),
    firstNumber: await freeNumber(parts, best.workspaceId, [from, path.join(dataFolder, 'journal')]),
    beginning: {
      workspaceId: best.workspaceId,
      epoch: request.epoch,
      keep: { position: best.position, headHash: best.headHash, headBatchId: best.headBatchId },
      further: request.further,
    },
  });
  const aside = await freeAsideFolder(fileSystem, dataFolder, now());
  await swapRebuilt(
    fileSystem,
    dataFolder,
    aside,
    await newMarker(parts, staged, request, best.workspaceId),
    {
      snapshots: await moves(fileSystem, staged.snapshots, parts.snapshots),
      keepJournal: leavesBatches(theirs.survey.doubts),
    },
  );
}

async function checkEpoch(
  { marker }: IncomingCopyParts,
  epoch: number,
  overviews: readonly RecoveryOverview[],
): Promise<void> {
  const found = await marker.read();
  const newer = overviews.some(({ findings }) => findings.newerVersion !== null);
  if (newer || found.state === 'newer') throw new CallRefused('数据文件夹由更新的程序写成。');
  const known = overviews.map(({ survey }) => survey.epoch);
  if (found.state === 'present') known.push(found.marker.epoch);
  if (known.some((each) => each >= epoch)) throw new CallRefused('新的一期必须大于以前各期。');
}

/** A number of its own for each segment that ever was, so that copies elsewhere are never mistaken. */
async function freeNumber(
  { fileSystem, secondFolder }: IncomingCopyParts,
  workspaceId: string,
  folders: readonly string[],
): Promise<number> {
  const copies = await secondFolder.copiesOf(workspaceId);
  const all = copies === null ? folders : [...folders, path.join(copies, 'journal')];
  let last = 0;
  for (const folder of all) {
    last = Math.max(last, (await listSegments(fileSystem, folder)).at(-1)?.number ?? 0);
  }
  return last + 1;
}

/** Usable snapshots under names that are free here; those that are here already stay where they are. */
async function moves(
  fileSystem: FileSystem,
  theirs: Snapshots,
  ours: Snapshots,
): Promise<IncomingMove['snapshots']> {
  const taken = new Set(await ours.names());
  const list: IncomingMove['snapshots'] = [];
  for (const { state, name } of (await theirs.list()).slice(0, snapshotLimit)) {
    if (state !== 'verified') continue;
    if (!taken.has(name)) {
      list.push({ from: name, to: name });
      taken.add(name);
      continue;
    }
    const [own, other] = [path.join(ours.folder, name), path.join(theirs.folder, name)];
    if ((await fileHash(fileSystem, own)) === (await fileHash(fileSystem, other))) continue;
    const free = freeName(name, taken);
    list.push({ from: name, to: free });
    taken.add(free);
  }
  return list;
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  const stem = name.slice(0, -'.iws'.length);
  for (let copy = 2; ; copy += 1) {
    const free = `${stem}-${copy}.iws`;
    if (!taken.has(free)) return free;
  }
}

async function newMarker(
  { now }: IncomingCopyParts,
  { marker }: StagedCopy,
  { epoch, profileId, schemaVersion }: HostRequest<'incoming.take'>,
  workspaceId: string,
): Promise<Marker> {
  const found = await marker.read();
  const createdAt = found.state === 'present' ? found.marker.createdAt : now().toISOString();
  const format = { format: 'indicator-workbench/marker', formatVersion: 1 } as const;
  return { ...format, workspaceId, epoch, createdAt, schemaVersion, profiles: [profileId] };
}
