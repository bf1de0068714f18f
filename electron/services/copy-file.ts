import { contentHash, eachBlock, fileHash } from './file-content';
import type { FileSystem } from './file-system';
import { writeReplacement } from './replace-file';

/**
 * Copies a file that never changes, unless a copy is there: what has become of the original since must not spoil it.
 * The copy is read back before it gets its name. Rejects with the error of the file system, or where the copy differs.
 */
export async function copyOnce(fileSystem: FileSystem, from: string, to: string): Promise<void> {
  if ((await fileSystem.facts(to)) === null) await copyFile(fileSystem, from, to);
}

/**
 * Copies a file that grows. A copy that is not its beginning is kept beside, under the name with ".<number>.old", because
 * it may be the better one.
 */
export async function copyGrowing(fileSystem: FileSystem, from: string, to: string): Promise<void> {
  const [source, copy] = [await fileSystem.facts(from), await fileSystem.facts(to)];
  if (source === null) return;
  if (copy !== null) {
    const begins =
      copy.size <= source.size &&
      (await fileHash(fileSystem, from, copy.size)) === (await fileHash(fileSystem, to));
    if (begins && copy.size === source.size) return;
    if (!begins) await keepBeside(fileSystem, to);
  }
  await copyFile(fileSystem, from, to);
}

/** Copies a file as long as it is now. */
async function copyFile(fileSystem: FileSystem, from: string, to: string): Promise<void> {
  const source = await fileSystem.open(from, 'read');
  try {
    const size = (await fileSystem.facts(from))?.size ?? 0;
    await writeReplacement(fileSystem, to, async (copy) => {
      await eachBlock(source, size, (block, at) => copy.write(block, at));
      await copy.flush();
      const same = (await contentHash(copy)) === (await contentHash(source, size));
      if (!same) throw new Error(`${to} 写入后读回的内容不同。`);
    });
  } finally {
    await source.close();
  }
}

async function keepBeside(fileSystem: FileSystem, file: string): Promise<void> {
  for (let number = 1; ; number += 1) {
    const name = `${file}.${number}.old`;
    if ((await fileSystem.facts(name)) !== null) continue;
    return fileSystem.rename(file, name);
  }
}
