import path from 'node:path';
import { z } from 'zod';
import { checkedJson, readCheckedJson } from './checked-json';
import { errorCode, type FileSystem, type OpenFile } from './file-system';
import { readWhole } from './read-whole';

const endSchema = z.strictObject({
  workspaceId: z.string(),
  epoch: z.int(),
  /** How many batches the journal had taken. */
  count: z.int().min(0),
});

export type JournalEnd = z.infer<typeof endSchema>;

/** Always as long, so that a note covers the one before it. */
const markLength = 256;

/**
 * How far the journal has come, noted in journal-end.json beside its folder: an end that was cut off leaves no other trace. The note is never
 * flushed, so that it costs nothing; after a power cut it may be old, and one that cannot be read says nothing.
 */
export class EndMark {
  private readonly fileSystem: FileSystem;
  private readonly path: string;
  private file: OpenFile | null = null;
  private writing: Promise<void> = Promise.resolve();

  constructor(fileSystem: FileSystem, dataFolder: string) {
    this.fileSystem = fileSystem;
    this.path = path.join(dataFolder, 'journal-end.json');
  }

  async read(): Promise<JournalEnd | null> {
    await this.writing;
    try {
      const text = await readWhole(this.fileSystem, this.path, markLength);
      return text === null ? null : readCheckedJson(text, endSchema);
    } catch {
      return null;
    }
  }

  /** Begins to write, one note after the other. What it stands for is saved without it: a failure is nobody's concern. */
  write(end: JournalEnd): void {
    const bytes = Buffer.from(`${checkedJson(end).padEnd(markLength - 1)}\n`);
    if (bytes.length === markLength) this.writing = this.writing.then(() => this.put(bytes));
  }

  async close(): Promise<void> {
    await this.writing;
    await this.release();
  }

  private async put(bytes: Uint8Array): Promise<void> {
    try {
      this.file ??= await this.open();
      await this.file.write(bytes, 0);
    } catch {
      await this.release();
    }
  }

  private async release(): Promise<void> {
    const { file } = this;
    this.file = null;
    await file?.close().catch(() => undefined);
  }

  private async open(): Promise<OpenFile> {
    try {
      return await this.fileSystem.open(this.path, 'write');
    } catch (error) {
      if (errorCode(error) !== 'ENOENT') throw error;
      return this.fileSystem.open(this.path, 'create');
    }
  }
}
