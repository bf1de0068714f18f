import path from 'node:path';
import type {
  BatchesPage,
  ChainHead,
  Doubt,
  HostRequest,
  LooseBatches,
  PlacedBatch,
  RecordsPage,
  RecoveredRecord,
  RecoverySource,
  RecoveryState,
  RecoverySurvey,
} from '../../shared/host';
import type { SealedBatch } from '../../shared/model/batch';
import { entities } from '../../shared/model/plan';
import { emptyRecordTable } from '../../shared/model/record-table';
import type { LedgerSchema } from '../../shared/model/schema';
import type { Placed } from '../../shared/saving/recovery-chain';
import { CallRefused } from './call-refused';
import { applyBatch, BatchUnfit, chainStart, inOwnSchema, type ChainState } from './chain-state';
import { readFound } from './found-batches';
import { lentBatch } from './lent-batch';
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

/** What the states that are read are made from; their records are given in the schema of this program. */
export interface RecoveryParts extends FindingsParts {
  readonly schema: LedgerSchema;
}

/** A survey with what it was concluded from. */
export interface RecoveryOverview {
  readonly survey: RecoverySurvey;
  readonly findings: Findings | NoFindings;
  /** The best state; null where there is none. */
  readonly state: ChainState | null;
}

/** The most bytes of batches in one answer, unless a single batch is longer. */
const pageBytes = 8 << 20;

/** Reads what the files hold, damaged or not. It writes nothing, and keeps the last state asked for page by page. */
export class Recovery {
  private readonly parts: RecoveryParts;
  private readonly folder: string;
  private readonly turns = new Turns();
  /** The readable batches that lead to the best state, as the last survey has found them. */
  private found: {
    readonly leading: readonly Placed<FoundBatch>[];
    readonly loose: readonly FoundBatch[];
    readonly readable: ReadonlySet<string>;
  } | null = null;
  private listed: ListedState | null = null;
  /** What the page's database has lent, by hash. */
  private readonly lent = new Map<string, FoundBatch>();

  constructor(parts: RecoveryParts) {
    this.parts = parts;
    this.folder = path.join(parts.dataFolder, 'journal');
  }

  async survey(): Promise<RecoverySurvey> {
    return (await this.overview()).survey;
  }

  overview(): Promise<RecoveryOverview> {
    return this.turns.take(() => this.overviewNow());
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
      if (after === 0 || this.found === null) await this.overviewNow();
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

  lacking(hashes: readonly string[]): Promise<readonly boolean[]> {
    return this.turns.take(async () => {
      if (this.found === null) await this.overviewNow();
      const readable = this.found?.readable;
      return hashes.map((hash) => readable?.has(hash) !== true);
    });
  }

  lend({ epoch, batches }: HostRequest<'recovery.lend'>): Promise<void> {
    return this.turns.take(async () => {
      for (const sealed of batches) {
        const lent = lentBatch(sealed, epoch);
        if (lent === null) throw new CallRefused('批次与它的校验值不符。');
        this.lent.set(lent.hash, lent);
      }
    });
  }

  /** What was lent belonged to files that are no longer there. */
  forgetLent(): void {
    this.lent.clear();
    this.listed = null;
    this.found = null;
  }

  loose({ after, limit }: HostRequest<'recovery.loose'>): Promise<LooseBatches> {
    return this.turns.take(async () => {
      if (this.found === null) await this.overviewNow();
      const { loose = [] } = this.found ?? {};
      const batches: SealedBatch[] = [];
      const wanted = loose.slice(after, after + limit);
      for await (const sealed of readFound(this.parts.fileSystem, this.folder, wanted)) batches.push(sealed);
      return { batches, more: after + batches.length < loose.length };
    });
  }

  /** What the files hold at this moment, for those who rebuild them. What was kept for pages is dropped. */
  find(): Promise<Findings | NoFindings> {
    this.listed = null;
    this.found = null;
    return readFindings(this.parts, [...this.lent.values()]);
  }

  private async overviewNow(): Promise<RecoveryOverview> {
    const findings = await this.find();
    const { doubts } = findings;
    if (findings.workspaceId === null) {
      return { survey: { best: null, epoch: 0, readableBatches: 0, doubts }, findings, state: null };
    }
    const built = await this.build(findings, Infinity);
    const end = built?.head.position ?? 0;
    const leading = findings.chain.placed.filter(({ position }) => position <= end);
    this.found = { leading, loose: findings.loose, readable: findings.readable };
    const unfit = built?.unfit ?? null;
    const survey: RecoverySurvey = {
      best: built === null ? null : recoveryState(built),
      epoch: findings.epoch,
      readableBatches: leading.length,
      doubts: unfit === null ? doubts : [...doubts, unfit],
    };
    return { survey, findings, state: built };
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
    if (source.kind === 'incoming') return null;
    if (source.kind === 'snapshot') {
      const loaded = await this.parts.snapshots.load(source.name);
      return loaded === null ? null : inOwnSchema(loaded, this.parts.schema);
    }
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
    const { schema } = this.parts;
    let state: ChainState = base;
    let batches = 0;
    const links = steps.map(({ link }) => link);
    const built = (unfit: Doubt | null): BuiltState => {
      return { ...inOwnSchema(state, schema), snapshot: base.snapshot, batches, unfit };
    };
    try {
      for await (const sealed of readFound(this.parts.fileSystem, this.folder, links)) {
        const { head, table } = applyBatch(state, sealed, schema);
        state = { head: { ...head, epoch: links[batches]?.epoch ?? head.epoch }, table };
        batches += 1;
      }
    } catch (error) {
      if (!(error instanceof BatchUnfit)) throw error;
      return built({ kind: 'batchUnfit', position: state.head.position + 1, batchId: error.batchId });
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
