import path from 'node:path';
import type { Doubt, VerifiedSnapshot } from '../../shared/host';
import {
  recoverChain,
  type Anchor,
  type Base,
  type RecoveredChain,
} from '../../shared/saving/recovery-chain';
import type { SealedBatch } from '../../shared/model/batch';
import { batchesBeside } from './batches-beside';
import { EndMark } from './end-mark';
import type { FileSystem } from './file-system';
import type { MarkerStore } from './marker-store';
import { genesisHash } from './sealed-text';
import { listSegments, openSegment, segmentName, type SegmentFile } from './segment-files';
import { salvageSegment, type Salvage, type SalvagedBatch } from './segment-salvage';
import type { Snapshots } from './snapshots';

/** A batch and the segment it stands in. */
export interface FoundBatch extends SalvagedBatch {
  readonly epoch: number;
  readonly segment: SegmentFile;
  /** Itself, where no segment has it and the page's database has lent it. */
  readonly lent: SealedBatch | null;
}

export interface Findings {
  readonly workspaceId: string;
  readonly chain: RecoveredChain<FoundBatch>;
  /** The usable snapshots of the workspace, newest first. */
  readonly snapshots: readonly VerifiedSnapshot[];
  /** Hashes with which a chain of this workspace begins. */
  readonly beginnings: ReadonlySet<string>;
  /** The highest epoch that anything names. */
  readonly epoch: number;
  /** Batches behind a gap that nothing bridges, oldest first. */
  readonly loose: readonly FoundBatch[];
  /** The hash of every batch that can be read. */
  readonly readable: ReadonlySet<string>;
  readonly doubts: readonly Doubt[];
  /** The format version of a segment that only a later program can read; null where there is none. */
  readonly newerVersion: number | null;
}

/** Nothing names a workspace. */
export interface NoFindings {
  readonly workspaceId: null;
  readonly doubts: readonly Doubt[];
  readonly newerVersion: number | null;
}

export interface FindingsParts {
  readonly fileSystem: FileSystem;
  readonly dataFolder: string;
  readonly marker: MarkerStore;
  readonly snapshots: Snapshots;
}

interface Segment {
  readonly segment: SegmentFile;
  readonly salvage: Salvage;
}

/** No workspace comes to more; a damaged number must not make thousands of hashes. */
const epochLimit = 1_000;

/** Reads every file of the data folder and finds out what chain it makes. */
export async function readFindings(
  parts: FindingsParts,
  lent: readonly FoundBatch[] = [],
): Promise<Findings | NoFindings> {
  const { fileSystem, dataFolder } = parts;
  const doubts: Doubt[] = [];
  const found = await parts.marker.read();
  if (found.state === 'absent') doubts.push({ kind: 'markerMissing' });
  if (found.state === 'damaged') doubts.push({ kind: 'markerDamaged' });
  const segments = await readSegments(fileSystem, path.join(dataFolder, 'journal'), doubts);
  const snapshots = await usableSnapshots(parts.snapshots, doubts);

  const marker = found.state === 'present' ? found.marker : null;
  const beginnings = segments.flatMap(({ salvage }) => salvage.beginning ?? []);
  const newest = snapshots[0];
  const workspaceId =
    marker?.workspaceId ??
    beginnings.at(-1)?.workspaceId ??
    newest?.workspaceId ??
    segments.flatMap(({ salvage }) => salvage.batches).at(-1)?.workspaceId;
  const newerVersion = segments.flatMap(({ salvage }) => salvage.newerVersion ?? []).at(-1) ?? null;
  if (workspaceId === undefined) return { workspaceId: null, doubts, newerVersion };

  const own = <T extends { readonly workspaceId: string }>(items: readonly T[]): T[] =>
    items.filter((item) => item.workspaceId === workspaceId);
  const ownSnapshots = own(snapshots);
  const epoch = Math.max(
    1,
    ...[marker, newest].flatMap((named) => (named?.workspaceId === workspaceId ? named.epoch : [])),
    ...own(beginnings).map((beginning) => beginning.epoch),
  );
  const anchors = own(beginnings).map((beginning): Anchor => {
    return { hash: beginning.parentHash, position: beginning.position, epoch: beginning.epoch };
  });
  const inFiles = own(foundBatches(segments));
  const batches = [...inFiles, ...heeded(own(lent), inFiles)];
  const starts = startingBases(workspaceId, epoch, anchors, batches);
  const chain = recoverChain(batches, anchors, [...snapshotBases(ownSnapshots), ...starts]);
  doubts.push(...chain.missing.map((stretch): Doubt => ({ kind: 'batchesMissing', ...stretch })));
  const { loose, left } = batchesBeside(batches, chain);
  doubts.push(...stretchOf('batchesLoose', loose), ...stretchOf('batchesUnreached', left));
  const end = await new EndMark(fileSystem, dataFolder).read();
  const reached = end?.workspaceId === workspaceId && end.epoch === epoch ? end.count : 0;
  const lost = reached - (chain.end?.position ?? 0) - loose.length;
  if (lost > 0) doubts.push({ kind: 'batchesLost', count: lost, reached });
  return {
    workspaceId,
    chain,
    epoch,
    loose,
    readable: new Set(batches.map(({ hash }) => hash)),
    doubts,
    newerVersion,
    snapshots: ownSnapshots,
    beginnings: new Set(starts.map(({ hash }) => hash)),
  };
}

