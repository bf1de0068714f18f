import { useCallback, useEffect, useRef, useState } from 'react';
import type { Host } from '../../shared/host';
import type { PastPlace } from '../../shared/saving/restore-source';
import { PastUnreadable, readPast, type PastState } from './read-past';

export type Reading =
  | { readonly kind: 'idle' }
  | { readonly kind: 'reading'; readonly place: PastPlace; readonly read: number }
  | { readonly kind: 'failed'; readonly place: PastPlace; readonly sentence: string }
  | { readonly kind: 'ready'; readonly past: PastState };

/** Reads one past state at a time; choosing another one gives the first up. Nothing is changed by it. */
export function usePastState(host: Host) {
  const [reading, setReading] = useState<Reading>({ kind: 'idle' });
  const running = useRef<AbortController | null>(null);
  const start = useCallback(
    (place: PastPlace) => {
      running.current?.abort();
      const abort = new AbortController();
      running.current = abort;
      const report = (state: Reading) => {
        if (!abort.signal.aborted) setReading(state);
      };
      report({ kind: 'reading', place, read: 0 });
      readPast(host, place, (read) => report({ kind: 'reading', place, read }), abort.signal).then(
        (past) => report({ kind: 'ready', past }),
        (error: unknown) => report({ kind: 'failed', place, sentence: sentenceOf(error) }),
      );
    },
    [host],
  );
  const forget = useCallback(() => {
    running.current?.abort();
    setReading({ kind: 'idle' });
  }, []);
  useEffect(() => () => running.current?.abort(), []);
  return { reading, start, forget };
}

function sentenceOf(error: unknown): string {
  if (error instanceof PastUnreadable) return error.message;
  return '后台服务没有回应，没有读出这个状态。请确认启动程序的窗口仍在运行，再试一次。';
}
