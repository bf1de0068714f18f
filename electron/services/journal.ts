import path from 'node:path';
import type { AppendResult, JournalPage, JournalState, StorageFault } from '../../shared/host';
import type { Genesis, SealedBatch } from '../../shared/model/batch';
import { CallRefused } from './call-refused';
import { EndMark, type JournalEnd } from './end-mark';
import type { FileSystem } from './file-system';
import { FolderTaken } from './folder-taken';
import { batchRecords } from './journal-batches';
import { JournalIndex } from './journal-index';
import { readJournalPage } from './journal-page';
import { batchLimit } from './journal-record';
import { scanJournal, type JournalScan } from './journal-scan';
import { JournalWriter } from './journal-writer';
import { replaceFile } from './replace-file';
import { sealedBytes } from './sealed-text';
import { chainBeginning, emptySegment, type SegmentBeginning } from './segment-beginning';
import { listSegments, openSegment, segmentName, type SegmentFile } from './segment-files';
import { faultDetail, storageFault } from './storage-fault';
import { Turns } from './turns';

/** The segment that grows, as it was found and has grown since. */
interface OpenJournal {
  readonly segment: SegmentFile;
  state: JournalScan['state'];
  /** Why it is damaged or not known, else empty. */
  readonly detail: string;
  /** Null where not even the beginning can be read. */
  readonly index: JournalIndex | null;
  readonly writer: JournalWriter;
}

/** The record of every committed batch of a data folder. Calls are carried out one after the other. */
export class Journal {
  private readonly fileSystem: FileSystem;
  private readonly folder: string;
  private readonly held: () => boolean;
  private readonly schemaVersion: number;
  private readonly endMark: EndMark;
  private readonly turns = new Turns();
  /** Null before the first look, and once somebody else has changed the file. */
  private opened: OpenJournal | null = null;
  /** Finished segments that somebody has asked for, by number; they never change. */
  private readonly finished = new Map<number, JournalIndex>();

  /** `held` answers whether the data folder is still this program's to write to. Batches of later schemas are refused. */
  constructor(fileSystem: FileSystem, dataFolder: string, held: () => boolean, schemaVersion: number) {
    this.fileSystem = fileSystem;
    this.folder = path.join(dataFolder, 'journal');
    this.held = held;
    this.schemaVersion = schemaVersion;
    this.endMark = new EndMark(fileSystem, dataFolder);
  }

  state(): Promise<JournalState> {
    return this.turns.take(async () => {
      const journal = await this.current();
      if (journal === null) return { state: 'absent' };
      const { state, detail, index } = journal;
      if (state === 'newer') return { state };
      if (index === null || state === 'damaged') {
        return { state: 'damaged', detail, readableBatches: index?.head.count ?? 0 };
      }
      const { workspaceId, epoch } = index.beginning;
      return { state, workspaceId, epoch, head: index.head };
    });
  }

  /** How far it is noted to have come; null where no note can be read. */
  end(): Promise<JournalEnd | null> {
    return this.endMark.read();
  }

  /** Writes an empty journal; one that has exactly this beginning stays as it is. */
  begin(genesis: Genesis): Promise<void> {
    return this.turns.take(async () => {
      const journal = await this.current();
      if (journal !== null) {
        const found = journal.index?.beginning;
        if (found?.workspaceId === genesis.workspaceId && found.epoch === genesis.epoch) return;
        throw new CallRefused('数据文件夹里已有另一份日志。');
      }
      await this.fileSystem.makeFolder(this.folder);
      await this.writeSegment(1, chainBeginning(genesis));
    });
  }

  append(sealed: SealedBatch): Promise<AppendResult> {
    return this.turns.take(async () => {
      const bytes = sealedBytes(sealed);
      if (bytes === null) throw new CallRefused('批次与它的校验值不符。');
      if (sealed.batch.schemaVersion > this.schemaVersion) throw new CallRefused('批次由更新的程序写成。');
      try {
        return await this.appendBytes(sealed, bytes);
      } catch (error) {
        return failed(storageFault(error), faultDetail(error));
      }
    });
  }

  after(hash: string, limit: number): Promise<JournalPage | null> {
    return this.turns.take(async () => {
      const head = (await this.current())?.index?.head;
      const found = await this.find(hash);
      if (head === undefined || found === null) return null;
      const { segment, index } = found;
      const entries = index.after(hash) ?? [];
      if (entries.length === 0) return { batches: [], more: hash !== head.hash };
      const { file } = await openSegment(this.fileSystem, this.folder, segment);
      try {
        const page = await readJournalPage(file, entries, limit);
        return { ...page, more: page.batches.at(-1)?.hash !== head.hash };
      } finally {
        await file.close();
      }
    });
  }

  /** The position of each hash on the chain; null where it is not there. */
  positions(hashes: readonly string[]): Promise<readonly (number | null)[]> {
    return this.turns.take(async () => {
      const positions: (number | null)[] = [];
      for (const hash of hashes) positions.push((await this.find(hash))?.index.positionOf(hash) ?? null);
      return positions;
    });
  }

  /**
   * Finishes the segment that grows and begins the next one at the head, where `due` says so for the number of its batches
   * and bytes. Answers whether it did. A kill at any moment leaves one of the two segments as the one that grows.
   */
  rotate(due: (batches: number, bytes: number) => boolean): Promise<boolean> {
    return this.turns.take(async () => {
      const journal = this.held() ? await this.current() : null;
      if (journal === null || journal.index === null || journal.state !== 'intact') return false;
      const { segment, index, writer } = journal;
      if (!due(index.size, writer.length)) return false;
      const { workspaceId, epoch } = index.beginning;
      const { count: position, hash: parentHash, batchId } = index.head;
      // Whatever becomes of the writing: which segment grows is then seen from the folder.
      await this.forget();
      await this.writeSegment(segment.number + 1, { workspaceId, epoch, position, parentHash, batchId });
      this.finished.set(segment.number, index);
      return true;
    });
  }

