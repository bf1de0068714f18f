/** Brings a copy from elsewhere into a folder of the data folder, laid out as a data folder is. */
import path from 'node:path';
import type { BackupSource } from '../../shared/host';
import { partLimit, type BackupDescription } from './backup-parts';
import { readBackup, type PartTarget } from './backup-reader';
import { copyOnce } from './copy-file';
import { listNames, type FileSystem, type OpenFile } from './file-system';
import type { WorkWatch } from './long-work';
import { sourceSide } from './source-fault';

/** What is taken of a copied folder; nothing else in it is looked at. */
const copied = [
  { folder: 'journal', names: /^journal-[0-9]{6,9}\.iwj(\.gz)?$/ },
  { folder: 'snapshots', names: /^[0-9A-Za-z][0-9A-Za-z.-]{0,100}\.iws$/ },
  { folder: '.', names: /^marker\.json$/ },
] as const;

/**
 * Answers what the copy says of itself, null for a folder. Throws BackupProblem for a file that is no readable backup,
 * SourceFault where it cannot be read from its disk, and the errors of the file system for the target.
 */
export async function unpackIncoming(
  fileSystem: FileSystem,
  source: BackupSource,
  passphrase: string | null,
  target: string,
  watch: WorkWatch,
): Promise<BackupDescription | null> {
  for (const folder of ['journal', 'snapshots']) await fileSystem.makeFolder(path.join(target, folder));
  const from = sourceSide(fileSystem, source.path);
  if (source.kind === 'file') return unpackFile(from, source.path, passphrase, target, watch);
  await copyFolder(from, source.path, target, watch);
  return null;
}

async function unpackFile(
  fileSystem: FileSystem,
  source: string,
  passphrase: string | null,
  target: string,
  watch: WorkWatch,
): Promise<BackupDescription> {
  const file = await fileSystem.open(source, 'read');
  const part: { opened: OpenFile | null } = { opened: null };
  try {
    const size = (await fileSystem.facts(source))?.size ?? 0;
    const description = await readBackup(file, size, passphrase, (head, body) => ({
      watch() {
        watch.signal.throwIfAborted();
        watch.report('reading', body.position, head.bodyBytes);
      },
      async part(name) {
        part.opened = await fileSystem.open(path.join(target, name), 'create');
        return partTarget(part.opened, () => (part.opened = null));
      },
    }));
    await fileSystem.flushFolder(target);
    return description;
  } finally {
    await part.opened?.close();
    await file.close();
  }
}

function partTarget(file: OpenFile, closed: () => void): PartTarget {
  let at = 0;
  return {
    async write(bytes) {
      await file.write(bytes, at);
      at += bytes.length;
    },
    async end() {
      await file.flush();
      closed();
      await file.close();
    },
  };
}

async function copyFolder(
  fileSystem: FileSystem,
  source: string,
  target: string,
  watch: WorkWatch,
): Promise<void> {
  const files: { readonly name: string; readonly bytes: number }[] = [];
  for (const { folder, names } of copied) {
    for (const name of await listNames(fileSystem, path.join(source, folder))) {
      const file = path.join(folder, name);
      const facts = names.test(name) ? await fileSystem.facts(path.join(source, file)) : null;
      if (facts?.kind === 'file' && files.length < partLimit) files.push({ name: file, bytes: facts.size });
    }
  }
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  let done = 0;
  for (const { name, bytes } of files) {
    watch.signal.throwIfAborted();
    watch.report('reading', done, total);
    await copyOnce(fileSystem, path.join(source, name), path.join(target, name));
    done += bytes;
  }
}
