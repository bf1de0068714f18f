import path from 'node:path';
import type { HostRequest, VerifiedSnapshot, WriteBackupResult } from '../../shared/host';
import { newProtection } from './backup-key';
import { isPartName } from './backup-parts';
import { writeBackup, type BackupPart } from './backup-writer';
import type { ExportFiles } from './export-files';
import type { FileSystem, OpenFile } from './file-system';
import type { Journal } from './journal';
import type { LongWork, WorkWatch } from './long-work';
import type { Recovery } from './recovery';
import type { Safekeeping } from './safekeeping';
import { listSegments } from './segment-files';
import { SourceFault, sourceSide } from './source-fault';
import { faultDetail, storageFault } from './storage-fault';

export interface BackupsParts {
  readonly fileSystem: FileSystem;
  readonly dataFolder: string;
  readonly journal: Journal;
  readonly safekeeping: Safekeeping;
  readonly recovery: Recovery;
  readonly files: ExportFiles;
  readonly work: LongWork;
  /** Version of this program. */
  readonly program: string;
  readonly now: () => Date;
}

/** Writes portable backups. */
export class Backups {
  private readonly parts: BackupsParts;
  /** The data folder as the side that is read. */
  private readonly source: FileSystem;

  constructor(parts: BackupsParts) {
    this.parts = parts;
    this.source = sourceSide(parts.fileSystem, parts.dataFolder);
  }

  write(request: HostRequest<'backup.write'>): Promise<WriteBackupResult> {
    return this.parts.work.run((watch) => this.writeNow(request, watch));
  }

  private async writeNow(request: HostRequest<'backup.write'>, watch: WorkWatch): Promise<WriteBackupResult> {
    const { safekeeping, recovery } = this.parts;
    const taken = await safekeeping.take('request');
    if (taken.state === 'failed') return { ...taken, place: 'dataFolder' };
    if (taken.snapshot === null) return { state: 'empty' };
    const { position } = taken.snapshot;
    const opened: OpenFile[] = [];
    try {
      const { doubts } = await recovery.survey();
      watch.signal.throwIfAborted();
      const parts = await this.filesNow(taken.snapshot, opened);
      const saved = await this.save(request, parts, watch);
      return saved.state === 'written' ? { ...saved, position, doubts } : saved;
    } catch (error) {
      if (watch.signal.aborted) return { state: 'cancelled' };
      return dataFault(error);
    } finally {
      for (const file of opened) await file.close().catch(() => undefined);
    }
  }

  private async save(
    { target, passphrase, by }: HostRequest<'backup.write'>,
    parts: readonly BackupPart[],
    watch: WorkWatch,
  ) {
    const { files, program, now } = this.parts;
    const protection = passphrase === null ? null : await newProtection(passphrase);
    const description = {
      format: 'indicator-workbench/backup',
      program,
      writtenAt: now().toISOString(),
      writtenBy: by,
    } as const;
    let fault: SourceFault | null = null;
    const result = await files.write(target, 'iwb', (file) =>
      writeBackup(file, { description, parts, protection }, watch).catch((error: unknown) => {
        if (error instanceof SourceFault) fault = error;
        throw error;
      }),
    );
    if (result.state === 'saved') return { ...result, state: 'written' } as const;
    if (result.state === 'exists') return result;
    if (watch.signal.aborted) return { state: 'cancelled' } as const;
    if (fault !== null) return dataFault(fault);
    return { state: 'failed', place: 'target', fault: result.fault, detail: result.detail } as const;
  }

  /**
   * The snapshot, the marker, and every segment of the journal, as they are between two appends. Plain segments are opened
   * at once: they may be packed while the backup is written. Whoever asks closes what was opened.
   */
  private filesNow(snapshot: VerifiedSnapshot, opened: OpenFile[]): Promise<readonly BackupPart[]> {
    const { dataFolder, journal } = this.parts;
    return journal.alone(async () => {
      const marker = await this.part('marker.json', 'marker.json');
      const parts = marker.bytes > 0 ? [marker] : [];
      const given = `snapshots/${snapshot.name}`;
      const name = isPartName(given) ? given : 'snapshots/snapshot-0.iws';
      parts.push(await this.part(path.join('snapshots', snapshot.name), name));
      for (const segment of await listSegments(this.source, path.join(dataFolder, 'journal'))) {
        const part = await this.part(path.join('journal', segment.name), `journal/${segment.name}`);
        if (segment.packed) {
          parts.push(part);
          continue;
        }
        const file = await part.open();
        opened.push(file);
        parts.push({ ...part, open: () => Promise.resolve(file) });
      }
      return parts;
    });
  }

  private async part(file: string, name: string): Promise<BackupPart> {
    const whole = path.join(this.parts.dataFolder, file);
    const facts = await this.source.facts(whole);
    return { name, bytes: facts?.size ?? 0, open: () => this.source.open(whole, 'read') };
  }
}

function dataFault(error: unknown): Extract<WriteBackupResult, { readonly state: 'failed' }> {
  return { state: 'failed', place: 'dataFolder', fault: storageFault(error), detail: faultDetail(error) };
}
