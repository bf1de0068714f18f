import path from 'node:path';
import { contentHash, fileHash } from './file-content';
import type { FileSystem, OpenFile } from './file-system';
import type { Journal } from './journal';
import { memberSize, openPackedFile, packMember } from './packed-file';
import { writeReplacement } from './replace-file';
import { listSegments, packedName } from './segment-files';

/**
 * Compresses every finished segment that is still plain. The plain file goes only when the packed one, read back from the
 * disk, has the same content; a kill in between leaves both, and the next call goes on.
 */
export async function packFinished(fileSystem: FileSystem, folder: string, journal: Journal): Promise<void> {
  const segments = await listSegments(fileSystem, folder);
  for (const { number, name, packed } of segments.slice(0, -1)) {
    if (packed) continue;
    const plainPath = path.join(folder, name);
    const packedPath = path.join(folder, packedName(number));
    const hash = await fileHash(fileSystem, plainPath);
    if (!(await holds(fileSystem, packedPath, hash))) {
      await writeReplacement(fileSystem, packedPath, (file) => pack(fileSystem, plainPath, file));
      if (!(await holds(fileSystem, packedPath, hash))) {
        await fileSystem.remove(packedPath);
        throw new Error(`${packedName(number)} 写入后读回的内容不同。`);
      }
    }
    await journal.alone(() => fileSystem.remove(plainPath));
  }
}

async function pack(fileSystem: FileSystem, plainPath: string, target: OpenFile): Promise<void> {
  const plain = await fileSystem.open(plainPath, 'read');
  try {
    const block = Buffer.alloc(memberSize);
    let at = 0;
    for (let number = 0; ; number += 1) {
      const count = await plain.read(block, number * memberSize);
      if (count === 0 && number > 0) return;
      const member = await packMember(block.subarray(0, count), number);
      await target.write(member, at);
      at += member.length;
      if (count < memberSize) return;
    }
  } finally {
    await plain.close();
  }
}

async function holds(fileSystem: FileSystem, packedPath: string, hash: string): Promise<boolean> {
  if ((await fileSystem.facts(packedPath)) === null) return false;
  const { file } = await openPackedFile(fileSystem, packedPath);
  return contentHash(file)
    .then((found) => found === hash)
    .finally(() => file.close());
}
