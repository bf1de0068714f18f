import path from 'node:path';
import type {
  AppendResult,
  ChainHead,
  HostRequest,
  RecoveredRecord,
  SafetyStatus,
  SetSecondFolderResult,
  SnapshotReason,
  SnapshotResult,
  VerifiedSnapshot,
} from '../../shared/host';
import type { SealedBatch } from '../../shared/model/batch';
import type { LedgerSchema } from '../../shared/model/schema';
import { snapshotsToRemove } from '../../shared/saving/retention';
import { CallRefused } from './call-refused';
import { newestOnChain, stateAtHead } from './chain-state';
import type { CopyRounds } from './copy-rounds';
import type { FileSystem } from './file-system';
import { FolderTaken } from './folder-taken';
import type { Journal } from './journal';
import { packFinished } from './pack-segments';
import { inTime } from './patience';
import type { SecondFolder } from './second-folder';
import type { Snapshots } from './snapshots';
import { SnapshotUploads } from './snapshot-uploads';
import { faultDetail, orFailed, storageFault } from './storage-fault';
import { Turns } from './turns';

/** How often the host does what nobody asks for. */
export interface SafekeepingRhythm {
  /** Changes (not batches) after which a snapshot is taken. */
  readonly changesPerSnapshot: number;
  /** A segment with as many batches or bytes is finished at the next snapshot. */
  readonly batchesPerSegment: number;
  readonly bytesPerSegment: number;
}

/** A working day is one or two snapshots; the segment that is read at start stays a matter of milliseconds. */
const usualRhythm: SafekeepingRhythm = {
  changesPerSnapshot: 2_000,
  batchesPerSegment: 2_000,
  bytesPerSegment: 4 << 20,
};

/** Milliseconds after which a batch is reason enough for a snapshot. */
const longestPause = 24 * 60 * 60 * 1000;

/** Milliseconds that the end of the program waits for a copy, and the choice of a folder for the first one. */
const copyPatience = 5_000;

export interface SafekeepingParts {
  readonly fileSystem: FileSystem;
  readonly dataFolder: string;
  readonly journal: Journal;
  readonly snapshots: Snapshots;
  readonly secondFolder: SecondFolder;
  readonly copyRounds: CopyRounds;
  readonly schema: LedgerSchema;
  readonly now: () => Date;
  /** Whether the data folder is still this program's to write to. */
  readonly lock: { held(): boolean };
  readonly rhythm?: SafekeepingRhythm | undefined;
}

/**
 * Takes snapshots, thins them, lets the journal's segments rotate, and copies both to the second folder. None of it can
 * hold up or fail an append, and none of it happens before the page has appended or asked.
 */
export class Safekeeping {
  private readonly parts: SafekeepingParts;
  private readonly rhythm: SafekeepingRhythm;
  private readonly turns = new Turns();
  private readonly uploads: SnapshotUploads;
  private changes = 0;
  /** When a batch last was reason enough for a snapshot, in milliseconds since 1970; 0 before any. */
  private triedAt = 0;
  private working = false;
  private closing = false;
  private last: VerifiedSnapshot | null = null;
  private failure: SafetyStatus['snapshotFailure'] = null;

  constructor(parts: SafekeepingParts) {
    this.parts = parts;
    this.rhythm = parts.rhythm ?? usualRhythm;
    this.uploads = new SnapshotUploads(parts.snapshots);
  }

  /** Appends a batch, and begins a snapshot behind it where one is due. */
  async append(sealed: SealedBatch): Promise<AppendResult> {
    if (this.closing) throw new CallRefused('程序正在退出。');
    this.working = true;
    const answer = await this.parts.journal.append(sealed);
    if (answer.state !== 'appended') return answer;
    this.parts.copyRounds.expect();
    this.changes += sealed.batch.changes.length;
    if (this.isSnapshotDue()) {
      this.changes = 0;
      this.triedAt = this.parts.now().getTime();
      // Its failure is kept for the status; the next try comes after as many changes, or another day.
      void this.take('changes').catch(() => undefined);
    }
    return answer;
  }

  /** After many changes, and after a day of few: a program may stay open for weeks. */
  private isSnapshotDue(): boolean {
    if (this.changes >= this.rhythm.changesPerSnapshot) return true;
    const since = Math.max(this.triedAt, this.last === null ? 0 : Date.parse(this.last.takenAt));
    return since > 0 && this.parts.now().getTime() - since >= longestPause;
  }

  take(reason: SnapshotReason): Promise<SnapshotResult> {
    this.working = true;
    this.parts.copyRounds.expect();
    return this.turns.take(() => this.takeNow(reason));
  }

  begin(head: ChainHead): { readonly upload: string } {
    return this.uploads.begin(head);
  }

