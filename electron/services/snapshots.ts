import path from 'node:path';
import { errorCode, type FileSystem } from './file-system';

/** How many snapshot files a data folder holds. */
export async function countSnapshots(fileSystem: FileSystem, dataFolder: string): Promise<number> {
  try {
    const names = await fileSystem.list(path.join(dataFolder, 'snapshots'));
    return names.filter((name) => !name.startsWith('.')).length;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return 0;
    throw error;
  }
}
