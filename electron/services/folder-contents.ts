import type { BeginRequest, FolderContents, Marker } from '../../shared/host';
import { CallRefused } from './call-refused';
import type { FileSystem } from './file-system';
import type { Journal } from './journal';
import type { MarkerStore } from './marker-store';
import { countSnapshots } from './snapshots';
import { Turns } from './turns';

/** What a data folder holds as a whole, and its beginning. */
export class DataFolder {
  private readonly fileSystem: FileSystem;
  private readonly folder: string;
  private readonly marker: MarkerStore;
  private readonly journal: Journal;
  private readonly now: () => Date;
  private readonly turns = new Turns();

  constructor(
    fileSystem: FileSystem,
    folder: string,
    parts: { readonly marker: MarkerStore; readonly journal: Journal; readonly now: () => Date },
  ) {
    this.fileSystem = fileSystem;
    this.folder = folder;
    this.marker = parts.marker;
    this.journal = parts.journal;
    this.now = parts.now;
  }

  contents(): Promise<FolderContents> {
    return this.turns.take(() => this.read());
  }

  /**
   * Writes what is missing of journal and marker, and the profile into the marker. The journal comes first: a marker
   * always stands for a journal that was there.
   */
  begin(request: BeginRequest): Promise<FolderContents> {
    return this.turns.take(async () => {
      const { marker, journal, snapshots } = await this.read();
      const known = marker.state === 'present' ? marker.marker : null;
      if (
        marker.state === 'damaged' ||
        journal.state === 'damaged' ||
        (known !== null && !isSame(known, request))
      ) {
        throw new CallRefused('数据文件夹里已有另一份数据。');
      }
      if (known === null && journal.state === 'absent' && snapshots > 0) {
        throw new CallRefused('数据文件夹里已有快照。');
      }
      await this.journal.begin(request);
      const profiles = known?.profiles ?? [];
      if (!profiles.includes(request.profileId)) {
        await this.marker.write({
          ...(known ?? this.newMarker(request)),
          profiles: [...profiles, request.profileId],
        });
      }
      return this.read();
    });
  }

  private async read(): Promise<FolderContents> {
    return {
      marker: await this.marker.read(),
      journal: await this.journal.state(),
      snapshots: await countSnapshots(this.fileSystem, this.folder),
    };
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
