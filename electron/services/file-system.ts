/** The few file operations that the services use. Tests wrap them with faults; every operation rejects with an errno error. */
import { constants } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat, statfs, type FileHandle } from 'node:fs/promises';

export interface OpenFile {
  /** Reads from `position` until `into` is full or the file ends; answers how many bytes were read. */
  read(into: Uint8Array, position: number): Promise<number>;
  /** Writes all of `bytes` at `position`. */
  write(bytes: Uint8Array, position: number): Promise<void>;
  truncate(length: number): Promise<void>;
  /** Returns when the content is on the disk. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

export interface FileFacts {
  readonly kind: 'file' | 'folder' | 'other';
  readonly size: number;
  /** Tells a file from another one that took its place under the same name. */
  readonly identity: number;
  /** Milliseconds since 1970, by the clock of the computer that keeps the file. */
  readonly modifiedAt: number;
  /** False where the file carries the read-only mark. */
  readonly writable: boolean;
}

/** create: a new file, refused where one exists. */
export type OpenMode = 'read' | 'write' | 'create';

export interface FileSystem {
  open(path: string, mode: OpenMode): Promise<OpenFile>;
  /** Null where nothing has this name. */
  facts(path: string): Promise<FileFacts | null>;
  list(folder: string): Promise<readonly string[]>;
  /** Makes the folder and those above it; one that exists is fine. */
  makeFolder(folder: string): Promise<void>;
  /** Replaces a file of the new name. */
  rename(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
  /** Removes a folder with everything in it; one that is not there is fine. */
  removeFolder(folder: string): Promise<void>;
  /** Bytes that this user may still write to the disk of a folder; null where the system does not tell. */
  freeBytes(folder: string): Promise<number | null>;
  /** Makes renamed and new names in a folder durable. */
  flushFolder(folder: string): Promise<void>;
}

const openFlags: Readonly<Record<OpenMode, number>> = {
  read: constants.O_RDONLY,
  write: constants.O_RDWR,
  create: constants.O_RDWR | constants.O_CREAT | constants.O_EXCL,
};

/** Answers of network and foreign file systems that keep names in their own way. */
const cannotFlushFolders: ReadonlySet<string> = new Set(['EINVAL', 'ENOTSUP', 'EACCES', 'EPERM']);

export const realFileSystem: FileSystem = {
  async open(path, mode) {
    return openedFile(await open(path, openFlags[mode]));
  },
  async facts(path) {
    try {
      const found = await stat(path);
      const { size, ino, mtimeMs, mode } = found;
      const kind = found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other';
      return { kind, size, identity: ino, modifiedAt: mtimeMs, writable: (mode & 0o222) !== 0 };
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return null;
      throw error;
    }
  },
  list: (folder) => readdir(folder),
  async makeFolder(folder) {
    await mkdir(folder, { recursive: true });
  },
  rename,
  remove: (path) => rm(path, { force: true }),
  removeFolder: (folder) => rm(folder, { recursive: true, force: true, maxRetries: 3 }),
  async freeBytes(folder) {
    const { bavail, bsize, blocks } = await statfs(folder);
    // Some network file systems answer with zeros.
    return blocks > 0 ? bavail * bsize : null;
  },
  async flushFolder(folder) {
    // Windows can neither open nor flush a folder; its journal makes names durable.
    if (process.platform === 'win32') return;
    try {
      const handle = await open(folder, constants.O_RDONLY);
      await handle.sync().finally(() => handle.close());
    } catch (error) {
      if (!cannotFlushFolders.has(errorCode(error) ?? '')) throw error;
    }
  },
};

function openedFile(handle: FileHandle): OpenFile {
  return {
    async read(into, position) {
      let done = 0;
      while (done < into.length) {
        const { bytesRead } = await handle.read(into, done, into.length - done, position + done);
        if (bytesRead === 0) break;
        done += bytesRead;
      }
      return done;
    },
    async write(bytes, position) {
      let done = 0;
      while (done < bytes.length) {
        const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, position + done);
        done += bytesWritten;
      }
    },
    truncate: (length) => handle.truncate(length),
    flush: () => handle.datasync(),
    close: () => handle.close(),
  };
}

/** The errno code of an error ("ENOSPC"), null where it has none. */
export function errorCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}

/** The names in a folder, none where there is no folder. */
export async function listNames(fileSystem: FileSystem, folder: string): Promise<readonly string[]> {
  try {
    return await fileSystem.list(folder);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
}
