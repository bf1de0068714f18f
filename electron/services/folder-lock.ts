import { realpath } from 'node:fs/promises';
import type { FileSystem } from './file-system';
import { takeLocalLock } from './local-lock';
import { lockHolder, takeLockFile, type Computer, type LockRhythm } from './lock-file';

/** The data folder is in use; `computer` is null where the holder is another process of this computer. */
export class FolderInUse extends Error {
  readonly computer: string | null;
  /** The operating-system user who holds it; empty where that is not known. */
  readonly user: string;

  constructor(computer: string | null, user: string) {
    super(`Data folder in use by ${computer ?? 'another process'}`);
    this.computer = computer;
    this.user = user;
  }
}

export interface FolderLock {
  /** False once another computer has taken the folder over. */
  held(): boolean;
  release(): Promise<void>;
}

/** One holder for each data folder, whichever host it is and on whichever computer. Throws FolderInUse. */
export async function takeFolderLock(
  fileSystem: FileSystem,
  folder: string,
  computer: Computer,
  rhythm?: LockRhythm,
): Promise<FolderLock> {
  const local = await takeLocalLock(await realpath(folder));
  if (local === null) {
    const holder = await lockHolder(fileSystem, folder).catch(() => null);
    throw new FolderInUse(null, holder?.computer === computer.name ? holder.user : '');
  }
  try {
    const taken = await takeLockFile(fileSystem, folder, computer, rhythm);
    if (taken.state === 'refused') throw new FolderInUse(taken.holder.computer, taken.holder.user);
    const { lock } = taken;
    return { held: () => lock.held(), release: () => lock.release().finally(() => local.release()) };
  } catch (error) {
    await local.release();
    throw error;
  }
}
