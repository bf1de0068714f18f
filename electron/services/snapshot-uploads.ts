import { randomUUID } from 'node:crypto';
import type { ChainHead, RecoveredRecord, VerifiedSnapshot } from '../../shared/host';
import { emptyRecordTable, type RecordTable } from '../../shared/model/record-table';
import { CallRefused } from './call-refused';
import type { Snapshots } from './snapshots';

/** Snapshots of the page's own records, sent in parts. One at a time: a new one drops an unfinished one. */
export class SnapshotUploads {
  private readonly snapshots: Snapshots;
  private current: {
    readonly upload: string;
    readonly head: ChainHead;
    readonly table: RecordTable;
  } | null = null;

  constructor(snapshots: Snapshots) {
    this.snapshots = snapshots;
  }

  begin(head: ChainHead): { readonly upload: string } {
    const upload = randomUUID();
    this.current = { upload, head, table: emptyRecordTable() };
    return { upload };
  }

  add(upload: string, records: readonly RecoveredRecord[]): void {
    const { table } = this.require(upload);
    for (const { entity, record } of records) {
      (table[entity] as Map<string, unknown>).set(record.id, record);
    }
  }

  /** Writes it; one that failed can be finished again. */
  async finish(upload: string, takenAt: string): Promise<VerifiedSnapshot> {
    const { head, table } = this.require(upload);
    const saved = await this.snapshots.save(head, table, { reason: 'replaced', takenAt });
    this.current = null;
    return saved;
  }

  private require(upload: string) {
    if (this.current?.upload !== upload) throw new CallRefused('没有这个正在写入的快照。');
    return this.current;
  }
}
