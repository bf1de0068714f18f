import path from 'node:path';
import type {
  BatchesPage,
  ChainHead,
  Doubt,
  HostRequest,
  PlacedBatch,
  RecordsPage,
  RecoveredRecord,
  RecoverySource,
  RecoveryState,
  RecoverySurvey,
} from '../../shared/host';
import { entities } from '../../shared/model/plan';
import { emptyRecordTable } from '../../shared/model/record-table';
import type { Placed } from '../../shared/saving/recovery-chain';
import { applyBatch, BatchUnfit, chainStart, type ChainState } from './chain-state';
import { readFound } from './found-batches';
import {
  readFindings,
  type Findings,
  type FindingsParts,
  type FoundBatch,
  type NoFindings,
} from './recovery-findings';
import { recordCounts } from './snapshot-head';
import { Turns } from './turns';

interface BuiltState extends ChainState {
  readonly snapshot: string | null;
  readonly batches: number;
  /** The batch before which the state ends, because it does not fit. */
  readonly unfit: Doubt | null;
}

interface ListedState {
  readonly source: string;
  readonly head: ChainHead;
  readonly records: readonly RecoveredRecord[];
}

/** The most bytes of batches in one answer, unless a single batch is longer. */
const pageBytes = 8 << 20;

/** Reads what the files hold, damaged or not. It writes nothing, and keeps the last state asked for page by page. */
export class Recovery {
  private readonly parts: FindingsParts;
  private readonly folder: string;
  private readonly turns = new Turns();
  /** The readable batches that lead to the best state, as the last survey has found them. */
  private found: { readonly leading: readonly Placed<FoundBatch>[] } | null = null;
  private listed: ListedState | null = null;

  constructor(parts: FindingsParts) {
    this.parts = parts;
    this.folder = path.join(parts.dataFolder, 'journal');
  }

  survey(): Promise<RecoverySurvey> {
    return this.turns.take(() => this.surveyNow());
  }

  records({ source, after, limit }: HostRequest<'recovery.records'>): Promise<RecordsPage | null> {
    return this.turns.take(async () => {
      const name = JSON.stringify(source);
      const known = after > 0 && this.listed?.source === name ? this.listed : null;
      this.listed = known ?? (await this.list(source, name));
      if (this.listed === null) return null;
      const { head, records } = this.listed;
      const page = records.slice(after, after + limit);
      const next = after + page.length < records.length ? after + page.length : null;
      if (next === null) this.listed = null;
      return { head, records: page, next };
    });
  }

  batches({ after, limit }: HostRequest<'recovery.batches'>): Promise<BatchesPage> {
    return this.turns.take(async () => {
      if (after === 0 || this.found === null) await this.surveyNow();
      const placed = this.found?.leading.filter(({ position }) => position > after) ?? [];
      const wanted = upTo(placed, limit);
      const batches: PlacedBatch[] = [];
      const links = wanted.map(({ link }) => link);
      for await (const sealed of readFound(this.parts.fileSystem, this.folder, links)) {
        batches.push({ position: wanted[batches.length]?.position ?? 0, sealed });
      }
      return { batches, more: batches.length < placed.length };
    });
  }

  /** What the files hold at this moment, for those who rebuild them. What was kept for pages is dropped. */
  find(): Promise<Findings | NoFindings> {
    this.listed = null;
    this.found = null;
    return readFindings(this.parts);
  }

  private async surveyNow(): Promise<RecoverySurvey> {
    const findings = await this.find();
    const { doubts } = findings;
    if (findings.workspaceId === null) return { best: null, epoch: 0, readableBatches: 0, doubts };
    const built = await this.build(findings, Infinity);
    const end = built?.head.position ?? 0;
    const leading = findings.chain.placed.filter(({ position }) => position <= end);
    this.found = { leading };
    const unfit = built?.unfit ?? null;
    return {
      best: built === null ? null : recoveryState(built),
      epoch: findings.epoch,
      readableBatches: leading.length,
      doubts: unfit === null ? doubts : [...doubts, unfit],
    };
  }