  /** Hash of the beginning of the chain; null where its first segment is not there or cannot be read. */
  beginning(): Promise<string | null> {
    return this.turns.take(async () => {
      const journal = await this.current();
      const first = (await listSegments(this.fileSystem, this.folder))[0];
      if (journal === null || first === undefined) return null;
      const index = first.number === journal.segment.number ? journal.index : await this.finishedIndex(first);
      return index?.beginning.position === 0 ? index.beginning.parentHash : null;
    });
  }

  /** Does something with finished segments, which must stay what they are, while nobody reads them. */
  alone<T>(work: () => Promise<T>): Promise<T> {
    return this.turns.take(work);
  }

  /** Does something that may leave other segments in the folder. */
  replacing<T>(work: () => Promise<T>): Promise<T> {
    return this.turns.take(async () => {
      await this.forget();
      this.finished.clear();
      return work();
    });
  }

  close(): Promise<void> {
    return this.turns.close(() => this.forget());
  }

  private async appendBytes(sealed: SealedBatch, bytes: Uint8Array): Promise<AppendResult> {
    if (!this.held()) throw new FolderTaken();
    const journal = await this.current();
    if (journal === null) return failed('noFolder', '数据文件夹里没有日志。');
    if (journal.index === null || journal.state === 'damaged') return failed('other', journal.detail);
    const { index, writer } = journal;
    const { batch, hash } = sealed;
    if (index.head.hash === hash && index.head.batchId === batch.id) {
      await writer.ready();
      journal.state = 'intact';
      return { state: 'appended', head: index.head };
    }
    const follows = batch.parentHash === index.head.hash && batch.workspaceId === index.beginning.workspaceId;
    if (!follows) return { state: 'forked', head: index.head };
    if (bytes.length > batchLimit)
      return failed('other', `批次长 ${bytes.length} 字节，超过上限 ${batchLimit}。`);
    const place = await writer.append(batchRecords(sealed, bytes));
    journal.state = 'intact';
    index.add({ hash, ...place }, batch.id);
    const { workspaceId, epoch } = index.beginning;
    this.endMark.write({ workspaceId, epoch, count: index.head.count });
    return { state: 'appended', head: index.head };
  }

  /** The journal as it is on the disk now. */
  private async current(): Promise<OpenJournal | null> {
    if (this.opened !== null && !(await this.opened.writer.isUnchanged())) await this.forget();
    this.opened ??= await this.read();
    return this.opened;
  }

  private async read(): Promise<OpenJournal | null> {
    const segment = (await listSegments(this.fileSystem, this.folder)).at(-1);
    if (segment === undefined) return null;
    const { file, size } = await openSegment(this.fileSystem, this.folder, segment);
    try {
      const scan = await scanJournal(file, size);
      const opened = openedJournal(this.fileSystem, this.folder, segment, scan, size);
      if (!segment.packed) return opened;
      return { ...opened, state: 'damaged', detail: `日志段 ${segmentName(segment.number + 1)} 不见了。` };
    } finally {
      await file.close();
    }
  }

  /** The newest segment that has the hash or begins with it. Finished ones are read when it comes to them. */
  private async find(hash: string): Promise<{ segment: SegmentFile; index: JournalIndex } | null> {
    const journal = await this.current();
    if (journal === null) return null;
    const { segment: growing, index: grown } = journal;
    if (grown !== null && grown.positionOf(hash) !== null) return { segment: growing, index: grown };
    const segments = await listSegments(this.fileSystem, this.folder);
    for (const segment of segments.toReversed()) {
      if (segment.number >= growing.number) continue;
      const index = await this.finishedIndex(segment);
      if (index !== null && index.positionOf(hash) !== null) return { segment, index };
    }
    return null;
  }

  private async finishedIndex(segment: SegmentFile): Promise<JournalIndex | null> {
    const known = this.finished.get(segment.number);
    if (known !== undefined) return known;
    const { file, size } = await openSegment(this.fileSystem, this.folder, segment);
    try {
      const { beginning, entries, lastBatchId } = await scanJournal(file, size);
      if (beginning === null) return null;
      const index = new JournalIndex(beginning, entries, lastBatchId);
      this.finished.set(segment.number, index);
      return index;
    } finally {
      await file.close();
    }
  }

  private writeSegment(number: number, beginning: SegmentBeginning): Promise<void> {
    return replaceFile(this.fileSystem, path.join(this.folder, segmentName(number)), emptySegment(beginning));
  }

  private async forget(): Promise<void> {
    const { opened } = this;
    this.opened = null;
    await opened?.writer.close();
    await this.endMark.close();
  }
}

function openedJournal(
  fileSystem: FileSystem,
  folder: string,
  segment: SegmentFile,
  scan: JournalScan,
  size: number,
): OpenJournal {
  const { state, detail, beginning, entries, lastBatchId, end } = scan;
  return {
    segment,
    state,
    detail,
    index: beginning === null ? null : new JournalIndex(beginning, entries, lastBatchId),
    writer: new JournalWriter(fileSystem, path.join(folder, segment.name), end, size),
  };
}

function failed(fault: StorageFault, detail: string): AppendResult {
  return { state: 'failed', fault, detail };
}
