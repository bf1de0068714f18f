import { useCallback, useEffect, useRef, useState } from 'react';
import type { BackupSource, Host, Incoming, StageResult } from '../../shared/host';
import type { RebuildProgress } from '../ledger/recovered-ledger';
import { forgetTakeOver, noteTakeOver } from '../ledger/take-over-note';
import type { LedgerRepository } from '../storage/ledger-repository';
import { brokenText, databaseBehindText, stagedGoneText, stageProblemText } from './backup-texts';
import { DatabaseBehind, takeOverIncoming } from './take-over';

export type OpenState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'reading'; readonly source: BackupSource }
  | { readonly kind: 'passphrase'; readonly source: BackupSource; readonly problem: string | null }
  | { readonly kind: 'problem'; readonly text: string }
  | { readonly kind: 'staged'; readonly incoming: Incoming; readonly problem: string | null }
  | { readonly kind: 'taking'; readonly progress: RebuildProgress };

interface OpenServices {
  readonly host: Host;
  readonly repository: LedgerRepository;
  /** Has everything saved that can be; says what could not. */
  readonly settle: () => Promise<string | null>;
  /** Takes no further figures until the answer is called: they would belong to the history that is being left. */
  readonly lock: () => () => void;
  /** The program is to be opened anew. */
  readonly onTaken: () => void;
}

/** Opens one copy at a time: unpacked and shown, then taken over or dropped. */
export function useOpenBackup({ host, repository, settle, lock, onTaken }: OpenServices) {
  const [state, setState] = useState<OpenState>({ kind: 'idle' });
  const taking = useRef<AbortController | null>(null);

  // A page that was loaded anew goes on where it was.
  useEffect(() => {
    let current = true;
    host['incoming.state']().then(
      (incoming) => {
        if (current && incoming) setState({ kind: 'staged', incoming, problem: null });
      },
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [host]);

  const open = useCallback(
    (source: BackupSource, passphrase: string | null) => {
      setState({ kind: 'reading', source });
      host['incoming.stage']({ source, passphrase }).then(
        (result) => setState(stateAfter(result, source)),
        (error: unknown) => setState({ kind: 'problem', text: brokenText(error) }),
      );
    },
    [host],
  );

  const take = async (incoming: Incoming) => {
    const abort = new AbortController();
    taking.current = abort;
    const onProgress = (progress: RebuildProgress) => setState({ kind: 'taking', progress });
    onProgress({ step: 'reading', done: 0, total: 0 });
    let unlock: () => void = () => undefined;
    try {
      const unsaved = await settle();
      if (unsaved !== null) return setState({ kind: 'staged', incoming, problem: unsaved });
      unlock = lock();
      await takeOverIncoming({
        host,
        repository,
        incoming,
        newId: () => crypto.randomUUID(),
        now: () => new Date().toISOString(),
        onProgress,
        onSwap: noteTakeOver,
        signal: abort.signal,
      });
      forgetTakeOver();
      onTaken();
    } catch (error) {
      // The files are those of the copy already: whatever is typed now belongs to neither.
      if (error instanceof DatabaseBehind) return setState({ kind: 'problem', text: databaseBehindText });
      unlock();
      const problem = abort.signal.aborted ? null : brokenText(error);
      // What is staged does not outlive the host; one that is gone cannot be asked.
      const staged = await host['incoming.state']().catch(() => incoming);
      setState(staged ? { kind: 'staged', incoming, problem } : { kind: 'problem', text: stagedGoneText });
    }
  };

  const drop = () => {
    setState({ kind: 'idle' });
    void host['incoming.drop']().catch(() => undefined);
  };
  const cancel = () => {
    taking.current?.abort();
    void host['backup.cancel']().catch(() => undefined);
  };
  return { state, open, take, drop, cancel };
}

function stateAfter(result: StageResult, source: BackupSource): OpenState {
  switch (result.state) {
    case 'staged':
      return { kind: 'staged', incoming: result.incoming, problem: null };
    case 'cancelled':
      return { kind: 'idle' };
    case 'passphraseNeeded':
      return { kind: 'passphrase', source, problem: null };
    case 'passphraseWrong':
      return { kind: 'passphrase', source, problem: stageProblemText(result) };
    default:
      return { kind: 'problem', text: stageProblemText(result) };
  }
}
