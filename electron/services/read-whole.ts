import { errorCode, type FileSystem } from './file-system';

/** The text of a small file; null where there is none. A longer file is read up to `most` bytes. */
export async function readWhole(fileSystem: FileSystem, file: string, most: number): Promise<string | null> {
  const opened = await fileSystem.open(file, 'read').catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  });
  if (opened === null) return null;
  try {
    const bytes = Buffer.alloc(most);
    return bytes.toString('utf8', 0, await opened.read(bytes, 0));
  } finally {
    await opened.close();
  }
}
