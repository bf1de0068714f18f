import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { contentBytes, readBackupBlock, type BackupBlock, type BackupBlockType } from './backup-block';
import { bodyInput, type BodyInput } from './backup-body';
import { readHead, type ReadHead } from './backup-head';
import { unlock } from './backup-key';
import {
  descriptionSchema,
  endSchema,
  partEndSchema,
  partLimit,
  partSchema,
  type BackupDescription,
} from './backup-parts';
import { altered, BackupProblem } from './backup-problem';
import type { OpenFile } from './file-system';

/** Takes in one file of a backup. */
export interface PartTarget {
  write(bytes: Uint8Array): Promise<void>;
  /** Called once the file was checked against its checksum. */
  end(): Promise<void>;
}

export interface PartsTaker {
  /** Called before each block; may throw. */
  watch(): void;
  /** The name is one of those that a backup may hold, and comes once. */
  part(name: string): Promise<PartTarget>;
}

/**
 * Reads a whole backup. Memory is bounded by a few MiB, whatever the file says. Throws BackupProblem, and what the taker
 * throws; what was taken in by then is good for nothing.
 */
export async function readBackup(
  file: OpenFile,
  size: number,
  passphrase: string | null,
  taker: (head: ReadHead, body: BodyInput) => PartsTaker,
): Promise<BackupDescription> {
  const head = await readHead(file, size);
  const body = bodyInput(file, head, await keyOf(head, passphrase));
  const { description } = await readParts(body, taker(head, body));
  if (body.position !== head.bodyBytes) throw altered('末尾之后还有内容');
  return description;
}

async function keyOf({ protection }: ReadHead, passphrase: string | null): Promise<Uint8Array | null> {
  if (protection === null) return null;
  if (passphrase === null) throw new BackupProblem({ state: 'passphraseNeeded' });
  return unlock(protection, passphrase);
}

/** Reads the body up to its end; answers the SHA-256 of what comes before the last block. */
export async function readParts(
  body: BodyInput,
  taker: PartsTaker,
): Promise<{ readonly description: BackupDescription; readonly sha256: string }> {
  const sum = createHash('sha256');
  const next = async (): Promise<BackupBlock> => {
    taker.watch();
    const block = await readBackupBlock(body);
    if (block.type !== 'end') sum.update(block.bytes);
    return block;
  };
  const description = fieldsOf(await next(), 'description', descriptionSchema);
  const names = new Set<string>();
  for (;;) {
    const block = await next();
    if (block.type === 'end') {
      const end = fieldsOf(block, 'end', endSchema);
      const sha256 = sum.digest('hex');
      if (end.files !== names.size || end.sha256 !== sha256) throw altered('末尾的校验值不符');
      return { description, sha256 };
    }
    const { name, bytes } = fieldsOf(block, 'file', partSchema);
    if (names.has(name) || names.size >= partLimit) throw altered('内容的清单不合约定');
    names.add(name);
    await readPart(next, bytes, await taker.part(name));
  }
}

async function readPart(next: () => Promise<BackupBlock>, bytes: number, target: PartTarget): Promise<void> {
  const sum = createHash('sha256');
  for (let left = bytes; left > 0;) {
    const { type, payload } = await next();
    if (type !== 'content' || payload.length !== Math.min(contentBytes, left))
      throw altered('内容的长短不合约定');
    sum.update(payload);
    await target.write(payload);
    left -= payload.length;
  }
  const { sha256 } = fieldsOf(await next(), 'fileEnd', partEndSchema);
  if (sha256 !== sum.digest('hex')) throw altered('内容的校验值不符');
  await target.end();
}

function fieldsOf<T>({ type, payload }: BackupBlock, wanted: BackupBlockType, schema: z.ZodType<T>): T {
  if (type !== wanted) throw altered('内容的次序不合约定');
  try {
    return schema.parse(JSON.parse(payload.toString()));
  } catch {
    throw altered('内容的说明不能识别');
  }
}
