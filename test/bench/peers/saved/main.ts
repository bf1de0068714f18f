/**
 * The peer of saving: a typed figure goes into one flushed append and one strict put, a pasted block into one flushed append
 * and one strict transaction, and nothing else happens.
 */
import { Dexie, type Table } from 'dexie';

export interface PeerRecord {
  readonly id: string;
  readonly figures: Readonly<Record<string, unknown>>;
}

/** A record of the log; only its keys matter here. */
export interface PeerLogRecord {
  readonly position: number;
  readonly hash: string;
}

declare global {
  interface Window {
    /** From now on Enter puts all records and one of the log in one transaction, after `appended` was appended by the host. */
    preparePastePeer?: (records: readonly PeerRecord[], logged: PeerLogRecord, appended: string) => void;
    /** From now on Enter puts `record` with the typed figure, after `appended` was appended by the host. */
    preparePeer?: (record: PeerRecord, appended: string) => void;
  }
}

const database = new Dexie('peer', { chromeTransactionDurability: 'strict', cache: 'disabled' });
database.version(1).stores({ series: 'id, planId, indicatorId', log: 'position, &hash, batchId' });
const series: Table<PeerRecord, string> = database.table('series');
const log: Table<PeerLogRecord, number> = database.table('log');

/** From now on Enter saves. */
function saveOnEnter(save: (typed: string) => Promise<void>): void {
  const input = document.querySelector('input');
  const state = document.querySelector<HTMLElement>('.save-state');
  if (!input || !state) return;
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    const typed = input.value;
    input.value = '';
    state.dataset['kind'] = 'saving';
    void save(typed).then(() => {
      state.dataset['kind'] = 'saved';
    });
  });
}

const append = (body: string): Promise<unknown> => fetch('/append', { method: 'POST', body });

window.preparePeer = (record, appended) => {
  saveOnEnter(async (figure) => {
    await append(appended);
    await series.put({ ...record, figures: { ...record.figures, 'actual:2016': figure } });
  });
};

window.preparePastePeer = (records, logged, appended) => {
  let round = 0;
  saveOnEnter(async () => {
    round += 1;
    const entry = { ...logged, position: round, hash: `${round}` };
    await append(appended);
    await database.transaction('rw', series, log, () =>
      Promise.all([series.bulkPut(records), log.add(entry)]),
    );
  });
};
