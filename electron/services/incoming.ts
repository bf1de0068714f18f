import path from 'node:path';
import type {
  BatchesPage,
  HostRequest,
  Incoming,
  LooseBatches,
  RecordsPage,
  ReplaceResult,
  StageResult,
} from '../../shared/host';
import type { LedgerSchema } from '../../shared/model/schema';
import type { BackupDescription } from './backup-parts';
import type { BackupPlaces } from './backup-places';
import { BackupProblem } from './backup-problem';
import { CallRefused } from './call-refused';
import type { FileSystem } from './file-system';
import type { DataFolder } from './folder-contents';
import { FolderTaken } from './folder-taken';
import { commonPosition, sideOf } from './incoming-sides';
import { takeOver } from './incoming-take-over';
import { unpackIncoming } from './incoming-unpack';
import type { Journal } from './journal';
import type { LongWork, WorkWatch } from './long-work';
import { MarkerStore } from './marker-store';
import { finishRebuild, incomingFolder } from './rebuild-swap';
import { Recovery } from './recovery';
import type { SecondFolder } from './second-folder';
import { Snapshots } from './snapshots';
import { SourceFault } from './source-fault';
import { faultDetail, orFailed, storageFault } from './storage-fault';
import { Turns } from './turns';

export interface IncomingCopyParts {
  readonly fileSystem: FileSystem;
  readonly dataFolder: string;
  readonly journal: Journal;
  readonly marker: MarkerStore;
  readonly snapshots: Snapshots;
  readonly recovery: Recovery;
  readonly folder: DataFolder;
  readonly places: BackupPlaces;
  readonly secondFolder: SecondFolder;
  readonly work: LongWork;
  readonly schema: LedgerSchema;
  readonly lock: { held(): boolean };
  readonly now: () => Date;
}

/** A copy that was unpacked, and the services that read it. */
export interface StagedCopy {
  readonly incoming: Incoming;
  readonly marker: MarkerStore;
  readonly snapshots: Snapshots;
  readonly recovery: Recovery;
}

/**
 * A copy from elsewhere: unpacked into a folder of its own below the data folder, shown beside what is there, then taken
 * over or dropped. It never outlives the program: what was protected by a passphrase must not lie about.
 */
export class IncomingCopy {
  private readonly parts: IncomingCopyParts;
  private readonly folder: string;
  private readonly turns = new Turns();
  private staged: StagedCopy | null = null;

  constructor(parts: IncomingCopyParts) {
    this.parts = parts;
    this.folder = path.join(parts.dataFolder, incomingFolder);
  }

  async stage(request: HostRequest<'incoming.stage'>): Promise<StageResult> {
    this.parts.places.check(request.source.path);
    return this.parts.work.run((watch) => this.turns.take(() => this.stageNow(request, watch)));
  }

  state(): Incoming | null {
    return this.staged?.incoming ?? null;
  }

  async records(request: HostRequest<'recovery.records'>): Promise<RecordsPage | null> {
    return this.staged?.recovery.records({ ...request, source: { kind: 'best' } }) ?? null;
  }

  async batches(request: HostRequest<'recovery.batches'>): Promise<BatchesPage> {
    return this.staged?.recovery.batches(request) ?? { batches: [], more: false };
  }

  async loose(request: HostRequest<'recovery.loose'>): Promise<LooseBatches> {
    return this.staged?.recovery.loose(request) ?? { batches: [], more: false };
  }

  take(request: HostRequest<'incoming.take'>): Promise<ReplaceResult> {
    return this.turns.take(() => orFailed(() => this.takeNow(request)));
  }

  drop(): Promise<void> {
    return this.turns.take(() => this.clear());
  }

  close(): Promise<void> {
    return this.turns.close(() => this.clear());
  }

  private async takeNow(request: HostRequest<'incoming.take'>): Promise<ReplaceResult> {
    const { fileSystem, dataFolder, journal, marker, folder, lock } = this.parts;
    if (!lock.held()) throw new FolderTaken();
    await journal.replacing(async () => {
      await finishRebuild(fileSystem, dataFolder);
      const found = await marker.read();
      // The answer of a call that went through may have been lost.
      if (found.state === 'present' && found.marker.epoch === request.epoch) return;
      if (this.staged === null) throw new CallRefused('没有打开的备份。');
      await takeOver(this.parts, this.staged, path.join(this.folder, 'journal'), request);
      this.parts.recovery.forgetLent();
    });
    await this.clear().catch(() => undefined);
    return { state: 'replaced', contents: await folder.contents() };
  }

  private async clear(): Promise<void> {
    this.staged = null;
    await this.parts.fileSystem.removeFolder(this.folder);
  }

  private async stageNow(
    { source, passphrase }: HostRequest<'incoming.stage'>,
    watch: WorkWatch,
  ): Promise<StageResult> {
    const { fileSystem } = this.parts;
    try {
      await this.clear();
      const description = await unpackIncoming(fileSystem, source, passphrase, this.folder, watch);
      watch.report('surveying');
      const result = await this.survey(source, description);
      watch.signal.throwIfAborted();
      if (result.state !== 'staged') await this.clear();
      return result;
    } catch (error) {
      await this.clear().catch(() => undefined);
      if (watch.signal.aborted) return { state: 'cancelled' };
      if (error instanceof BackupProblem) return error.trouble;
      const place = error instanceof SourceFault ? 'source' : 'dataFolder';
      return { state: 'failed', place, fault: storageFault(error), detail: faultDetail(error) };
    }
  }

  private async survey(
    source: Incoming['source'],
    description: BackupDescription | null,
  ): Promise<StageResult> {
    const { fileSystem, schema } = this.parts;
    const marker = new MarkerStore(fileSystem, this.folder);
    const snapshots = new Snapshots(fileSystem, this.folder);
    const recovery = new Recovery({ fileSystem, dataFolder: this.folder, marker, snapshots, schema });
    const [found, theirs, ours] = [
      await marker.read(),
      await recovery.overview(),
      await this.parts.recovery.overview(),
    ];
    const version = Math.max(
      found.state === 'present' ? found.marker.schemaVersion : 0,
      ...(await snapshots.heads()).map(({ head }) => head.schemaVersion),
    );
    if (found.state === 'newer' || version > schema.version) return { state: 'newer', version };
    const { newerVersion } = theirs.findings;
    if (newerVersion !== null) return { state: 'newer', version: newerVersion };
    const there = sideOf(theirs);
    if (there === null || there.best.position === 0) return { state: 'empty' };
    const written =
      description === null
        ? null
        : { at: description.writtenAt, by: description.writtenBy, program: description.program };
    const here = await this.parts.marker.read();
    const epochs = [theirs.survey.epoch, ours.survey.epoch, here.state === 'present' ? here.marker.epoch : 0];
    const incoming: Incoming = {
      source,
      written,
      there,
      here: sideOf(ours),
      common: commonPosition(ours.findings, theirs.findings),
      // A copied folder never has a marker.
      doubts: theirs.survey.doubts.filter(({ kind }) => description !== null || kind !== 'markerMissing'),
      nextEpoch: Math.max(...epochs) + 1,
    };
    this.staged = { incoming, marker, snapshots, recovery };
    return { state: 'staged', incoming };
  }
}
