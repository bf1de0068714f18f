import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { errorCode, listNames, type FileSystem, type OpenFile } from './file-system';

/** A rename refused because another program has the file open; Windows says so in two ways. */
export class FileBusy extends Error {}

/** Virus scanners and indexers hold a fresh file for a moment: milliseconds to wait before each further try. */
const pauses = [40, 160];

/** The name of a file that is not finished; one that a killed program has left means nothing. */
const temporaryName = /^\.workbench-[0-9a-f]{12}\.tmp$/;

/**
 * Writes a whole file so that its name shows either the old content or the new one, whatever happens in between: a
 * temporary file in the same folder, flushed, then renamed. After a failure nothing is left behind.
 */
export function replaceFile(fileSystem: FileSystem, target: string, bytes: Uint8Array): Promise<void> {
  return writeReplacement(fileSystem, target, (file) => file.write(bytes, 0));
}

/** The same for content that `write` writes piece by piece. */
export async function writeReplacement(
  fileSystem: FileSystem,
  target: string,
  write: (file: OpenFile) => Promise<void>,
): Promise<void> {
  const folder = path.dirname(target);
  const temporary = path.join(folder, `.workbench-${randomBytes(6).toString('hex')}.tmp`);
  try {
    await createFlushed(fileSystem, temporary, write);
    await renameOver(fileSystem, temporary, target);
  } catch (error) {
    await fileSystem.remove(temporary).catch(() => undefined);
    throw error;
  }
  await fileSystem.flushFolder(folder);
}

/** Removes what killed programs have left in a folder that this one holds. */
export async function removeTemporaryFiles(fileSystem: FileSystem, folder: string): Promise<void> {
  for (const name of await listNames(fileSystem, folder)) {
    if (temporaryName.test(name)) await fileSystem.remove(path.join(folder, name));
  }
}

/** Writes a new file and flushes it. */
export function writeFlushed(fileSystem: FileSystem, file: string, bytes: Uint8Array): Promise<void> {
  return createFlushed(fileSystem, file, (opened) => opened.write(bytes, 0));
}

async function createFlushed(
  fileSystem: FileSystem,
  file: string,
  write: (file: OpenFile) => Promise<void>,
): Promise<void> {
  const opened = await fileSystem.open(file, 'create');
  try {
    await write(opened);
    await opened.flush();
  } finally {
    await opened.close();
  }
}

async function renameOver(fileSystem: FileSystem, from: string, to: string): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await fileSystem.rename(from, to);
    } catch (error) {
      if (!(await isHeldOpen(fileSystem, error, to))) throw error;
      const pause = pauses[attempt];
      if (pause === undefined) throw new FileBusy(String(error), { cause: error });
      await wait(pause);
    }
  }
}

async function isHeldOpen(fileSystem: FileSystem, error: unknown, target: string): Promise<boolean> {
  const code = errorCode(error);
  return code === 'EBUSY' || (code === 'EPERM' && (await fileSystem.facts(target)) !== null);
}
