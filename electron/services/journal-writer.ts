import path from 'node:path';
import type { FileSystem, OpenFile } from './file-system';
import { encodeRecord, type JournalRecord } from './journal-record';

const copyStep = 1 << 20;

/**
 * Writes records behind the last good one and answers when they are on the disk. After any failure the file is opened
 * afresh (a flush that failed once says nothing about later ones) and cut back before anything else is written.
 */
export class JournalWriter {
  private readonly fileSystem: FileSystem;
  private readonly path: string;
  private file: OpenFile | null = null;
  /** The place behind the last record that is known to be on the disk. */
  private end: number;
  private size: number;
  /** True where `end` lies before the end of the file because of a write of this writer, not of an earlier run. */
  private unfinished = false;
  private identity: number | null = null;

  /** `end` and `size` are those that the scan has found. */
  constructor(fileSystem: FileSystem, journalPath: string, end: number, size: number) {
    this.fileSystem = fileSystem;
    this.path = journalPath;
    this.end = end;
    this.size = size;
  }

  /** Bytes of the file up to the last good record. */
  get length(): number {
    return this.end;
  }

  /** True while the file is the one this writer knows; false where another program has changed or replaced it. */
  async isUnchanged(): Promise<boolean> {
    if (this.unfinished) return true;
    const facts = await this.fileSystem.facts(this.path);
    if (facts === null || facts.size !== this.size) return false;
    return this.identity === null || facts.identity === this.identity;
  }

  /** Answers where the new records stand. Rejects with the error of the file system; then nothing counts as written. */
  async append(records: readonly JournalRecord[]): Promise<{ readonly start: number; readonly end: number }> {
    const file = await this.ready();
    this.unfinished = true;
    try {
      const start = this.end;
      let at = start;
      for (const [index, record] of records.entries()) {
        // A commit that is on the disk promises that its chunks are.
        if (record.type === 'commit' && index > 0) await file.flush();
        const bytes = encodeRecord(record);
        await file.write(bytes, at);
        at += bytes.length;
      }
      await file.flush();
      this.end = at;
      this.size = at;
      this.unfinished = false;
      return { start, end: at };
    } catch (error) {
      await this.close();
      await this.ready().catch(() => undefined);
      throw error;
    }
  }

  /**
   * The file, cut behind the last good record, with everything before it and its name on the disk: a run that was killed
   * may not have come to its flush.
   */
  async ready(): Promise<OpenFile> {
    if (this.file !== null) return this.file;
    const file = await this.fileSystem.open(this.path, 'write');
    try {
      if (this.unfinished) {
        await file.truncate(this.end);
      } else if (this.size > this.end) {
        await this.keepTorn(file);
        await file.truncate(this.end);
      }
      await file.flush();
      await this.fileSystem.flushFolder(path.dirname(this.path));
      const facts = await this.fileSystem.facts(this.path);
      this.identity = facts?.identity ?? null;
    } catch (error) {
      await file.close().catch(() => undefined);
      throw error;
    }
    this.size = this.end;
    this.unfinished = false;
    this.file = file;
    return file;
  }

  /** Copies what stands behind the last good record, for those who may want to look at it. */
  private async keepTorn(from: OpenFile): Promise<void> {
    const copy = await this.createTornFile();
    try {
      const block = Buffer.alloc(Math.min(copyStep, this.size - this.end));
      for (let at = this.end; at < this.size; at += block.length) {
        const count = await from.read(block.subarray(0, Math.min(block.length, this.size - at)), at);
        await copy.write(block.subarray(0, count), at - this.end);
      }
      await copy.flush();
    } finally {
      await copy.close();
    }
  }

  private async createTornFile(): Promise<OpenFile> {
    const folder = path.dirname(this.path);
    const prefix = `torn-${this.end}-`;
    const kept = (await this.fileSystem.list(folder)).filter((name) => name.startsWith(prefix));
    return this.fileSystem.open(path.join(folder, `${prefix}${kept.length + 1}.bin`), 'create');
  }

  async close(): Promise<void> {
    const { file } = this;
    this.file = null;
    await file?.close().catch(() => undefined);
  }
}
