import path from 'node:path';
import type { RebuildRequest } from '../../shared/host';
import type { Placed } from '../../shared/saving/recovery-chain';
import type { SealedBatch } from '../../shared/model/batch';
import { listNames, type FileSystem, type OpenFile } from './file-system';
import { readFound } from './found-batches';
import { batchRecords } from './journal-batches';
import { encodeRecord } from './journal-record';
import { scanJournal } from './journal-scan';
import { stagedFolder } from './rebuild-swap';
import type { FoundBatch } from './recovery-findings';
import { writeReplacement } from './replace-file';
import { sealedBytes } from './sealed-text';
import { emptySegment, type SegmentBeginning } from './segment-beginning';
import { listSegments, openSegment, segmentName } from './segment-files';

/** Batches of a chain, oldest first. */
export type Steps = readonly Placed<FoundBatch>[];

export interface StagedJournal {
  readonly fileSystem: FileSystem;
  readonly dataFolder: string;
  /** Folder of the segments that the batches stand in. */
  readonly from: string;
  readonly kept: Steps;
  /** Number of the first segment. */
  readonly firstNumber: number;
  /** Where the chain goes on, and in which epoch. */
  readonly beginning: Pick<RebuildRequest, 'workspaceId' | 'epoch' | 'keep' | 'further'>;
}

/**
 * Writes batches again into the folder that is to take the journal's place, with a segment of the new epoch behind them,
 * and reads them back. Throws where one cannot be read or is not found again.
 */
export async function stageJournal(journal: StagedJournal): Promise<void> {
  const { fileSystem, dataFolder, kept, firstNumber, beginning } = journal;
  const staged = path.join(dataFolder, stagedFolder);
  await fileSystem.makeFolder(staged);
  for (const name of await listNames(fileSystem, staged)) await fileSystem.remove(path.join(staged, name));
  let number = firstNumber;
  let batchId: string | null = null;
  for (const run of runsOf(kept)) {
    batchId = await stageRun(journal, path.join(staged, segmentName(number)), run, batchId);
    number += 1;
  }
  const { workspaceId, epoch, keep, further = [] } = beginning;
  const last: SegmentBeginning = {
    workspaceId,
    epoch,
    position: keep.position,
    parentHash: keep.headHash,
    batchId: keep.headBatchId,
  };
  await writeReplacement(fileSystem, path.join(staged, segmentName(number)), async (file) => {
    await writeBatches(file, last, further);
  });
  await verify(fileSystem, staged, kept.length + further.length);
}

/** Writes a segment of batches that follow one another; answers the id of the last. */
async function stageRun(
  { fileSystem, from, beginning: { workspaceId } }: StagedJournal,
  file: string,
  run: Steps,
  previousId: string | null,
): Promise<string | null> {
  const [first] = run;
  if (first === undefined) return previousId;
  const { epoch, parentHash } = first.link;
  const beginning = { workspaceId, epoch, position: first.position - 1, parentHash, batchId: previousId };
  let lastId = previousId;
  const links = run.map(({ link }) => link);
  await writeReplacement(fileSystem, file, async (opened) => {
    lastId = (await writeBatches(opened, beginning, readFound(fileSystem, from, links))) ?? previousId;
  });
  return lastId;
}

/** Answers the id of the last batch; null where there is none. */
async function writeBatches(
  file: OpenFile,
  beginning: SegmentBeginning,
  batches: AsyncIterable<SealedBatch> | Iterable<SealedBatch>,
): Promise<string | null> {
  let at = 0;
  let lastId: string | null = null;
  const write = async (bytes: Uint8Array) => {
    await file.write(bytes, at);
    at += bytes.length;
  };
  await write(emptySegment(beginning));
  for await (const sealed of batches) {
    const bytes = sealedBytes(sealed);
    if (bytes === null) throw new Error(`批次 ${sealed.batch.id} 与它的校验值不符。`);
    for (const record of batchRecords(sealed, bytes)) await write(encodeRecord(record));
    lastId = sealed.batch.id;
  }
  return lastId;
}

/** Throws where the staged segments do not hold as many batches, each in its chain. */
async function verify(fileSystem: FileSystem, staged: string, count: number): Promise<void> {
  let found = 0;
  for (const segment of await listSegments(fileSystem, staged)) {
    const { file, size } = await openSegment(fileSystem, staged, segment);
    const scan = await scanJournal(file, size).finally(() => file.close());
    if (scan.state !== 'intact') throw new Error(`${segment.name} 写入后不能读回。${scan.detail}`);
    found += scan.entries.length;
  }
  if (found !== count) throw new Error(`写入了 ${count} 个批次，读回 ${found} 个。`);
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
