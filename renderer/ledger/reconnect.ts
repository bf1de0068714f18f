import type { FolderContents, Host } from '../../shared/host';
import type { Saver } from './saver';

export interface ReconnectOptions {
  readonly host: Pick<Host, 'folder.contents'>;
  readonly saver: Saver;
  /** The history that the page works on. */
  readonly workspaceId: string;
  readonly epoch: number;
}

/**
 * Goes on after the host was away. The batch that was under way may or may not be in the journal: where the journal ends
 * before or with it, it is sent again, which both stores take without harm. Where the folder has gone another way in the
 * meantime, nothing more is saved here; what waits stays with the page. Rejects where the folder cannot be looked at.
 */
export async function reconnect({ host, saver, workspaceId, epoch }: ReconnectOptions): Promise<void> {
  const [{ marker, journal }, heads] = await lookAtRest(host, saver);
  const ours =
    marker.state === 'present' &&
    marker.marker.workspaceId === workspaceId &&
    marker.marker.epoch === epoch &&
    (journal.state === 'intact' || journal.state === 'torn') &&
    heads.includes(journal.head.hash);
  if (ours) await saver.release();
  else saver.giveUp();
}

/** What the folder held at a moment at which nothing was being saved. */
async function lookAtRest(
  host: ReconnectOptions['host'],
  saver: Saver,
): Promise<readonly [FolderContents, readonly string[]]> {
  for (;;) {
    await saver.settled();
    const before = saver.heads();
    const contents = await host['folder.contents']();
    const after = saver.heads();
    if (saver.atRest && after.every((head, place) => head === before[place])) return [contents, after];
  }
}
