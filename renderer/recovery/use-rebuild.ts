import { useRef, useState } from 'react';
import type { Host } from '../../shared/host';
import type { RecoveryChoice } from '../../shared/saving/recovery-choices';
import type { LedgerRepository } from '../storage/ledger-repository';
import type { Comparison } from './compare-sides';
import type { RebuildProgress } from '../ledger/recovered-ledger';
import { rebuildFromDatabase, rebuildFromFiles } from './rebuild';
import { failureText, progressText } from './recovery-texts';

export type RebuildState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly progress: RebuildProgress; readonly text: string }
  | { readonly kind: 'failed'; readonly text: string };

interface RebuildServices {
  readonly host: Host;
  readonly repository: LedgerRepository;
  readonly comparison: Comparison;
}

const first: RebuildProgress = { step: 'reading', done: 0, total: 0 };

/** Carries out one choice and opens the program anew when it is done. */
export function useRebuild(services: RebuildServices) {
  const [state, setState] = useState<RebuildState>({ kind: 'idle' });
  const running = useRef<AbortController | null>(null);
  const onProgress = (progress: RebuildProgress) =>
    setState({ kind: 'running', progress, text: progressText(progress) });

  const start = (source: RecoveryChoice['source']) => {
    const abort = new AbortController();
    running.current = abort;
    onProgress(first);
    const rebuild = source === 'files' ? rebuildFromFiles : rebuildFromDatabase;
    const newId = () => crypto.randomUUID();
    const now = () => new Date().toISOString();
    rebuild({ ...services, newId, now, onProgress, signal: abort.signal }).then(
      () => location.reload(),
      (error: unknown) => {
        setState(abort.signal.aborted ? { kind: 'idle' } : { kind: 'failed', text: failureText(error) });
      },
    );
  };
  return { state, start, cancel: () => running.current?.abort() };
}
