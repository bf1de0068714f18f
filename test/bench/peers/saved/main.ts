/** The peer of saving: a typed figure goes into one flushed append and one strict put, and nothing else happens. */
import { Dexie, type Table } from 'dexie';

export interface PeerRecord {
  readonly id: string;
  readonly figures: Readonly<Record<string, unknown>>;
}

declare global {
  interface Window {
    /** From now on Enter puts `record` with the typed figure, after `appended` was appended by the host. */
    preparePeer?: (record: PeerRecord, appended: string) => void;
  }
}

const database = new Dexie('peer', { chromeTransactionDurability: 'strict', cache: 'disabled' });
database.version(1).stores({ series: 'id, planId, indicatorId' });
const series: Table<PeerRecord, string> = database.table('series');

window.preparePeer = (record, appended) => {
  const input = document.querySelector('input');
  const state = document.querySelector<HTMLElement>('.save-state');
  if (!input || !state) return;
  const save = async (figure: string) => {
    state.dataset['kind'] = 'saving';
    await fetch('/append', { method: 'POST', body: appended });
    await series.put({ ...record, figures: { ...record.figures, 'actual:2016': figure } });
    state.dataset['kind'] = 'saved';
  };
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    const figure = input.value;
    input.value = '';
    void save(figure);
  });
};
