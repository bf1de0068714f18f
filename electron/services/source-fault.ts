import { errorCode, type FileSystem } from './file-system';

/** A fault of the side that is read from; its cause is the error of the file system, whose code it bears. */
export class SourceFault extends Error {
  readonly code: string | null;

  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.code = errorCode(cause);
  }
}

function fromSource<T>(work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    throw new SourceFault(error);
  });
}

/** The same file system, whose errors in reading the files below `root` are SourceFaults. */
export function sourceSide(fileSystem: FileSystem, root: string): FileSystem {
  const tagged = <T>(path: string, work: Promise<T>): Promise<T> =>
    path.startsWith(root) ? fromSource(work) : work;
  return {
    ...fileSystem,
    facts: (path) => tagged(path, fileSystem.facts(path)),
    list: (folder) => tagged(folder, fileSystem.list(folder)),
    async open(path, mode) {
      const opened = await tagged(path, fileSystem.open(path, mode));
      if (mode !== 'read') return opened;
      return { ...opened, read: (into, position) => tagged(path, opened.read(into, position)) };
    },
  };
}
