/** The bytes of a journal: its file header and its records. journal-format.md describes them. */
import { crc32 } from 'node:zlib';

export const recordTypes = { genesis: 1, batch: 2, chunk: 3, commit: 4 } as const;
export type RecordType = keyof typeof recordTypes;

export interface JournalRecord {
  readonly type: RecordType;
  /** The place of a chunk in its batch, from 0; 0 for the other types. */
  readonly part: number;
  readonly payload: Uint8Array;
}

export interface RecordHeader {
  readonly type: RecordType;
  readonly part: number;
  /** Bytes of the payload. */
  readonly length: number;
  readonly checksum: number;
}

/** What new segments are written as; version 1 differs in its first record only and is read, and appended to, for ever. */
export const journalVersion = 2;
export const fileHeaderLength = 16;
export const recordHeaderLength = 16;

/** No record is longer: a reader never makes room for a length that damage has invented. */
export const payloadLimit = 1 << 20;

/** The most bytes of one batch, over all its chunks. */
export const batchLimit = 256 << 20;

/** A byte that does not occur in UTF-8. */
export const neverInPayload = 0xff;

/** No payload holds a record's beginning. */
export const recordMagic = Uint8Array.of(neverInPayload, 0x49, 0x57, 0x52);

const fileMagic = Uint8Array.of(0x89, 0x49, 0x57, 0x4a, 0x0d, 0x0a, 0x1a, 0x0a);

const typesByNumber: ReadonlyMap<number, RecordType> = new Map(
  Object.entries(recordTypes).map(([type, number]) => [number, type as RecordType]),
);

export function fileHeader(version = journalVersion): Uint8Array {
  const header = Buffer.alloc(fileHeaderLength);
  header.set(fileMagic);
  header.writeUInt32LE(version, 8);
  header.writeUInt32LE(crc32(header.subarray(0, 12)), 12);
  return header;
}

/** The format version of a journal; null where the bytes are no journal's header. */
export function readFileHeader(bytes: Uint8Array): number | null {
  const header = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (header.length < fileHeaderLength || !header.subarray(0, 8).equals(fileMagic)) return null;
  if (header.readUInt32LE(12) !== crc32(header.subarray(0, 12))) return null;
  return header.readUInt32LE(8);
}

export function encodeRecord(record: JournalRecord): Uint8Array {
  const bytes = Buffer.alloc(recordHeaderLength + record.payload.length);
  bytes.set(recordMagic);
  bytes.writeUInt8(recordTypes[record.type], 4);
  bytes.writeUInt16LE(record.part, 6);
  bytes.writeUInt32LE(record.payload.length, 8);
  bytes.set(record.payload, recordHeaderLength);
  bytes.writeUInt32LE(recordChecksum(bytes.subarray(0, recordHeaderLength), record.payload), 12);
  return bytes;
}

/** The header that stands at the beginning of `bytes`; null where none does, or one that no program writes. */
export function readRecordHeader(bytes: Uint8Array): RecordHeader | null {
  const header = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (header.length < recordHeaderLength || !header.subarray(0, 4).equals(recordMagic)) return null;
  const type = typesByNumber.get(header.readUInt8(4));
  const length = header.readUInt32LE(8);
  if (type === undefined || header.readUInt8(5) !== 0 || length > payloadLimit) return null;
  return { type, part: header.readUInt16LE(6), length, checksum: header.readUInt32LE(12) };
}

/** CRC-32 of type, part and length, then of the payload. */
export function recordChecksum(header: Uint8Array, payload: Uint8Array): number {
  return crc32(payload, crc32(header.subarray(4, 12)));
}
