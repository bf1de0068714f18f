import { contentHash, eachBlock, fileHash } from './file-content';
import type { FileSystem } from './file-system';
import { scanJournal } from './journal-scan';
import { openPackedFile } from './packed-file';
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

/**
 * Copies a finished segment of the journal under its packed name, and drops the plain copy that was made while it grew. A
 * copy of another history with the same number, made while the folder was with another computer, is kept beside.
 */
export async function copyPacked(fileSystem: FileSystem, from: string, to: string): Promise<void> {
  const copy = await fileSystem.facts(to);
  if (copy !== null && (await isAnotherSegment(fileSystem, from, to))) await keepBeside(fileSystem, to);
  await copyOnce(fileSystem, from, to);
  const plain = to.replace(/\.gz$/, '');
  const facts = await fileSystem.facts(plain);
  if (facts === null) return;
  const { file } = await openPackedFile(fileSystem, from);
  const content = await contentHash(file, facts.size).finally(() => file.close());
  if (content === (await fileHash(fileSystem, plain))) await fileSystem.remove(plain);
  else await keepBeside(fileSystem, plain);
}

/** Two packed files of one length that begin with the same bytes are the same segment. */
const telling = 1 << 16;

/** False also where the original is damaged: its copy may be the better one. */
async function isAnotherSegment(fileSystem: FileSystem, from: string, to: string): Promise<boolean> {
  const [sizes, beginnings] = await Promise.all([
    Promise.all([from, to].map(async (file) => (await fileSystem.facts(file))?.size)),
    Promise.all([from, to].map((file) => beginning(fileSystem, file))),
  ]);
  if (sizes[0] === sizes[1] && beginnings[0] === beginnings[1]) return false;
  const { file, size } = await openPackedFile(fileSystem, from);
  return (await scanJournal(file, size).finally(() => file.close())).state === 'intact';
}

async function beginning(fileSystem: FileSystem, path: string): Promise<string> {
  const file = await fileSystem.open(path, 'read');
  return contentHash(file, telling).finally(() => file.close());
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
