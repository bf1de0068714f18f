import path from 'node:path';
import type { Marker, RebuildRequest, ReplaceResult } from '../../shared/host';
import { CallRefused } from './call-refused';
import type { FileSystem } from './file-system';
import type { DataFolder } from './folder-contents';
import { FolderTaken } from './folder-taken';
import type { Journal } from './journal';
import { keepReplaced } from './keep-replaced';
import type { MarkerStore } from './marker-store';
import { finishRebuild, freeAsideFolder, swapRebuilt } from './rebuild-swap';
import type { Recovery } from './recovery';
import type { Findings, NoFindings } from './recovery-findings';
import { genesisHash } from './sealed-text';
import type { Snapshots } from './snapshots';
import { listSegments } from './segment-files';
import { stageJournal, type Steps } from './staged-journal';
import { orFailed } from './storage-fault';

export interface FolderRebuildParts {
  readonly fileSystem: FileSystem;
  readonly dataFolder: string;
  readonly marker: MarkerStore;
  readonly journal: Journal;
  readonly recovery: Recovery;
  readonly snapshots: Snapshots;
  readonly folder: DataFolder;
  readonly lock: { held(): boolean };
  readonly now: () => Date;
}

/** What a later program has written is not for this one to set aside. */
const newerData = '数据由更新版本的程序写成。';

/**
 * Begins a new epoch: the readable batches up to a place of the chain are written again into a folder beside the
 * journal's, with a new segment behind them; verified, it takes the journal's place, and the old folder is set aside. A state
 * of the files that is not the one to go on from stays as a snapshot.
 */
export class FolderRebuild {
  private readonly parts: FolderRebuildParts;

  constructor(parts: FolderRebuildParts) {
    this.parts = parts;
  }

  rebuild(request: RebuildRequest): Promise<ReplaceResult> {
    const { journal, folder, lock } = this.parts;
    return orFailed(async () => {
      if (!lock.held()) throw new FolderTaken();
      await journal.replacing(() => this.replace(request));
      return { state: 'replaced', contents: await folder.contents() };
    });
  }

  private async replace(request: RebuildRequest): Promise<void> {
    const { fileSystem, dataFolder, recovery, snapshots, now } = this.parts;
    const before = await finishRebuild(fileSystem, dataFolder);
    if (before?.workspaceId === request.workspaceId && before.epoch === request.epoch) return;
    await this.refuseNewer(request);
    const { findings, state } = await recovery.overview();
    if (findings.newerVersion !== null) throw new CallRefused(newerData);
    const kept = keptSteps(findings, request);
    if (state?.head.headHash !== request.keep.headHash)
      await keepReplaced(snapshots, state, now().toISOString());
    const last = (await listSegments(fileSystem, path.join(dataFolder, 'journal'))).at(-1);
    // A number of its own for each segment that ever was, so that copies elsewhere are never mistaken.
    await stageJournal({
      fileSystem,
      dataFolder,
      from: path.join(dataFolder, 'journal'),
      kept,
      firstNumber: (last?.number ?? 0) + 1,
      beginning: request,
    });
    const aside = await freeAsideFolder(fileSystem, dataFolder, now());
    await swapRebuilt(fileSystem, dataFolder, aside, await this.newMarker(request));
  }

  /** What a later program has begun, this one does not set aside. */
  private async refuseNewer({ schemaVersion }: RebuildRequest): Promise<void> {
    const found = await this.parts.marker.read();
    const newer = found.state === 'present' && found.marker.schemaVersion > schemaVersion;
    if (newer || found.state === 'newer') throw new CallRefused(newerData);
  }

  private async newMarker({ workspaceId, epoch, schemaVersion, profileId }: RebuildRequest): Promise<Marker> {
    const found = await this.parts.marker.read();
    const known = found.state === 'present' && found.marker.workspaceId === workspaceId ? found.marker : null;
    return {
      format: 'indicator-workbench/marker',
      formatVersion: 1,
      workspaceId,
      epoch,
      schemaVersion,
      createdAt: known?.createdAt ?? this.parts.now().toISOString(),
      profiles: [...new Set([...(known?.profiles ?? []), profileId])],
    };
  }
}

/** The batches that stay. Refused where the files do not know the place, or the epoch is not a new one. */
function keptSteps(findings: Findings | NoFindings, { workspaceId, epoch, keep }: RebuildRequest): Steps {
  const own = findings.workspaceId === workspaceId ? findings : null;
  if (own !== null && epoch <= own.epoch) throw new CallRefused('新的一期必须大于以前各期。');
  if (keep.position === 0) {
    if (isGenesis(workspaceId, epoch, keep.headHash)) return [];
    throw new CallRefused('起点的校验值不符。');
  }
  const { placed = [], end = null } = own?.chain ?? {};
  const onChain =
    (end?.position === keep.position && end.hash === keep.headHash) ||
    placed.some(({ position, link }) => position === keep.position && link.hash === keep.headHash);
  if (onChain) return placed.filter(({ position }) => position <= keep.position);
  const isSnapshot = own?.snapshots.some(
    ({ position, headHash }) => position === keep.position && headHash === keep.headHash,
  );
  if (isSnapshot === true) return [];
  throw new CallRefused('日志和快照中没有这个位置。');
}

/** True for the genesis of this epoch or any before. */
function isGenesis(workspaceId: string, epoch: number, hash: string): boolean {
  for (let number = epoch; number >= 0 && epoch - number < 1_000; number -= 1) {
    if (genesisHash({ workspaceId, epoch: number }) === hash) return true;
  }
  return false;
}