  private async list(source: RecoverySource, name: string): Promise<ListedState | null> {
    const state = await this.stateOf(source);
    if (state === null) return null;
    const { head, table } = state;
    const records = entities.flatMap((entity) =>
      [...table[entity].values()].map((record): RecoveredRecord => ({ entity, record })),
    );
    return { source: name, head, records };
  }

  private async stateOf(source: RecoverySource): Promise<ChainState | null> {
    if (source.kind === 'snapshot') return this.parts.snapshots.load(source.name);
    const findings = await this.find();
    if (findings.workspaceId === null) return null;
    const position = source.kind === 'position' ? source.position : Infinity;
    const built = await this.build(findings, position);
    return source.kind === 'best' || built?.head.position === position ? built : null;
  }

  /** The state at a position of the chain, or as near before it as can be reached; null where there is none. */
  private async build(findings: Findings, position: number): Promise<BuiltState | null> {
    const { chain } = findings;
    if (chain.end === null) return null;
    const last = Math.min(position, chain.end.position);
    const base = await this.baseOf(findings, last);
    if (base === null) return null;
    const steps = chain.placed.filter((step) => step.position > base.head.position && step.position <= last);
    const contiguous = steps.filter((step, place) => step.position === base.head.position + place + 1);
    const built = await this.applySteps(base, contiguous);
    // A new epoch may have begun here without a batch of its own yet.
    const isEnd = built.head.position === chain.end.position;
    return isEnd ? { ...built, head: { ...built.head, epoch: chain.end.epoch } } : built;
  }

  private async applySteps(
    base: ChainState & { readonly snapshot: string | null },
    steps: readonly Placed<FoundBatch>[],
  ): Promise<BuiltState> {
    const { table, snapshot } = base;
    let head: ChainHead = base.head;
    let batches = 0;
    const links = steps.map(({ link }) => link);
    const built = (unfit: Doubt | null): BuiltState => ({ head, table, snapshot, batches, unfit });
    try {
      for await (const sealed of readFound(this.parts.fileSystem, this.folder, links)) {
        head = { ...applyBatch(table, head, sealed), epoch: links[batches]?.epoch ?? head.epoch };
        batches += 1;
      }
    } catch (error) {
      if (!(error instanceof BatchUnfit)) throw error;
      return built({ kind: 'batchUnfit', position: head.position + 1, batchId: error.batchId });
    }
    return built(null);
  }

  /** The newest snapshot on the chain that is not behind `position` and can be loaded, or the empty beginning. */
  private async baseOf(
    { chain, snapshots, beginnings, workspaceId }: Findings,
    position: number,
  ): Promise<(ChainState & { readonly snapshot: string | null }) | null> {
    const hashes = new Map(chain.placed.map((step) => [step.position, step.link.hash]));
    const parents = new Map(chain.placed.map((step) => [step.position - 1, step.link.parentHash]));
    const hashAt = (place: number) =>
      place === chain.end?.position ? chain.end.hash : (hashes.get(place) ?? parents.get(place));
    for (const { name, position: place, headHash, reason } of snapshots) {
      if (place > position || hashAt(place) !== headHash) continue;
      if (reason === 'replaced' && name !== chain.base?.name) continue;
      const loaded = await this.parts.snapshots.load(name);
      if (loaded !== null) return { ...loaded, snapshot: name };
    }
    const start = hashAt(0);
    if (start === undefined || !beginnings.has(start)) return null;
    const head = chainStart(workspaceId, chain.end?.epoch ?? 1, start);
    return { head, table: emptyRecordTable(), snapshot: null };
  }
}

function recoveryState({ head, table, snapshot, batches }: BuiltState): RecoveryState {
  const { workspaceId, epoch, schemaVersion, position, headHash, headBatchId, headAt } = head;
  return {
    workspaceId,
    epoch,
    schemaVersion,
    position,
    headHash,
    headBatchId,
    headAt,
    records: recordCounts(table),
    snapshot,
    batches,
  };
}

function upTo(placed: readonly Placed<FoundBatch>[], limit: number): readonly Placed<FoundBatch>[] {
  let bytes = 0;
  const end = placed.slice(0, limit).findIndex(({ link }, place) => {
    bytes += link.end - link.start;
    return bytes > pageBytes && place > 0;
  });
  return placed.slice(0, end < 0 ? limit : end);
}
