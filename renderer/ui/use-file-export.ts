import { useEffect, useRef, useState } from 'react';

/** `Own` are the states of one kind of export. */
export type FileExportState<Own> =
  | { readonly kind: 'idle' }
  | { readonly kind: 'writing' }
  | { readonly kind: 'cancelled' }
  /** The sentence says what happened and what to do. */
  | { readonly kind: 'broken'; readonly sentence: string }
  | Own;

/** What an export does: the place, what goes into the file, the file. Its answer is how it ended. */
export type FileExportWork<Order, Own> = (
  order: Order,
  signal: AbortSignal,
  report: (state: FileExportState<Own>) => void,
) => Promise<FileExportState<Own>>;

/**
 * Runs one export at a time. Cancelling it, and leaving the view, leaves no file. `reasonOf` makes a sentence of an error
 * of its own, and null of any other.
 */
export function useFileExport<Order, Own>(
  work: FileExportWork<Order, Own>,
  reasonOf: (error: unknown) => string | null,
) {
  const [state, setState] = useState<FileExportState<Own>>({ kind: 'idle' });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const start = (order: Order) => {
    if (running.current) return;
    const abort = new AbortController();
    running.current = abort;
    void work(order, abort.signal, setState)
      .catch((error: unknown): FileExportState<Own> => {
        if (abort.signal.aborted) return { kind: 'cancelled' };
        return { kind: 'broken', sentence: reasonOf(error) ?? silence };
      })
      .then(setState)
      .finally(() => (running.current = null));
  };
  return { state, start, cancel: () => running.current?.abort() };
}

const silence = '后台服务没有回应，不确定文件是否写出。请确认启动程序的窗口仍在运行，再试一次。';
