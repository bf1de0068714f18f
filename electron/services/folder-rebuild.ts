import path from 'node:path';
import type { FolderContents, Marker, RebuildRequest } from '../../shared/host';
import type { Placed } from '../../shared/saving/recovery-chain';
import { CallRefused } from './call-refused';
import { listNames, type FileSystem } from './file-system';
import type { DataFolder } from './folder-contents';
import { readFound } from './found-batches';
import type { Journal } from './journal';
import { batchRecords } from './journal-batches';
import { encodeRecord } from './journal-record';
import { scanJournal } from './journal-scan';
import type { MarkerStore } from './marker-store';
import { finishRebuild, freeAsideFolder, stagedFolder, swapRebuilt } from './rebuild-swap';
import type { Recovery } from './recovery';
import type { Findings, FoundBatch, NoFindings } from './recovery-findings';
import { replaceFile, writeReplacement } from './replace-file';
import { genesisHash, sealedBytes } from './sealed-text';
import { emptySegment, type SegmentBeginning } from './segment-beginning';
import { listSegments, openSegment, segmentName } from './segment-files';

export interface FolderRebuildParts {
  readonly fileSystem: FileSystem;
  readonly dataFolder: string;
  readonly marker: MarkerStore;
  readonly journal: Journal;
  readonly recovery: Recovery;
  readonly folder: DataFolder;
  readonly lock: { held(): boolean };
  readonly now: () => Date;
}

type Steps = readonly Placed<FoundBatch>[];

/**
 * Begins a new epoch: the readable batches up to a place of the chain are written again into a folder beside the
 * journal's, with a new segment behind them; verified, it takes the journal's place, and the old folder is set aside.
 */
export class FolderRebuild {
  private readonly parts: FolderRebuildParts;

  constructor(parts: FolderRebuildParts) {
    this.parts = parts;
  }

  /** Rejects where anything goes wrong; what was begun by then is finished by the next try or the next start. */
  async rebuild(request: RebuildRequest): Promise<FolderContents> {
    const { journal, folder, lock } = this.parts;
    if (!lock.held()) throw new Error('数据文件夹已被另一台计算机接管。');
    await journal.replacing(() => this.replace(request));
    return folder.contents();
  }

  private async replace(request: RebuildRequest): Promise<void> {
    const { fileSystem, dataFolder, recovery, now } = this.parts;
    const before = await finishRebuild(fileSystem, dataFolder);
    if (before?.workspaceId === request.workspaceId && before.epoch === request.epoch) return;
    const findings = await recovery.find();
    const kept = keptSteps(findings, request);
    const last = (await listSegments(fileSystem, path.join(dataFolder, 'journal'))).at(-1);
    // A number of its own for each segment that ever was, so that copies elsewhere are never mistaken.
    await this.stage(request, kept, (last?.number ?? 0) + 1);
    const aside = await freeAsideFolder(fileSystem, dataFolder, now());
    await swapRebuilt(fileSystem, dataFolder, aside, await this.newMarker(request));
  }

  private async stage(request: RebuildRequest, kept: Steps, firstNumber: number): Promise<void> {
    const { fileSystem, dataFolder } = this.parts;
    const staged = path.join(dataFolder, stagedFolder);
    await fileSystem.makeFolder(staged);
    for (const name of await listNames(fileSystem, staged)) await fileSystem.remove(path.join(staged, name));
    let number = firstNumber;
    let batchId: string | null = null;
    for (const run of runsOf(kept)) {
      batchId = await this.stageRun(
        path.join(staged, segmentName(number)),
        request.workspaceId,
        run,
        batchId,
      );
      number += 1;
    }
    const { workspaceId, epoch, keep } = request;
    const beginning: SegmentBeginning = {
      workspaceId,
      epoch,
      position: keep.position,
      parentHash: keep.headHash,
      batchId: keep.headBatchId,
    };
    await replaceFile(fileSystem, path.join(staged, segmentName(number)), emptySegment(beginning));
    await this.verify(staged, kept.length);
  }

  /** Writes a segment of batches that follow one another; answers the id of the last. */
  private async stageRun(
    file: string,
    workspaceId: string,
    run: Steps,
    previousId: string | null,
  ): Promise<string | null> {
    const { fileSystem, dataFolder } = this.parts;
    const [first] = run;
    if (first === undefined) return previousId;
    const { epoch, parentHash } = first.link;
    const beginning = { workspaceId, epoch, position: first.position - 1, parentHash, batchId: previousId };
    let lastId = previousId;
    await writeReplacement(fileSystem, file, async (opened) => {
      let at = 0;
      const write = async (bytes: Uint8Array) => {
        await opened.write(bytes, at);
        at += bytes.length;
      };
      await write(emptySegment(beginning));
      const links = run.map(({ link }) => link);
      for await (const sealed of readFound(fileSystem, path.join(dataFolder, 'journal'), links)) {
        const bytes = sealedBytes(sealed);
        if (bytes === null) throw new Error(`批次 ${sealed.batch.id} 与它的校验值不符。`);
        for (const record of batchRecords(sealed, bytes)) await write(encodeRecord(record));
        lastId = sealed.batch.id;
      }
    });
    return lastId;
  }

  /** Throws where the staged segments do not hold as many batches, each in its chain. */
  private async verify(staged: string, count: number): Promise<void> {
    const { fileSystem } = this.parts;
    let found = 0;
    for (const segment of await listSegments(fileSystem, staged)) {
      const { file, size } = await openSegment(fileSystem, staged, segment);
      const scan = await scanJournal(file, size).finally(() => file.close());
      if (scan.state !== 'intact') throw new Error(`${segment.name} 写入后不能读回。${scan.detail}`);
      found += scan.entries.length;
    }
    if (found !== count) throw new Error(`写入了 ${count} 个批次，读回 ${found} 个。`);
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

/** Cuts where a position is missing or another segment began, so that what was finished stays in pieces of that size. */
function runsOf(kept: Steps): Steps[] {
  const runs: Placed<FoundBatch>[][] = [];
  for (const step of kept) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    const follows =
      last !== undefined &&
      last.position + 1 === step.position &&
      last.link.segment.number === step.link.segment.number;
    if (run !== undefined && follows) run.push(step);
    else runs.push([step]);
  }
  return runs;
}
