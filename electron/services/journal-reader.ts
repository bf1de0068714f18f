import type { OpenFile } from './file-system';
import {
  neverInPayload,
  payloadLimit,
  readRecordHeader,
  recordChecksum,
  recordHeaderLength,
  recordMagic,
  type JournalRecord,
} from './journal-record';

/** Far less than the window, so that looking at what may be a record there does not move the window to and fro. */
const searchStep = 64 << 10;

/** A record and the place behind it. The payload is valid until the next reading. */
export interface PlacedRecord extends JournalRecord {
  readonly end: number;
}

/** Reads records at any place of a journal file of `size` bytes through one window of fixed size. */
export class JournalReader {
  private readonly file: OpenFile;
  private readonly size: number;
  private readonly window = Buffer.alloc(2 * (payloadLimit + recordHeaderLength));
  private start = 0;
  private filled = 0;

  constructor(file: OpenFile, size: number) {
    this.file = file;
    this.size = size;
  }

  /** The bytes from `at` on, fewer than `length` at the end of the file. */
  async bytes(at: number, length: number): Promise<Uint8Array> {
    const wanted = Math.max(0, Math.min(length, this.size - at));
    if (at < this.start || at + wanted > this.start + this.filled) {
      this.start = at;
      this.filled = await this.file.read(
        this.window.subarray(0, Math.min(this.window.length, this.size - at)),
        at,
      );
    }
    const from = at - this.start;
    return this.window.subarray(from, from + Math.min(wanted, this.filled - from));
  }

  /** The record at `at`; null where none stands there whole. */
  async record(at: number): Promise<PlacedRecord | null> {
    const header = readRecordHeader(await this.bytes(at, recordHeaderLength));
    if (header === null) return null;
    const { type, part, length, checksum } = header;
    const whole = await this.bytes(at, recordHeaderLength + length);
    if (whole.length < recordHeaderLength + length) return null;
    const payload = whole.subarray(recordHeaderLength);
    // Another record may begin in what pretends to be a payload: a search must not read that again and again.
    if (payload.includes(neverInPayload)) return null;
    if (recordChecksum(whole, payload) !== checksum) return null;
    return { type, part, payload, end: at + recordHeaderLength + length };
  }

  /** True where a whole record other than a chunk begins at `from` or later. */
  async hasReadable(from: number): Promise<boolean> {
    for (let at = await this.nextRecord(from); at !== null; at = await this.nextRecord(at + 1)) {
      if ((await this.record(at))?.type !== 'chunk') return true;
    }
    return false;
  }

  /** The place of the first whole record that begins at `from` or later; null where there is none. */
  async nextRecord(from: number): Promise<number | null> {
    let at = from;
    while (at < this.size) {
      const bytes = await this.bytes(at, searchStep);
      if (bytes.length === 0) return null;
      const found = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).indexOf(recordMagic);
      if (found < 0) {
        at += Math.max(1, bytes.length - recordMagic.length + 1);
        continue;
      }
      if ((await this.record(at + found)) !== null) return at + found;
      at += found + 1;
    }
    return null;
  }
}
