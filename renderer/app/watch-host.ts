import type { Host } from '../../shared/host';
import { Connection } from '../ledger/connection';
import { reconnect } from '../ledger/reconnect';
import type { Saver } from '../ledger/saver';
import type { LedgerRepository } from '../storage/ledger-repository';

/** Milliseconds. A host that is gone is noticed within seconds; the calls are small and stay within this computer. */
const signsOfLife = { usual: 3_000, missed: 700 };

/** Stops the entry of figures while the host is gone, and goes on by itself when it is back. */
export async function watchHost(host: Host, repository: LedgerRepository, saver: Saver): Promise<Connection> {
  const head = await repository.head();
  if (!head) throw new Error('the database has no head record');
  const { workspaceId, epoch } = head;
  const connection = new Connection({
    host,
    rhythm: signsOfLife,
    onGone: () => saver.hold(),
    onBack: () => reconnect({ host, saver, workspaceId, epoch }),
  });
  const look = () => {
    if (saver.state().kind === 'unknown') connection.doubt();
  };
  saver.subscribe(look);
  look();
  // The timers of a page in the background run rarely.
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) connection.check();
  });
  return connection;
}
