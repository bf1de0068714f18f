import { useEffect, useRef, useState } from 'react';
import type { HistoryFilter } from '../../shared/history/entries';
import type { Host, HostInfo, SaveResult, SaveTarget } from '../../shared/host';
import { folderOf, joinPath, rememberFolder } from '../ui/export-target';
import { exportHistory, HistoryTooLong, type HistoryExportProgress } from './export-history';
import type { HistorySource } from './history-search';

export interface HistoryExportOrder {
  readonly filter: HistoryFilter;
  readonly folder: string;
  readonly name: string;
  /** The user has agreed to replace a file of that name. */
  readonly overwrite: boolean;
}

export type HistoryExportState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'searching'; readonly progress: HistoryExportProgress }
  | { readonly kind: 'writing' }
  | { readonly kind: 'cancelled' }
  /** The sentence says what happened and what to do. */
  | { readonly kind: 'broken'; readonly sentence: string }
  | {
      readonly kind: 'done';
      readonly result: SaveResult;
      readonly entries: number;
      readonly order: HistoryExportOrder;
    };

interface HistoryExportServices {
  readonly host: Host;
  readonly info: HostInfo;
  readonly source: HistorySource;
}

/** Runs one export of the audit trail at a time: place, rows, file. Cancelling leaves no file. */
export function useHistoryExport(services: HistoryExportServices) {
  const [state, setState] = useState<HistoryExportState>({ kind: 'idle' });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const start = (order: HistoryExportOrder) => {
    if (running.current) return;
    const abort = new AbortController();
    running.current = abort;
    void run(order, services, abort.signal, setState)
      .catch((error: unknown): HistoryExportState => {
        if (abort.signal.aborted) return { kind: 'cancelled' };
        return { kind: 'broken', sentence: sentenceOf(error) };
      })
      .then(setState)
      .finally(() => (running.current = null));
  };
  return { state, start, cancel: () => running.current?.abort() };
}

async function run(
  order: HistoryExportOrder,
  { host, info, source }: HistoryExportServices,
  signal: AbortSignal,
  report: (state: HistoryExportState) => void,
): Promise<HistoryExportState> {
  const path = joinPath(order.folder, order.name, 'csv');
  const target: SaveTarget | null = info.nativeDialogs
    ? await host['file.pick']({ kind: 'csv', suggestedPath: path })
    : { path, overwrite: order.overwrite };
  if (!target) return { kind: 'cancelled' };
  report({ kind: 'searching', progress: { searched: 0, total: 0, entries: 0 } });
  const onProgress = (progress: HistoryExportProgress) => report({ kind: 'searching', progress });
  const { bytes, entries } = await exportHistory(source, order.filter, onProgress, signal);
  report({ kind: 'writing' });
  const result = await host['file.save']({ target, kind: 'csv', bytes });
  if (result.state === 'saved') rememberFolder(folderOf(result.path));
  return { kind: 'done', result, entries, order };
}

function sentenceOf(error: unknown): string {
  if (error instanceof HistoryTooLong) return error.message;
  return '后台服务没有回应，不确定文件是否写出。请确认启动程序的窗口仍在运行，再试一次。';
}
