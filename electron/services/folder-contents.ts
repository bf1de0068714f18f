import type { BeginRequest, FolderContents, JournalState, Marker } from '../../shared/host';
import { CallRefused } from './call-refused';
import type { FileSystem } from './file-system';
import type { Journal } from './journal';
import type { MarkerStore } from './marker-store';
import { countSnapshots, type Snapshots } from './snapshots';
import { Turns } from './turns';

/** What a data folder holds as a whole, and its beginning. */
export class DataFolder {
  private readonly fileSystem: FileSystem;
  private readonly folder: string;
  private readonly marker: MarkerStore;
  private readonly journal: Journal;
  private readonly snapshots: Snapshots;
  private readonly now: () => Date;
  private readonly turns = new Turns();

  constructor(
    fileSystem: FileSystem,
    folder: string,
    parts: {
      readonly marker: MarkerStore;
      readonly journal: Journal;
      readonly snapshots: Snapshots;
      readonly now: () => Date;
    },
  ) {
    this.fileSystem = fileSystem;
    this.folder = folder;
    this.marker = parts.marker;
    this.journal = parts.journal;
    this.snapshots = parts.snapshots;
    this.now = parts.now;
  }

  contents(): Promise<FolderContents> {
    return this.turns.take(() => this.read());
  }

  /**
   * Writes what is missing of journal and marker, and the profile and a later schema into the marker. The journal comes
   * first: a marker always stands for a journal that was there.
   */
  begin(request: BeginRequest): Promise<FolderContents> {
    return this.turns.take(async () => {
      const { marker, journal, snapshots } = await this.read();
      const known = marker.state === 'present' ? marker.marker : null;
      if (
        marker.state === 'damaged' ||
        marker.state === 'newer' ||
        journal.state === 'damaged' ||
        journal.state === 'newer' ||
        (known !== null && !isSame(known, request))
      ) {
        throw new CallRefused('数据文件夹里已有另一份数据。');
      }
      if (known === null && journal.state === 'absent' && snapshots > 0) {
        throw new CallRefused('数据文件夹里已有快照。');
      }
      await this.journal.begin(request);
      const profiles = new Set(known?.profiles).add(request.profileId);
      const schemaVersion = Math.max(request.schemaVersion, known?.schemaVersion ?? 0);
      if (known?.profiles.length !== profiles.size || known.schemaVersion !== schemaVersion) {
        const marker = known ?? this.newMarker(request);
        await this.marker.write({ ...marker, schemaVersion, profiles: [...profiles] });
      }
      return this.read();
    });
  }

  private async read(): Promise<FolderContents> {
    const journal = await this.journal.state();
    return {
      marker: await this.marker.read(),
      journal,
      snapshots: await countSnapshots(this.fileSystem, this.folder),
      reached: await this.reached(journal),
    };
  }

  /** The highest position that the journal's own note or a snapshot of its epoch names. */
  private async reached(journal: JournalState): Promise<number> {
    if (journal.state !== 'intact' && journal.state !== 'torn') return 0;
    const { workspaceId, epoch } = journal;
    const end = await this.journal.end();
    const snapshot = await this.snapshots.furthest();
    const own = [end, snapshot].filter(
      (named) => named?.workspaceId === workspaceId && named.epoch === epoch,
    );
    return Math.max(journal.head.count, ...own.map((named) => named?.count ?? 0));
  }

  private newMarker({ workspaceId, epoch, schemaVersion }: BeginRequest): Marker {
    return {
      format: 'indicator-workbench/marker',
      formatVersion: 1,
      workspaceId,
      epoch,
      createdAt: this.now().toISOString(),
      schemaVersion,
      profiles: [],
    };
  }
}

function isSame(marker: Marker, { workspaceId, epoch }: BeginRequest): boolean {
  return marker.workspaceId === workspaceId && marker.epoch === epoch;
}
