import path from 'node:path';
import type { AppendResult, JournalPage, JournalState, StorageFault } from '../../shared/host';
import { schemaVersion, type Genesis, type SealedBatch } from '../../shared/model/batch';
import { CallRefused } from './call-refused';
import type { FileSystem } from './file-system';
import { batchRecords } from './journal-batches';
import { JournalIndex } from './journal-index';
import { readJournalPage } from './journal-page';
import { batchLimit, encodeRecord, fileHeader } from './journal-record';
import { genesisPayload, scanJournal, type JournalScan } from './journal-scan';
import { JournalWriter } from './journal-writer';
import { replaceFile } from './replace-file';
import { sealedBytes } from './sealed-text';
import { faultDetail, storageFault } from './storage-fault';
import { Turns } from './turns';

const firstFile = 'journal-000001.iwj';

/** A journal file as it was found and has grown since. */
interface OpenJournal {
  state: 'intact' | 'torn' | 'damaged';
  /** Why it is damaged, else empty. */
  readonly detail: string;
  /** Null where not even the beginning can be read. */
  readonly index: JournalIndex | null;
  readonly writer: JournalWriter;
}

/** The record of every committed batch of a data folder. Calls are carried out one after the other. */
export class Journal {
  private readonly fileSystem: FileSystem;
  private readonly folder: string;
  private readonly file: string;
  private readonly held: () => boolean;
  private readonly turns = new Turns();
  /** Null before the first look, and once somebody else has changed the file. */
  private opened: OpenJournal | null = null;

  /** `held` answers whether the data folder is still this program's to write to. */
  constructor(fileSystem: FileSystem, dataFolder: string, held: () => boolean) {
    this.fileSystem = fileSystem;
    this.folder = path.join(dataFolder, 'journal');
    this.file = path.join(this.folder, firstFile);
    this.held = held;
  }

  state(): Promise<JournalState> {
    return this.turns.take(async () => {
      const journal = await this.current();
      if (journal === null) return { state: 'absent' };
      const { state, detail, index } = journal;
      if (index === null || state === 'damaged') {
        return { state: 'damaged', detail, readableBatches: index?.head.count ?? 0 };
      }
      return { state, ...index.genesis, head: index.head };
    });
  }

  /** Writes an empty journal; one that has exactly this beginning stays as it is. */
  begin(genesis: Genesis): Promise<void> {
    return this.turns.take(async () => {
      const journal = await this.current();
      if (journal !== null) {
        const found = journal.index?.genesis;
        if (found?.workspaceId === genesis.workspaceId && found.epoch === genesis.epoch) return;
        throw new CallRefused('数据文件夹里已有另一份日志。');
      }
      const record = encodeRecord({ type: 'genesis', part: 0, payload: genesisPayload(genesis) });
      await this.fileSystem.makeFolder(this.folder);
      await replaceFile(this.fileSystem, this.file, Buffer.concat([fileHeader(), record]));
    });
  }

  append(sealed: SealedBatch): Promise<AppendResult> {
    return this.turns.take(async () => {
      const bytes = sealedBytes(sealed);
      if (bytes === null) throw new CallRefused('批次与它的校验值不符。');
      if (sealed.batch.schemaVersion > schemaVersion) throw new CallRefused('批次由更新的程序写成。');
      try {
        return await this.appendBytes(sealed, bytes);
      } catch (error) {
        return failed(storageFault(error), faultDetail(error));
      }
    });
  }

  after(hash: string, limit: number): Promise<JournalPage | null> {
    return this.turns.take(async () => {
      const entries = (await this.current())?.index?.after(hash) ?? null;
      if (entries === null) return null;
      const file = await this.fileSystem.open(this.file, 'read');
      try {
        return await readJournalPage(file, entries, limit);
      } finally {
        await file.close();
      }
    });
  }

  close(): Promise<void> {
    return this.turns.close(() => this.forget());
  }

  private async appendBytes(sealed: SealedBatch, bytes: Uint8Array): Promise<AppendResult> {
    if (!this.held()) return failed('busy', '数据文件夹已被另一台计算机接管。');
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
    const follows = batch.parentHash === index.head.hash && batch.workspaceId === index.genesis.workspaceId;
    if (!follows) return { state: 'forked', head: index.head };
    if (bytes.length > batchLimit)
      return failed('other', `批次长 ${bytes.length} 字节，超过上限 ${batchLimit}。`);
    const place = await writer.append(batchRecords(sealed, bytes));
    journal.state = 'intact';
    index.add({ hash, ...place }, batch.id);
    return { state: 'appended', head: index.head };
  }

  /** The journal as it is on the disk now. */
  private async current(): Promise<OpenJournal | null> {
    if (this.opened !== null && !(await this.opened.writer.isUnchanged())) await this.forget();
    this.opened ??= await this.read();
    return this.opened;
  }

  private async read(): Promise<OpenJournal | null> {
    const facts = await this.fileSystem.facts(this.file);
    if (facts === null) return null;
    const file = await this.fileSystem.open(this.file, 'read');
    try {
      return openedJournal(this.fileSystem, this.file, await scanJournal(file, facts.size), facts.size);
    } finally {
      await file.close();
    }
  }

  private async forget(): Promise<void> {
    const { opened } = this;
    this.opened = null;
    await opened?.writer.close();
  }
}

function openedJournal(fileSystem: FileSystem, file: string, scan: JournalScan, size: number): OpenJournal {
  const { state, detail, genesis, entries, lastBatchId, end } = scan;
  return {
    state,
    detail,
    index: genesis === null ? null : new JournalIndex(genesis, entries, lastBatchId),
    writer: new JournalWriter(fileSystem, file, end, size),
  };
}

function failed(fault: StorageFault, detail: string): AppendResult {
  return { state: 'failed', fault, detail };
}
