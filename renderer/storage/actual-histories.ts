import { Dexie, type Table } from 'dexie';
import { actualSteps, type ActualHistory } from '../../shared/review/revised-actuals';
import type { LogRecord } from './database';
import type { LedgerRepository } from './ledger-repository';

interface StoredHistory extends ActualHistory {
  /** 1 where a value has been replaced or taken away: an index finds these alone. */
  readonly replaced: 0 | 1;
}

interface ReadMark {
  readonly key: 'read';
  /** The last batch that has been read. */
  readonly position: number;
  readonly hash: string;
}

type Log = Pick<LedgerRepository, 'head' | 'hasOnChain' | 'logAfter'>;

/** Batches read, and figures written, at a time: the page goes on in between. */
const batchesAtATime = 200;
const figuresAtATime = 500;

/**
 * An index of the log by the actual that a batch changed, in a database of its own. It holds nothing that the log does not
 * say: where it does not fit the log it is made anew, and it may be deleted at any time.
 */
export class ActualHistories {
  private readonly database: Dexie;
  private readonly histories: Table<StoredHistory, [string, string]>;
  private readonly marks: Table<ReadMark, string>;

  constructor(name = 'indicator-workbench-actuals') {
    this.database = new Dexie(name);
    this.database.version(1).stores({ history: '[seriesId+period], replaced', mark: 'key' });
    this.histories = this.database.table('history');
    this.marks = this.database.table('mark');
  }

  /**
   * Every actual of which a value was replaced, once what the log has gained since the last time is read. Throws the signal's
   * reason when aborted; what was read until then stays read.
   */
  async replaced(log: Log, signal: AbortSignal): Promise<readonly ActualHistory[]> {
    await this.catchUp(log, signal);
    return this.histories.where('replaced').equals(1).toArray();
  }

  close(): void {
    this.database.close();
  }

  private async catchUp(log: Log, signal: AbortSignal): Promise<void> {
    let mark = (await this.marks.get('read')) ?? null;
    if (mark !== null && !(await log.hasOnChain(mark.hash))) {
      await this.database.transaction('rw', this.histories, this.marks, () =>
        Promise.all([this.histories.clear(), this.marks.clear()]),
      );
      mark = null;
    }
    for (;;) {
      const records: readonly LogRecord[] = await log.logAfter(mark?.position ?? 0, batchesAtATime);
      signal.throwIfAborted();
      const last = records.at(-1);
      if (last === undefined) return;
      const next: ReadMark = { key: 'read', position: last.position, hash: last.hash };
      // Another window may have been faster; then this goes on from where that one is.
      mark = (await this.append(records, mark, next)) ? next : ((await this.marks.get('read')) ?? null);
    }
  }

  private append(records: readonly LogRecord[], from: ReadMark | null, to: ReadMark): Promise<boolean> {
    const gained = records.flatMap(({ position, batch }) => actualSteps(position, batch));
    return this.database.transaction('rw', this.histories, this.marks, async () => {
      const mark = await this.marks.get('read');
      if ((mark?.hash ?? null) !== (from?.hash ?? null)) return false;
      for (let start = 0; start < gained.length; start += figuresAtATime)
        await this.put(gained.slice(start, start + figuresAtATime));
      await this.marks.put(to);
      return true;
    });
  }

  private async put(gained: readonly ActualHistory[]): Promise<void> {
    const merged = new Map<string, ActualHistory>();
    const stored = await this.histories.bulkGet(gained.map(({ seriesId, period }) => [seriesId, period]));
    gained.forEach((history, index) => {
      const key = `${history.seriesId} ${history.period}`;
      const before = merged.get(key) ?? stored[index];
      merged.set(key, { ...history, steps: [...(before?.steps ?? []), ...history.steps] });
    });
    await this.histories.bulkPut(
      [...merged.values()].map(({ seriesId, period, steps }) => ({
        seriesId,
        period,
        steps,
        replaced: steps.some(({ before }) => before !== null) ? 1 : 0,
      })),
    );
  }
}
