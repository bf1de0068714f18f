import { hostname } from 'node:os';
import path from 'node:path';
import type { Host, HostInfo } from '../../shared/host';
import { currentSchema } from '../../shared/model/current-schema';
import type { LedgerSchema } from '../../shared/model/schema';
import { BackupPlaces, type ChoosePath } from './backup-places';
import { Backups } from './backups';
import { CopyRounds, type CopyRhythm } from './copy-rounds';
import { DiskSpaceWatch, type SpaceRhythm } from './disk-space';
import { ExportFiles, type PickPath, type Reveal } from './export-files';
import { realFileSystem, type FileSystem } from './file-system';
import { DataFolder } from './folder-contents';
import { takeFolderLock } from './folder-lock';
import { FolderRebuild } from './folder-rebuild';
import { IncomingCopy } from './incoming';
import { Journal } from './journal';
import type { Computer, LockRhythm } from './lock-file';
import { LongWork } from './long-work';
import { MarkerStore } from './marker-store';
import { inTime } from './patience';
import { NoBrowser, PrintService, type PrintPaper, type RenderPdf } from './print-service';
import { PersonStore } from './person-store';
import { finishRebuild, incomingFolder } from './rebuild-swap';
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
  /** Where what belongs to the operating-system user is kept, whatever the data folder; made when it is needed. */
  readonly settingsFolder: string;
  readonly userName: string;
  /** Null where there is no system dialog. */
  readonly pickPath: PickPath | null;
  /** Left out where there is no system dialog. */
  readonly choosePath?: ChoosePath;
  readonly reveal: Reveal;
  /** Left out where nothing here can make PDF files. */
  readonly renderPdf?: RenderPdf;
  /** Left out where the page prints through its own browser. */
  readonly printPaper?: PrintPaper;
  readonly schema?: LedgerSchema;
  readonly fileSystem?: FileSystem;
  readonly now?: () => Date;
  readonly computer?: Computer;
  readonly lockRhythm?: LockRhythm;
  readonly safekeeping?: SafekeepingRhythm;
  readonly copyRhythm?: CopyRhythm;
  /** Folders beside the data folder whose disks must not be full, e.g. that of the page's database. */
  readonly otherFolders?: readonly string[];
  readonly spaceRhythm?: SpaceRhythm;
}

/** Milliseconds that the end of the program waits for a backup to be broken off. */
const closePatience = 5_000;

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
  const schema = options.schema ?? currentSchema;
  const computer = options.computer ?? { name: hostname(), process: process.pid, user: options.userName };
  await fileSystem.makeFolder(dataFolder);
  const lock = await takeFolderLock(fileSystem, dataFolder, computer, options.lockRhythm);
  try {
    await tidyUp(fileSystem, dataFolder);
  } catch (error) {
    await lock.release();
    throw error;
  }
  const journal = new Journal(fileSystem, dataFolder, () => lock.held(), schema.version);
  // A long journal is read while the page is still loading; whoever asks for it first hears of errors.
  void journal.state().catch(() => undefined);
  const marker = new MarkerStore(fileSystem, dataFolder);
  const now = options.now ?? (() => new Date());
  const snapshots = new Snapshots(fileSystem, dataFolder);
  const folder = new DataFolder(fileSystem, dataFolder, { marker, journal, snapshots, now });
  const recovery = new Recovery({ fileSystem, dataFolder, marker, snapshots, schema });
  const rebuilding = new FolderRebuild({
    fileSystem,
    dataFolder,
    marker,
    journal,
    recovery,
    snapshots,
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
    copyRounds: new CopyRounds(secondFolder, options.copyRhythm),
    schema,
    now,
    lock,
    rhythm: options.safekeeping,
  });
  const person = new PersonStore(fileSystem, options.settingsFolder);
  const folders = [dataFolder, ...(options.otherFolders ?? [])];
  const space = new DiskSpaceWatch(fileSystem, folders, options.spaceRhythm);
  const files = new ExportFiles({ ...options, fileSystem, documentsFolder });
  const printing = new PrintService({
    files,
    renderPdf: options.renderPdf ?? (() => Promise.reject(new NoBrowser())),
    printPaper: options.printPaper ?? null,
  });
  const work = new LongWork();
  const backups = new Backups({
    fileSystem,
    dataFolder,
    journal,
    safekeeping,
    recovery,
    files,
    work,
    program: options.version,
    now,
  });
  const places = new BackupPlaces({
    fileSystem,
    dataFolder,
    documentsFolder,
    secondFolder: async () => {
      const second = await secondFolder.state();
      return second.state === 'off' ? null : second.folder;
    },
    choosePath: options.choosePath ?? null,
  });
  const incoming = new IncomingCopy({
    fileSystem,
    dataFolder,
    journal,
    marker,
    snapshots,
    recovery,
    folder,
    places,
    secondFolder,
    work,
    schema,
    lock,
    now,
  });
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
      'host.pulse': () => Promise.resolve({ space: space.space() }),
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
      'recovery.records': (request) =>
        (request.source.kind === 'incoming' ? incoming : recovery).records(request),
      'recovery.batches': (request) => (request.of === 'incoming' ? incoming : recovery).batches(request),
      'recovery.lacking': ({ hashes }) => recovery.lacking(hashes),
      'recovery.lend': (request) => recovery.lend(request),
      'recovery.loose': (request) => (request.of === 'incoming' ? incoming : recovery).loose(request),
      'folder.rebuild': (request) => rebuilding.rebuild(request),
      'safety.status': () => safekeeping.status(),
      'safety.secondFolder': (request) => safekeeping.setSecondFolder(request),
      'person.read': () => person.read(),
      'person.save': ({ name }) => person.save(name),
      'backup.write': (request) => backups.write(request),
      'backup.progress': async () => work.progress(),
      'backup.cancel': async () => work.cancel(),
      'backup.found': (request) => places.found(request),
      'incoming.stage': (request) => incoming.stage(request),
      'incoming.state': async () => incoming.state(),
      'incoming.take': (request) => incoming.take(request),
      'incoming.drop': () => incoming.drop(),
      'file.choose': async (request) => {
        const chosen = await places.choose(request);
        if (chosen !== null && request.kind === 'exportFolder') files.allowFolder(chosen);
        return chosen;
      },
      'file.pick': (request) => files.pick(request),
      'file.save': (request) => files.save(request),
      'print.pdf': (request) => printing.pdf(request),
      'print.cancel': async () => printing.cancel(),
      'print.paper': (request) => printing.paper(request),
      'file.reveal': (request) => files.reveal(request),
    },
    close: () => {
      space.stop();
      safekeeping.refuse();
      return inTime(
        Promise.all([work.close().then(() => incoming.close()), printing.close()]),
        closePatience,
        undefined,
      )
        .catch(() => undefined)
        .then(() => safekeeping.close())
        .finally(() => journal.close())
        .finally(() => lock.release());
    },
  };
}

/** Finishes what a killed program has begun. What it has left half written is in nobody's way, and goes where it can. */
async function tidyUp(fileSystem: FileSystem, dataFolder: string): Promise<void> {
  await finishRebuild(fileSystem, dataFolder);
  await fileSystem.removeFolder(path.join(dataFolder, incomingFolder)).catch(() => undefined);
  for (const folder of ['.', 'journal', 'snapshots']) {
    await removeTemporaryFiles(fileSystem, path.join(dataFolder, folder)).catch(() => undefined);
  }
}
