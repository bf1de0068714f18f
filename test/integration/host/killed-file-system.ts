import { realFileSystem, type FileSystem, type OpenFile } from '../../../electron/services/file-system';

export interface KilledFileSystem {
  readonly fileSystem: FileSystem;
  /** How many steps have changed something on the disk. */
  steps(): number;
}

/**
 * A file system that carries out `allowed` changing steps and refuses everything after them, as if the program had been
 * killed there. The step at which it stops is half done where it is a write.
 */
export function killedFileSystem(allowed: number): KilledFileSystem {
  let steps = 0;
  const alive = () => {
    if (steps >= allowed) throw new Error('killed by the test');
  };
  const change = async <T>(work: () => Promise<T>): Promise<T> => {
    alive();
    steps += 1;
    return work();
  };
  const look = async <T>(work: () => Promise<T>): Promise<T> => {
    alive();
    return work();
  };
  const file = (opened: OpenFile): OpenFile => ({
    read: (into, position) => look(() => opened.read(into, position)),
    async write(bytes, position) {
      if (steps + 1 === allowed) await opened.write(bytes.subarray(0, bytes.length >> 1), position);
      steps += 1;
      if (steps >= allowed) throw new Error('killed by the test');
      await opened.write(bytes, position);
    },
    truncate: (length) => change(() => opened.truncate(length)),
    flush: () => change(() => opened.flush()),
    close: () => opened.close(),
  });
  const fileSystem: FileSystem = {
    open: (path, mode) =>
      (mode === 'create' ? change : look)(async () => file(await realFileSystem.open(path, mode))),
    facts: (path) => look(() => realFileSystem.facts(path)),
    list: (folder) => look(() => realFileSystem.list(folder)),
    makeFolder: (folder) => change(() => realFileSystem.makeFolder(folder)),
    rename: (from, to) => change(() => realFileSystem.rename(from, to)),
    remove: (path) => change(() => realFileSystem.remove(path)),
    removeFolder: (folder) => change(() => realFileSystem.removeFolder(folder)),
    freeBytes: (folder) => look(() => realFileSystem.freeBytes(folder)),
    flushFolder: (folder) => change(() => realFileSystem.flushFolder(folder)),
  };
  return { fileSystem, steps: () => steps };
}
