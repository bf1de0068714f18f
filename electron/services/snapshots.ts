import path from 'node:path';
import type { ChainHead, SnapshotInfo, SnapshotReason, VerifiedSnapshot } from '../../shared/host';
import type { RecordTable } from '../../shared/model/record-table';
import { fileHash } from './file-content';
import { listNames, type FileFacts, type FileSystem, type OpenFile } from './file-system';
import { isUnreadable } from './legible-file';
import { writeReplacement } from './replace-file';
import { recordCounts, recordTotal, type SnapshotHead } from './snapshot-head';
import { readSnapshot, readSnapshotHead, SnapshotDamaged, verifySnapshot } from './snapshot-reader';
import { writeSnapshot } from './snapshot-writer';

export interface LoadedSnapshot {
  readonly head: SnapshotHead;
  readonly table: RecordTable;
}

interface Known {
  readonly facts: FileFacts;
  readonly info: SnapshotInfo;
}

const folderName = 'snapshots';

/** How many snapshot files a data folder holds. */
export async function countSnapshots(fileSystem: FileSystem, dataFolder: string): Promise<number> {
  const names = await listNames(fileSystem, path.join(dataFolder, folderName));
  return names.filter((name) => !name.startsWith('.')).length;
}

/** The snapshot files of a data folder. */
export class Snapshots {
  readonly folder: string;
  private readonly fileSystem: FileSystem;
  private readonly known = new Map<string, Known>();

  constructor(fileSystem: FileSystem, dataFolder: string) {
    this.fileSystem = fileSystem;
    this.folder = path.join(dataFolder, folderName);
  }

  /** All of them, newest first and damaged ones last. Each file is read once and again when it has changed. */
  async list(): Promise<readonly SnapshotInfo[]> {
    const infos: SnapshotInfo[] = [];
    for (const name of await this.names()) {
      const info = await this.inspect(name);
      if (info !== null) infos.push(info);
    }
    return infos.toSorted(newestFirst);
  }

  /** Those whose heads can be read, newest first; the rest of the file is not looked at. */
  async heads(): Promise<readonly { readonly name: string; readonly head: SnapshotHead }[]> {
    const found: { name: string; head: SnapshotHead }[] = [];
    for (const name of await this.names()) {
      const head = await this.reading(name, readSnapshotHead);
      if (head !== null && !(head instanceof SnapshotDamaged)) found.push({ name, head });
    }
    return found.toSorted((a, b) => later(a.head, b.head));
  }

  /**
   * What the snapshot with the highest position in its name says of its place, of those that can be read and do not lie beside
   * the chain; null where there is none.
   */
  async furthest(): Promise<{ workspaceId: string; epoch: number; count: number } | null> {
    for (const name of (await this.names()).toSorted().toReversed()) {
      const head = await this.reading(name, readSnapshotHead);
      if (head === null || head instanceof SnapshotDamaged || head.reason === 'replaced') continue;
      return { workspaceId: head.workspaceId, epoch: head.epoch, count: head.position };
    }
    return null;
  }

  /** Null where there is none of this name, or it is damaged. */
  async load(name: string): Promise<LoadedSnapshot | null> {
    if (!(await this.names()).includes(name)) return null;
    const loaded = await this.reading(name, readSnapshot);
    return loaded instanceof SnapshotDamaged ? null : loaded;
  }

  /** Null where there is none of this name. */
  async inspect(name: string): Promise<SnapshotInfo | null> {
    const facts = await this.fileSystem.facts(path.join(this.folder, name));
    if (facts === null) return null;
    const known = this.known.get(name);
    if (known !== undefined && isSameFile(known.facts, facts)) return known.info;
    const head = await this.reading(name, verifySnapshot);
    if (head === null) return null;
    const { size: bytes } = facts;
    const info: SnapshotInfo =
      head instanceof SnapshotDamaged
        ? { state: 'damaged', name, bytes, detail: head.message }
        : { ...head, state: 'verified', name, bytes, records: recordTotal(head.records) };
    this.known.set(name, { facts, info });
    return info;
  }

