/** The beginning of a backup, which is never encrypted. backup-format.md describes the bytes. */
import { crc32 } from 'node:zlib';
import { z } from 'zod';
import { canonicalJson } from '../../shared/model/canonical-json';
import { protectionSchema, type Protection } from './backup-key';
import { altered, BackupProblem } from './backup-problem';
import { sealedLength } from './backup-seal';
import type { OpenFile } from './file-system';

const backupVersion = 1;

const fileMagic = Uint8Array.of(0x89, 0x49, 0x57, 0x42, 0x0d, 0x0a, 0x1a, 0x0a);
/** Magic, format version, length of the fields, CRC-32 of these. */
const fixedLength = 20;
const checksumLength = 4;
/** A reader never makes room for more. */
const fieldsLimit = 4096;

export interface BackupHead {
  /** Bytes of the body, before it is encrypted. */
  readonly bodyBytes: number;
  /** Null in a file that everybody can read. */
  readonly protection: Protection | null;
}

export interface ReadHead extends BackupHead {
  /** The bytes of the head as they stand in the file: the body is bound to them. */
  readonly bytes: Uint8Array;
}

const headSchema = z.strictObject({
  bodyBytes: z.int().min(1),
  protection: protectionSchema.nullable(),
}) satisfies z.ZodType<BackupHead>;

export function encodeHead(head: BackupHead): Uint8Array {
  const fields = Buffer.from(canonicalJson(head));
  const bytes = Buffer.alloc(fixedLength + fields.length + checksumLength);
  bytes.set(fileMagic);
  bytes.writeUInt32LE(backupVersion, 8);
  bytes.writeUInt32LE(fields.length, 12);
  bytes.writeUInt32LE(crc32(bytes.subarray(0, 16)), 16);
  bytes.set(fields, fixedLength);
  bytes.writeUInt32LE(crc32(fields), fixedLength + fields.length);
  return bytes;
}

/** How long the whole file is. */
export function backupLength({ bodyBytes, protection, bytes }: ReadHead): number {
  return bytes.length + (protection === null ? bodyBytes : sealedLength(bodyBytes));
}

/** Throws BackupProblem where this is no backup of a known version that is as long as it says. */
export async function readHead(file: OpenFile, size: number): Promise<ReadHead> {
  const fixed = Buffer.alloc(fixedLength);
  const count = await file.read(fixed, 0);
  const magic = fixed.subarray(0, Math.min(count, fileMagic.length));
  if (count === 0 || !magic.equals(fileMagic.subarray(0, magic.length)))
    throw new BackupProblem({ state: 'notBackup' });
  if (count < fixedLength) throw truncated(fixedLength - count);
  if (fixed.readUInt32LE(16) !== crc32(fixed.subarray(0, 16))) throw altered('文件开头的校验值不符');
  const version = fixed.readUInt32LE(8);
  if (version > backupVersion) throw new BackupProblem({ state: 'newer', version });
  const length = fixed.readUInt32LE(12);
  if (version < 1 || length > fieldsLimit) throw altered('文件开头的说明不能识别');
  const bytes = Buffer.alloc(fixedLength + length + checksumLength);
  const whole = await file.read(bytes, 0);
  if (whole < bytes.length) throw truncated(bytes.length - whole);
  const head = { ...parseFields(bytes.subarray(fixedLength)), bytes };
  const missing = backupLength(head) - size;
  if (missing > 0) throw truncated(missing);
  if (missing < 0) throw altered('文件末尾多出了内容');
  return head;
}

export function truncated(missingBytes: number): BackupProblem {
  return new BackupProblem({ state: 'truncated', missingBytes });
}

function parseFields(bytes: Buffer): BackupHead {
  const fields = bytes.subarray(0, -checksumLength);
  if (bytes.readUInt32LE(fields.length) !== crc32(fields)) throw altered('文件开头的校验值不符');
  try {
    return headSchema.parse(JSON.parse(fields.toString()));
  } catch {
    throw altered('文件开头的说明不能识别');
  }
}
