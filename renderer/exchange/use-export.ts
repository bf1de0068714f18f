import { useEffect, useRef, useState } from 'react';
import type { DataFile } from '../../shared/exchange/data-file';
import type { Host, HostInfo, SaveResult, SaveTarget } from '../../shared/host';
import { folderOf, joinPath, rememberFolder } from '../ui/export-target';
import type { PlanView } from '../../shared/model/plan-view';
import { exportFile, FileExportError, type WorkbookProgress } from './export-file';
import type { ExportExtension, FileOrder } from './export-order';

export type ExportState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'building'; readonly progress: WorkbookProgress }
  | { readonly kind: 'writing' }
  | { readonly kind: 'cancelled' }
  /** The sentence says what happened and what to do. */
  | { readonly kind: 'broken'; readonly sentence: string }
  | {
      readonly kind: 'done';
      readonly result: SaveResult;
      readonly remarks: readonly string[];
      /** What was asked for, to be asked for again. */
      readonly order: ExportOrder;
    };

export interface ExportOrder {
  readonly view: PlanView;
  /** What is made of it. */
  readonly file: FileOrder;
  readonly extension: ExportExtension;
  readonly folder: string;
  readonly name: string;
  /** The user has agreed to replace a file of that name. */
  readonly overwrite: boolean;
}

interface ExportServices {
  readonly host: Host;
  readonly info: HostInfo;
}

/** Runs one export at a time: place, workbook, file. Cancelling leaves no file. */
export function useExport({ host, info }: ExportServices) {
  const [state, setState] = useState<ExportState>({ kind: 'idle' });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const start = (order: ExportOrder) => {
    if (running.current) return;
    const abort = new AbortController();
    running.current = abort;
    void run(order, { host, info }, abort.signal, setState)
      .catch((error: unknown): ExportState => {
        if (abort.signal.aborted) return { kind: 'cancelled' };
        return { kind: 'broken', sentence: sentenceOf(error) };
      })
      .then(setState)
      .finally(() => (running.current = null));
  };
  return { state, start, cancel: () => running.current?.abort() };
}

async function run(
  order: ExportOrder,
  { host, info }: ExportServices,
  signal: AbortSignal,
  report: (state: ExportState) => void,
): Promise<ExportState> {
  const { extension } = order;
  const path = joinPath(order.folder, order.name, extension);
  const target: SaveTarget | null = info.nativeDialogs
    ? await host['file.pick']({ kind: extension, suggestedPath: path })
    : { path, overwrite: order.overwrite };
  if (!target) return { kind: 'cancelled' };
  const { bytes, remarks } = await fileOf(order, signal, report);
  signal.throwIfAborted();
  report({ kind: 'writing' });
  const result = await host['file.save']({ target, kind: extension, bytes });
  if (result.state === 'saved') rememberFolder(folderOf(result.path));
  return { kind: 'done', result, remarks, order };
}

async function fileOf(
  { view, file }: ExportOrder,
  signal: AbortSignal,
  report: (state: ExportState) => void,
): Promise<DataFile> {
  report({ kind: 'building', progress: { done: 0, total: 0 } });
  return exportFile({
    view,
    order: file,
    signal,
    onProgress: (progress) => report({ kind: 'building', progress }),
  });
}

function sentenceOf(error: unknown): string {
  if (error instanceof FileExportError || error instanceof RangeError) return error.message;
  return '后台服务没有回应，不确定文件是否写出。请确认启动程序的窗口仍在运行，再试一次。';
}
