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
  /** Changes are refused: by a medium that is write-protected, or for want of permission (open files go on). */
  refused: 'EROFS' | 'EACCES' | null;
  /** Files, by the end of their path, and the bytes of them that cannot be read any more. */
  badSectors: readonly { readonly file: string; readonly from: number; readonly until: number }[];
  /** Milliseconds before every write. */
  delay: number;
}

export interface FaultyDisk {
  readonly fileSystem: FileSystem;
  readonly faults: DiskFaults;
}

export function noFaults(): DiskFaults {
  return {
    full: false,
    flushFails: false,
    truncateFails: false,
    held: null,
    heldTimes: Infinity,
    refused: null,
    badSectors: [],
    delay: 0,
  };
}

export function faultyDisk(faults = noFaults()): FaultyDisk {
  const refuse = () => {
    if (faults.refused !== null) throw errno(faults.refused);
  };
  const fileSystem: FileSystem = {
    ...realFileSystem,
    async open(path, mode) {
      if (mode !== 'read') refuse();
      return faultyFile(await realFileSystem.open(path, mode), path, faults);
    },
    async rename(from, to) {
      refuse();
      if (faults.held !== null && faults.heldTimes > 0) {
        faults.heldTimes -= 1;
        throw errno(faults.held);
      }
      await realFileSystem.rename(from, to);
    },
    async remove(path) {
      refuse();
      await realFileSystem.remove(path);
    },
  };
  return { fileSystem, faults };
}

function faultyFile(file: OpenFile, path: string, faults: DiskFaults): OpenFile {
  return {
    async read(into, position) {
      const end = position + into.length;
      const bad = faults.badSectors.filter((sectors) => path.endsWith(sectors.file));
      if (bad.some(({ from, until }) => position < until && end > from)) throw errno('EIO');
      return file.read(into, position);
    },
    async write(bytes, position) {
      if (faults.delay > 0) await new Promise((resolve) => setTimeout(resolve, faults.delay));
      if (faults.refused === 'EROFS') throw errno('EROFS');
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
