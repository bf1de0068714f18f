import { proxy, wrap, type Remote } from 'comlink';
import type { DataFile } from '../../shared/exchange/data-file';
import type { PlanView } from '../../shared/model/plan-view';
import type { FileOrder } from './export-order';
import type { WorkbookProgress } from './workbook-writer';
import type { FileService } from './workbook-service';

export type { WorkbookProgress };

export interface FileExport {
  /** The plan that the order is about. */
  readonly view: PlanView;
  readonly order: FileOrder;
  /** Ends the worker at once. */
  readonly signal?: AbortSignal;
  /** Called while rows are written; done = total when only packing is left. */
  readonly onProgress?: (progress: WorkbookProgress) => void;
  /** Milliseconds after which the worker is ended. */
  readonly deadline?: number;
}

/** Why no file was made; the message says it to the user. */
export class FileExportError extends Error {
  override readonly name = 'FileExportError';
  readonly reason: 'cancelled' | 'deadline' | 'failed';

  constructor(reason: FileExportError['reason'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}

/** A workbook of thousands of charts takes a minute on an old computer. */
const usualDeadline = 600_000;

const cancelled = (): FileExportError =>
  new FileExportError('cancelled', '已取消导出，没有写出文件，数据没有改动。');

const late = (deadline: number): FileExportError =>
  new FileExportError(
    'deadline',
    `生成文件超过 ${Math.round(deadline / 1000)} 秒仍未完成，已停止。没有写出文件，数据没有改动，可以再试一次。`,
  );

const failed = (cause: unknown): FileExportError =>
  new FileExportError('failed', '生成文件时出错，已停止。没有写出文件，数据没有改动，可以再试一次。', {
    cause,
  });

function startWorker(): Worker {
  return new Worker(new URL('./workbook.worker.ts', import.meta.url), { type: 'module' });
}

/** Records that are handed over at once: copying them takes a few milliseconds. */
const partLength = 500;

/** What was refused says so itself; its class does not survive the way from the worker. */
const isRefusal = (error: unknown): error is Error => error instanceof Error && error.name === 'RangeError';

async function fileFrom(
  service: Remote<FileService>,
  { view, order }: Pick<FileExport, 'view' | 'order'>,
  report: (progress: WorkbookProgress) => void,
  stop: AbortSignal,
): Promise<DataFile> {
  const { indicators, series } = view;
  const most = Math.max(indicators.length, series.length);
  for (let from = 0; from < most; from += partLength) {
    stop.throwIfAborted();
    const to = from + partLength;
    await service.add({ indicators: indicators.slice(from, to), series: series.slice(from, to) });
  }
  return service.make(order, proxy(report));
}

/**
 * Makes a file in a worker of its own, which never outlives the call; the plan is handed over in parts, so that the page
 * can draw in between. Rejects with FileExportError when cancelled, late or failed (its `cause` is the technical reason),
 * and with RangeError, whose message is for the user, where something would be lost.
 */
export async function exportFile(
  { view, order, signal, onProgress, deadline = usualDeadline }: FileExport,
  start: () => Worker = startWorker,
): Promise<DataFile> {
  if (signal?.aborted) throw cancelled();
  const watch = new AbortController();
  let worker: Worker | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    return await new Promise<DataFile>((resolve, reject) => {
      const until = { signal: watch.signal };
      signal?.addEventListener('abort', () => reject(cancelled()), until);
      timer = setTimeout(() => reject(late(deadline)), deadline);
      worker = start();
      worker.addEventListener(
        'error',
        (event) => reject(failed(event.message || 'worker could not be loaded')),
        until,
      );
      worker.addEventListener('messageerror', () => reject(failed('message could not be read')), until);
      const service = wrap<FileService>(worker);
      const report = (progress: WorkbookProgress) => {
        if (!watch.signal.aborted) onProgress?.(progress);
      };
      fileFrom(service, { view, order }, report, watch.signal).then(resolve, reject);
    });
  } catch (error) {
    if (isRefusal(error)) throw new RangeError(error.message);
    throw error instanceof FileExportError ? error : failed(error);
  } finally {
    clearTimeout(timer);
    watch.abort();
    worker?.terminate();
  }
}
