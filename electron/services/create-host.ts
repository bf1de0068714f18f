import { hostname } from 'node:os';
import path from 'node:path';
import type { Host, HostInfo } from '../../shared/host';
import { ExportFiles, type PickPath, type Reveal } from './export-files';
import { realFileSystem, type FileSystem } from './file-system';
import { DataFolder } from './folder-contents';
import { takeFolderLock } from './folder-lock';
import { FolderRebuild } from './folder-rebuild';
import { Journal } from './journal';
import type { Computer, LockRhythm } from './lock-file';
import { MarkerStore } from './marker-store';
import { finishRebuild } from './rebuild-swap';
import { Recovery } from './recovery';
import { removeTemporaryFiles } from './replace-file';
import { Safekeeping, type SafekeepingRhythm } from './safekeeping';
import { SecondFolder } from './second-folder';
import { Snapshots } from './snapshots';

export interface HostOptions {
  readonly kind: HostInfo['kind'];
  readonly version: string;
  /** Absolute; made when missing. */
  readonly dataFolder: string;
  readonly documentsFolder: string;
  readonly userName: string;
  /** Null where there is no system dialog. */
  readonly pickPath: PickPath | null;
  readonly reveal: Reveal;
  readonly fileSystem?: FileSystem;
  readonly now?: () => Date;
  readonly computer?: Computer;
  readonly lockRhythm?: LockRhythm;
  readonly safekeeping?: SafekeepingRhythm;
}

export interface RunningHost {
  readonly host: Host;
  /** Finishes what is under way, then gives the data folder free. */
  close(): Promise<void>;
}

/**
 * The services of one data folder, locked until closed. Throws FolderInUse where another program holds it, and the
 * error of the file system where the folder cannot be made or written.
 */
export async function createHost(options: HostOptions): Promise<RunningHost> {
  const { dataFolder, documentsFolder } = options;
  const fileSystem = options.fileSystem ?? realFileSystem;
  const computer = options.computer ?? { name: hostname(), process: process.pid };
  await fileSystem.makeFolder(dataFolder);
  const lock = await takeFolderLock(fileSystem, dataFolder, computer, options.lockRhythm);
  try {
    await tidyUp(fileSystem, dataFolder);
  } catch (error) {
    await lock.release();
    throw error;
  }
  const journal = new Journal(fileSystem, dataFolder, () => lock.held());
  // A long journal is read while the page is still loading; whoever asks for it first hears of errors.
  void journal.state().catch(() => undefined);
  const marker = new MarkerStore(fileSystem, dataFolder);
  const now = options.now ?? (() => new Date());
  const folder = new DataFolder(fileSystem, dataFolder, { marker, journal, now });
  const snapshots = new Snapshots(fileSystem, dataFolder);
  const recovery = new Recovery({ fileSystem, dataFolder, marker, snapshots });
  const rebuilding = new FolderRebuild({
    fileSystem,
    dataFolder,
    marker,
    journal,
    recovery,
    folder,
    lock,
    now,
  });
  const secondFolder = new SecondFolder(fileSystem, dataFolder, {
    workspaceId: async () => {
      const found = await marker.read();
      return found.state === 'present' ? found.marker.workspaceId : null;
    },
    now,
  });
  const safekeeping = new Safekeeping({
    fileSystem,
    dataFolder,
    journal,
    snapshots,
    secondFolder,
    now,
    lock,
    rhythm: options.safekeeping,
  });
  const files = new ExportFiles({ ...options, fileSystem, documentsFolder });
  const info: HostInfo = {
    kind: options.kind,
    version: options.version,
    dataFolder,
    userName: options.userName,
    documentsFolder,
    nativeDialogs: options.pickPath !== null,
  };
  return {
    host: {
      'host.info': () => Promise.resolve(info),
      'folder.contents': () => folder.contents(),
      'folder.begin': (request) => folder.begin(request),
      'journal.append': (sealed) => safekeeping.append(sealed),
      'journal.after': ({ hash, limit }) => journal.after(hash, limit),
      'journal.positions': ({ hashes }) => journal.positions(hashes),
      'snapshot.take': ({ reason }) => safekeeping.take(reason),
      'snapshot.list': () => snapshots.list(),
      'snapshot.begin': async ({ head }) => safekeeping.begin(head),
      'snapshot.part': async ({ upload, records }) => safekeeping.part(upload, records),
      'snapshot.finish': ({ upload }) => safekeeping.finish(upload),
      'recovery.survey': () => recovery.survey(),
      'recovery.records': (request) => recovery.records(request),
      'recovery.batches': (request) => recovery.batches(request),
      'folder.rebuild': (request) => rebuilding.rebuild(request),
      'safety.status': () => safekeeping.status(),
      'safety.secondFolder': (request) => safekeeping.setSecondFolder(request),
      'file.pick': (request) => files.pick(request),
      'file.save': (request) => files.save(request),
      'file.reveal': (request) => files.reveal(request),
    },
    close: () =>
      safekeeping
        .close()
        .finally(() => journal.close())
        .finally(() => lock.release()),
  };
}

/** Finishes what a killed program has begun. What it has left half written is in nobody's way, and goes where it can. */
async function tidyUp(fileSystem: FileSystem, dataFolder: string): Promise<void> {
  await finishRebuild(fileSystem, dataFolder);
  for (const folder of ['.', 'journal', 'snapshots']) {
    await removeTemporaryFiles(fileSystem, path.join(dataFolder, folder)).catch(() => undefined);
  }
}
