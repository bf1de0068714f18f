import { realFileSystem, type FileSystem, type OpenFile } from '../../electron/services/file-system';

/** The trouble a disk can make; everything else goes to the real file system. */
export interface DiskFaults {
  /** Half of what is written arrives, then the disk is full. */
  full: boolean;
  /** Written bytes cannot be made durable. */
  flushFails: boolean;
  /** Cutting a file back fails. */
  truncateFails: boolean;
  /** Another program holds a file that is to be replaced; Windows says so in two ways. */
  held: 'EBUSY' | 'EPERM' | null;
  /** How many more times the other program is in the way. */
  heldTimes: number;
  /** Opening for writing is refused. */
  refused: 'EROFS' | 'EACCES' | null;
  /** Milliseconds before every write. */
  delay: number;
}

export interface FaultyDisk {
  readonly fileSystem: FileSystem;
  readonly faults: DiskFaults;
}

export function faultyDisk(): FaultyDisk {
  const faults: DiskFaults = {
    full: false,
    flushFails: false,
    truncateFails: false,
    held: null,
    heldTimes: Infinity,
    refused: null,
    delay: 0,
  };
  const fileSystem: FileSystem = {
    ...realFileSystem,
    async open(path, mode) {
      if (faults.refused !== null && mode !== 'read') throw errno(faults.refused);
      return faultyFile(await realFileSystem.open(path, mode), faults);
    },
    async rename(from, to) {
      if (faults.held !== null && faults.heldTimes > 0) {
        faults.heldTimes -= 1;
        throw errno(faults.held);
      }
      await realFileSystem.rename(from, to);
    },
  };
  return { fileSystem, faults };
}

function faultyFile(file: OpenFile, faults: DiskFaults): OpenFile {
  return {
    read: (into, position) => file.read(into, position),
    async write(bytes, position) {
      if (faults.delay > 0) await new Promise((resolve) => setTimeout(resolve, faults.delay));
      if (!faults.full) return file.write(bytes, position);
      await file.write(bytes.subarray(0, bytes.length >> 1), position);
      throw errno('ENOSPC');
    },
    async flush() {
      if (faults.flushFails) throw errno('EIO');
      await file.flush();
    },
    async truncate(length) {
      if (faults.truncateFails) throw errno('EIO');
      await file.truncate(length);
    },
    close: () => file.close(),
  };
}

function errno(code: string): Error {
  return Object.assign(new Error(`${code}: a fault made by the test`), { code });
}