async function readSegments(fileSystem: FileSystem, folder: string, doubts: Doubt[]): Promise<Segment[]> {
  const files = await listSegments(fileSystem, folder);
  if (files.length === 0) doubts.push({ kind: 'journalMissing' });
  const segments: Segment[] = [];
  for (const [place, segment] of files.entries()) {
    const { number, name } = segment;
    const following = files[place + 1]?.number ?? (segment.packed ? number + 2 : number + 1);
    const { file, size } = await openSegment(fileSystem, folder, segment);
    const salvage = await salvageSegment(file, size).finally(() => file.close());
    segments.push({ segment, salvage });
    if (salvage.beginning === null) doubts.push({ kind: 'segmentUnreadable', name, detail: salvage.detail });
    for (const gap of salvage.gaps) doubts.push({ kind: 'recordsUnreadable', name, ...gap });
    if (salvage.tail !== null) doubts.push({ kind: 'tornTail', name, ...salvage.tail });
    if (following === number + 1) continue;
    const missing = segmentName(number + 1);
    doubts.push({ kind: 'segmentMissing', name: missing, detail: `日志段 ${missing} 不见了。` });
  }
  return segments;
}

async function usableSnapshots(snapshots: Snapshots, doubts: Doubt[]): Promise<VerifiedSnapshot[]> {
  const usable: VerifiedSnapshot[] = [];
  for (const info of await snapshots.list()) {
    if (info.state === 'verified') usable.push(info);
    else doubts.push({ kind: 'snapshotDamaged', name: info.name, detail: info.detail });
  }
  return usable;
}

function foundBatches(segments: readonly Segment[]): FoundBatch[] {
  const batches: FoundBatch[] = [];
  // A segment whose beginning is lost belongs to the epoch of the one before it.
  let epoch = 0;
  for (const { segment, salvage } of segments) {
    epoch = salvage.beginning?.epoch ?? epoch;
    for (const batch of salvage.batches) batches.push({ ...batch, epoch, segment, lent: null });
  }
  return batches;
}

/** What a restore has replaced lies beside the chain: it counts only where nothing else is left. */
function snapshotBases(snapshots: readonly VerifiedSnapshot[]): Base[] {
  const onChain = snapshots.filter(({ reason }) => reason !== 'replaced');
  return (onChain.length > 0 ? onChain : snapshots).map(({ name, position, headHash, epoch }) => {
    return { name, position, hash: headHash, epoch };
  });
}

/**
 * Where the chain may begin: where a segment says so, else where a batch follows the genesis of any epoch. Nothing at the
 * beginning speaks for an epoch; what follows does.
 */
function startingBases(
  workspaceId: string,
  epoch: number,
  anchors: readonly Anchor[],
  batches: readonly FoundBatch[],
): Base[] {
  const named = anchors.filter(({ position }) => position === 0).map(({ hash }) => hash);
  const parents = new Set(batches.map(({ parentHash }) => parentHash));
  const computed = Array.from({ length: Math.min(epoch, epochLimit) + 1 }, (_, number) =>
    genesisHash({ workspaceId, epoch: number }),
  ).filter((hash) => parents.has(hash));
  return [...new Set([...named, ...computed])].map((hash) => ({ name: null, position: 0, hash, epoch: 0 }));
}

/**
 * The lent batches that no file has, without those that would lead away from what the files have: which of two histories
 * counts is for the user to say.
 */
function heeded(lent: readonly FoundBatch[], inFiles: readonly FoundBatch[]): FoundBatch[] {
  const known = new Set(inFiles.map(({ hash }) => hash));
  const continued = new Set(inFiles.map(({ parentHash }) => parentHash));
  const refused = new Set<string>();
  return lent.filter(({ hash, parentHash }) => {
    if (known.has(hash)) return false;
    if (!continued.has(parentHash) && !refused.has(parentHash)) return true;
    refused.add(hash);
    return false;
  });
}

function stretchOf(kind: 'batchesLoose' | 'batchesUnreached', batches: readonly FoundBatch[]): Doubt[] {
  const times = batches.map(({ at }) => at).toSorted();
  const [firstAt, lastAt] = [times[0], times.at(-1)];
  if (firstAt === undefined || lastAt === undefined) return [];
  return [{ kind, count: times.length, firstAt, lastAt }];
}
