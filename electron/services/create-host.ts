import { hostname } from 'node:os';
import type { Host, HostInfo } from '../../shared/host';
import { ExportFiles, type PickPath, type Reveal } from './export-files';
import { realFileSystem, type FileSystem } from './file-system';
import { DataFolder } from './folder-contents';
import { takeFolderLock } from './folder-lock';
import { Journal } from './journal';
import type { Computer, LockRhythm } from './lock-file';
import { MarkerStore } from './marker-store';

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
  const journal = new Journal(fileSystem, dataFolder, () => lock.held());
  // A long journal is read while the page is still loading; whoever asks for it first hears of errors.
  void journal.state().catch(() => undefined);
  const marker = new MarkerStore(fileSystem, dataFolder);
  const now = options.now ?? (() => new Date());
  const folder = new DataFolder(fileSystem, dataFolder, { marker, journal, now });
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
      'journal.append': (sealed) => journal.append(sealed),
      'journal.after': ({ hash, limit }) => journal.after(hash, limit),
      'file.pick': (request) => files.pick(request),
      'file.save': (request) => files.save(request),
      'file.reveal': (request) => files.reveal(request),
    },
    close: () => journal.close().finally(() => lock.release()),
  };
}