  /**
   * Writes a snapshot and reads it back. Rejects with the reason where it cannot be relied on; then no file of it is left.
   * The table must not change meanwhile.
   */
  async save(
    chain: ChainHead,
    table: RecordTable,
    { reason, takenAt }: { readonly reason: SnapshotReason; readonly takenAt: string },
  ): Promise<VerifiedSnapshot> {
    const { workspaceId, epoch, schemaVersion, position, headHash, headBatchId, headAt } = chain;
    const head: SnapshotHead = {
      workspaceId,
      epoch,
      schemaVersion,
      position,
      headHash,
      headBatchId,
      headAt,
      takenAt,
      reason,
      records: recordCounts(table),
    };
    await this.fileSystem.makeFolder(this.folder);
    const name = await this.freeName(position, takenAt);
    const file = path.join(this.folder, name);
    let written = { bytes: 0, sha256: '' };
    try {
      await writeReplacement(this.fileSystem, file, async (opened) => {
        written = await writeSnapshot(opened, head, table);
      });
      if ((await fileHash(this.fileSystem, file)) !== written.sha256)
        throw new SnapshotDamaged('快照写入后读回的内容不同。');
    } catch (error) {
      await this.fileSystem.remove(file).catch(() => undefined);
      throw error;
    }
    return {
      ...head,
      state: 'verified',
      name,
      bytes: written.bytes,
      records: recordTotal(head.records),
    };
  }

  async remove(names: readonly string[]): Promise<void> {
    for (const name of names) {
      await this.fileSystem.remove(path.join(this.folder, name));
      this.known.delete(name);
    }
  }

  /** The names of all snapshot files. */
  async names(): Promise<readonly string[]> {
    return (await listNames(this.fileSystem, this.folder)).filter((name) => /^[^.].*\.iws$/.test(name));
  }

  private async freeName(position: number, takenAt: string): Promise<string> {
    const taken = new Set(await this.names());
    const stem = `snapshot-${String(position).padStart(9, '0')}-${takenAt.replace(/[^0-9TZ]/g, '')}`;
    for (let copy = 1; ; copy += 1) {
      const name = copy === 1 ? `${stem}.iws` : `${stem}-${copy}.iws`;
      if (!taken.has(name)) return name;
    }
  }

  /** Null where the file is not there. */
  private async reading<T>(
    name: string,
    read: (file: OpenFile, size: number) => Promise<T>,
  ): Promise<T | SnapshotDamaged | null> {
    const file = path.join(this.folder, name);
    const facts = await this.fileSystem.facts(file);
    if (facts === null) return null;
    if (facts.kind !== 'file') return new SnapshotDamaged('这个名称不是文件。');
    const opened = await this.fileSystem.open(file, 'read');
    try {
      return await read(opened, facts.size);
    } catch (error) {
      if (error instanceof SnapshotDamaged) return error;
      if (isUnreadable(error)) return new SnapshotDamaged('磁盘上有读不出来的部分。');
      throw error;
    } finally {
      await opened.close();
    }
  }
}

type Placed = Pick<SnapshotHead, 'epoch' | 'position' | 'takenAt'>;

function later(a: Placed, b: Placed): number {
  return b.epoch - a.epoch || b.position - a.position || (a.takenAt < b.takenAt ? 1 : -1);
}

function newestFirst(a: SnapshotInfo, b: SnapshotInfo): number {
  if (a.state === 'verified' && b.state === 'verified') return later(a, b);
  if (a.state !== b.state) return a.state === 'verified' ? -1 : 1;
  return a.name < b.name ? 1 : -1;
}

function isSameFile(a: FileFacts, b: FileFacts): boolean {
  return a.size === b.size && a.identity === b.identity && a.modifiedAt === b.modifiedAt;
}