  part(upload: string, records: readonly RecoveredRecord[]): void {
    this.uploads.add(upload, records);
  }

  finish(upload: string): Promise<SnapshotResult> {
    return this.turns.take(() =>
      this.reported(async () => {
        const takenAt = this.parts.now().toISOString();
        return { state: 'taken', snapshot: await this.uploads.finish(upload, takenAt) };
      }),
    );
  }

  async status(): Promise<SafetyStatus> {
    this.last ??= await this.newestVerified();
    return {
      lastSnapshot: this.last,
      snapshotFailure: this.failure,
      secondFolder: await this.parts.secondFolder.state(),
    };
  }

  async setSecondFolder({ folder }: HostRequest<'safety.secondFolder'>): Promise<SetSecondFolderResult> {
    const { secondFolder, copyRounds } = this.parts;
    return orFailed(async () => {
      const reason = await secondFolder.choose(folder);
      if (reason !== null) return { state: 'refused', reason };
      await inTime(copyRounds.begin(), copyPatience, undefined);
      return { state: 'set', status: await this.status() };
    });
  }

  /** Takes no batch any more; `close` comes when other work has ended. */
  refuse(): void {
    this.closing = true;
  }

  /** Takes the last snapshot, where the page has worked at all, and gives its copy a few seconds. */
  close(): Promise<void> {
    this.refuse();
    return this.turns.close(async () => {
      if (this.working) await this.takeNow('close');
      await this.parts.copyRounds.close(copyPatience);
    });
  }

  private async takeNow(reason: SnapshotReason): Promise<SnapshotResult> {
    const result = await this.reported(async () => this.build(reason));
    if (result.state !== 'failed') {
      this.changes = 0;
      this.last = result.snapshot ?? this.last;
    }
    // What comes after a snapshot is safe: a failure of it is for the next one to make good.
    if (result.state === 'taken') await this.afterSnapshot().catch(() => undefined);
    return result;
  }

  private async build(reason: SnapshotReason): Promise<SnapshotResult> {
    const { journal, snapshots, now } = this.parts;
    if (!this.parts.lock.held()) throw new FolderTaken();
    const found = await journal.state();
    if (found.state === 'damaged') throw new Error(found.detail);
    if (found.state === 'newer') throw new Error('日志由更新的程序写成。');
    if (found.state === 'absent' || found.head.count === 0) return { state: 'unchanged', snapshot: null };
    const newest = await newestOnChain(journal, snapshots);
    if (newest !== null && newest.head.headHash === found.head.hash && newest.head.epoch === found.epoch) {
      const info = await snapshots.inspect(newest.name);
      // What stands before a migration is kept longer than others (shared/saving/retention.ts): it must say so.
      const serves = reason !== 'migration' || newest.head.reason === 'migration';
      if (serves && info?.state === 'verified') return { state: 'unchanged', snapshot: info };
    }
    const state = await stateAtHead(journal, snapshots, this.parts.schema);
    if (state === null) throw new Error('日志的开头不在，也没有可用的快照。');
    const takenAt = now().toISOString();
    return {
      state: 'taken',
      snapshot: await snapshots.save(state.head, state.table, { reason, takenAt }),
    };
  }

  private async afterSnapshot(): Promise<void> {
    const { fileSystem, dataFolder, journal, copyRounds } = this.parts;
    const { batchesPerSegment, bytesPerSegment } = this.rhythm;
    await this.thin();
    await journal.rotate((batches, bytes) => batches >= batchesPerSegment || bytes >= bytesPerSegment);
    await packFinished(fileSystem, path.join(dataFolder, 'journal'), journal);
    void copyRounds.begin();
  }

  private async thin(): Promise<void> {
    const { snapshots, now } = this.parts;
    const workspaceId = this.last?.workspaceId;
    const dated = (await snapshots.heads())
      .filter(({ head }) => head.workspaceId === workspaceId)
      .map(({ name, head }) => ({ ...head, name }));
    await snapshots.remove(snapshotsToRemove(dated, now().toISOString()));
  }

  private async newestVerified(): Promise<VerifiedSnapshot | null> {
    const { snapshots } = this.parts;
    for (const { name } of await snapshots.heads()) {
      const info = await snapshots.inspect(name);
      if (info?.state === 'verified') return info;
    }
    return null;
  }

  private async reported(work: () => Promise<SnapshotResult>): Promise<SnapshotResult> {
    try {
      const result = await work();
      this.failure = null;
      return result;
    } catch (error) {
      if (error instanceof CallRefused) throw error;
      const fault = { fault: storageFault(error), detail: faultDetail(error) };
      this.failure = { at: this.parts.now().toISOString(), ...fault };
      return { state: 'failed', ...fault };
    }
  }
}
