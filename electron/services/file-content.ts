import { createHash } from 'node:crypto';
import type { FileSystem, OpenFile } from './file-system';

const step = 1 << 20;

/** Reads the first `size` bytes of a file (all of it with Infinity) block by block. A block is valid until the next one. */
export async function eachBlock(
  file: OpenFile,
  size: number,
  take: (block: Uint8Array, at: number) => Promise<void> | void,
): Promise<void> {
  const block = Buffer.alloc(step);
  for (let at = 0; at < size;) {
    const count = await file.read(block.subarray(0, Math.min(step, size - at)), at);
    if (count === 0) return;
    await take(block.subarray(0, count), at);
    at += count;
  }
}

/** SHA-256 of the first `size` bytes, in lower-case hexadecimal. */
export async function contentHash(file: OpenFile, size = Infinity): Promise<string> {
  const hash = createHash('sha256');
  await eachBlock(file, size, (block) => void hash.update(block));
  return hash.digest('hex');
}

export async function fileHash(fileSystem: FileSystem, path: string, size = Infinity): Promise<string> {
  const file = await fileSystem.open(path, 'read');
  return contentHash(file, size).finally(() => file.close());
}
