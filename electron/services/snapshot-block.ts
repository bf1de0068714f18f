/** The bytes of a snapshot: its file header and its blocks. snapshot-format.md describes them. */
import { crc32 } from 'node:zlib';

export const blockTypes = { head: 1, records: 2, end: 3 } as const;
export type BlockType = keyof typeof blockTypes;

export interface BlockHeader {
  readonly type: BlockType;
  /** Bytes of the payload. */
  readonly length: number;
  readonly checksum: number;
}

export const snapshotVersion = 1;
export const snapshotHeaderLength = 16;
export const blockHeaderLength = 16;

/** The most bytes of records in one block, unpacked: a reader never makes room for more. */
export const plainLimit = 16 << 20;

/** The most bytes of a payload; gzip adds little to what it cannot compress. */
const payloadLimit = plainLimit + (64 << 10);

const fileMagic = Uint8Array.of(0x89, 0x49, 0x57, 0x53, 0x0d, 0x0a, 0x1a, 0x0a);
const blockMagic = Uint8Array.of(0xff, 0x49, 0x57, 0x53);

const typesByNumber: ReadonlyMap<number, BlockType> = new Map(
  Object.entries(blockTypes).map(([type, number]) => [number, type as BlockType]),
);

export function snapshotHeader(version = snapshotVersion): Uint8Array {
  const header = Buffer.alloc(snapshotHeaderLength);
  header.set(fileMagic);
  header.writeUInt32LE(version, 8);
  header.writeUInt32LE(crc32(header.subarray(0, 12)), 12);
  return header;
}

/** The format version of a snapshot; null where the bytes are no snapshot's header. */
export function readSnapshotHeader(bytes: Uint8Array): number | null {
  const header = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (header.length < snapshotHeaderLength || !header.subarray(0, 8).equals(fileMagic)) return null;
  if (header.readUInt32LE(12) !== crc32(header.subarray(0, 12))) return null;
  return header.readUInt32LE(8);
}

/** Throws RangeError for a payload that no reader would take. */
export function encodeBlock(type: BlockType, payload: Uint8Array): Uint8Array {
  if (payload.length > payloadLimit) throw new RangeError(`A block of ${payload.length} bytes`);
  const bytes = Buffer.alloc(blockHeaderLength + payload.length);
  bytes.set(blockMagic);
  bytes.writeUInt8(blockTypes[type], 4);
  bytes.writeUInt32LE(payload.length, 8);
  bytes.set(payload, blockHeaderLength);
  bytes.writeUInt32LE(blockChecksum(bytes.subarray(0, blockHeaderLength), payload), 12);
  return bytes;
}

/** The header that stands at the beginning of `bytes`; null where none does, or one that no program writes. */
export function readBlockHeader(bytes: Uint8Array): BlockHeader | null {
  const header = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (header.length < blockHeaderLength || !header.subarray(0, 4).equals(blockMagic)) return null;
  const type = typesByNumber.get(header.readUInt8(4));
  const length = header.readUInt32LE(8);
  const reserved = header.readUIntLE(5, 3);
  if (type === undefined || reserved !== 0 || length > payloadLimit) return null;
  return { type, length, checksum: header.readUInt32LE(12) };
}

/** CRC-32 of type and length, then of the payload. */
export function blockChecksum(header: Uint8Array, payload: Uint8Array): number {
  return crc32(payload, crc32(header.subarray(4, 12)));
}
