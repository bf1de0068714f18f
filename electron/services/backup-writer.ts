import { createHash } from 'node:crypto';
import { backupBlock, backupBlockHeaderLength, contentBytes, fieldsBlock } from './backup-block';
import { bodyInput, bodyOutput } from './backup-body';
import { backupLength, encodeHead, type ReadHead } from './backup-head';
import type { NewProtection } from './backup-key';
import type { BackupDescription } from './backup-parts';
import { readParts } from './backup-reader';
import type { OpenFile } from './file-system';

/** A file that goes into a backup, as long as it was when the backup began. */
export interface BackupPart {
  readonly name: string;
  readonly bytes: number;
  /** Whoever opens it closes it. */
  open(): Promise<OpenFile>;
}

export interface BackupContent {
  readonly description: BackupDescription;
  readonly parts: readonly BackupPart[];
  /** Null for a file that everybody can read. */
  readonly protection: NewProtection | null;
}

export interface BackupWatch {
  readonly signal: AbortSignal;
  /** Bytes of the file. */
  readonly report: (step: 'writing' | 'verifying' | 'reading', done: number, total: number) => void;
}

/** Writes a backup into an empty file, flushes it and reads it back. Answers its length. Rejects where anything differs. */
export async function writeBackup(
  file: OpenFile,
  content: BackupContent,
  watch: BackupWatch,
): Promise<number> {
  const { key = null, protection = null } = content.protection ?? {};
  const fields = { bodyBytes: bodyLength(content), protection };
  const head: ReadHead = { ...fields, bytes: encodeHead(fields) };
  await file.write(head.bytes, 0);
  const written = await writeBody(file, content, head, key, watch);
  await file.flush();
  const total = backupLength(head);
  const again = bodyInput(file, head, key);
  const found = await readParts(again, {
    watch: () => {
      watch.signal.throwIfAborted();
      watch.report('verifying', again.position, head.bodyBytes);
    },
    part: () => Promise.resolve({ write: () => Promise.resolve(), end: () => Promise.resolve() }),
  });
  if (found.sha256 !== written) throw new Error('备份写入后读回的内容不同。');
  return total;
}

/** Answers the SHA-256 of everything before the last block. */
async function writeBody(
  file: OpenFile,
  { description, parts }: BackupContent,
  head: ReadHead,
  key: Uint8Array | null,
  { signal, report }: BackupWatch,
): Promise<string> {
  const body = bodyOutput(file, head, key);
  const sum = createHash('sha256');
  let done = 0;
  const put = async (bytes: Uint8Array) => {
    signal.throwIfAborted();
    sum.update(bytes);
    await body.write(bytes);
    done += bytes.length;
    report('writing', done, head.bodyBytes);
  };
  await put(fieldsBlock('description', description));
  for (const { name, bytes, open } of parts) {
    await put(fieldsBlock('file', { name, bytes }));
    const opened = await open();
    try {
      const partSum = createHash('sha256');
      const content = Buffer.alloc(contentBytes);
      for (let at = 0; at < bytes; at += contentBytes) {
        const piece = content.subarray(0, Math.min(contentBytes, bytes - at));
        if ((await opened.read(piece, at)) < piece.length) throw new Error(`${name} 在读取时变短了。`);
        partSum.update(piece);
        await put(backupBlock('content', piece));
      }
      await put(fieldsBlock('fileEnd', { sha256: partSum.digest('hex') }));
    } finally {
      await opened.close();
    }
  }
  const sha256 = sum.digest('hex');
  await body.write(fieldsBlock('end', { files: parts.length, sha256 }));
  await body.finish();
  return sha256;
}

/** How long the body will be: it stands in the head, so that a file which ends too early is noticed at once. */
function bodyLength({ description, parts }: BackupContent): number {
  const sha256 = '0'.repeat(64);
  let length =
    fieldsBlock('description', description).length +
    fieldsBlock('end', { files: parts.length, sha256 }).length;
  for (const { name, bytes } of parts) {
    length += fieldsBlock('file', { name, bytes }).length;
    length += bytes + backupBlockHeaderLength * Math.ceil(bytes / contentBytes);
    length += fieldsBlock('fileEnd', { sha256 }).length;
  }
  return length;
}
