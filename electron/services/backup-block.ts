/** The blocks of a backup's body. backup-format.md describes the bytes. */
import { crc32 } from 'node:zlib';
import { canonicalJson } from '../../shared/model/canonical-json';
import type { BodyInput } from './backup-body';
import { altered } from './backup-problem';

export const backupBlockTypes = { description: 1, file: 2, content: 3, fileEnd: 4, end: 5 } as const;
export type BackupBlockType = keyof typeof backupBlockTypes;

export interface BackupBlock {
  readonly type: BackupBlockType;
  readonly payload: Buffer;
  /** Header and payload. */
  readonly bytes: Uint8Array;
}

/** Bytes of a file in each content block but its last. No payload is longer. */
export const contentBytes = 1 << 20;
export const backupBlockHeaderLength = 16;

const blockMagic = Uint8Array.of(0xff, 0x49, 0x57, 0x42);
const typesByNumber: ReadonlyMap<number, BackupBlockType> = new Map(
  Object.entries(backupBlockTypes).map(([type, number]) => [number, type as BackupBlockType]),
);

export function backupBlock(type: BackupBlockType, payload: Uint8Array): Uint8Array {
  const bytes = Buffer.alloc(backupBlockHeaderLength + payload.length);
  bytes.set(blockMagic);
  bytes.writeUInt8(backupBlockTypes[type], 4);
  bytes.writeUInt32LE(payload.length, 8);
  bytes.set(payload, backupBlockHeaderLength);
  bytes.writeUInt32LE(blockSum(bytes), 12);
  return bytes;
}

/** A block of canonical JSON. */
export function fieldsBlock(type: BackupBlockType, fields: object): Uint8Array {
  return backupBlock(type, Buffer.from(canonicalJson(fields)));
}

/** Throws BackupProblem where none stands there. */
export async function readBackupBlock(body: BodyInput): Promise<BackupBlock> {
  const place = body.position;
  const header = await body.read(backupBlockHeaderLength);
  const type = typesByNumber.get(header.readUInt8(4));
  const length = header.readUInt32LE(8);
  const known =
    header.subarray(0, 4).equals(blockMagic) && header.readUIntLE(5, 3) === 0 && length <= contentBytes;
  if (type === undefined || !known) throw altered(`位置 ${place} 的内容不能识别`);
  const payload = await body.read(length);
  const bytes = Buffer.concat([header, payload]);
  if (header.readUInt32LE(12) !== blockSum(bytes)) throw altered(`位置 ${place} 的校验值不符`);
  return { type, payload, bytes };
}

/** CRC-32 of type and length, then of the payload. */
function blockSum(bytes: Buffer): number {
  return crc32(bytes.subarray(backupBlockHeaderLength), crc32(bytes.subarray(4, 12)));
}
