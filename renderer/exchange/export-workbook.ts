import { proxy, wrap } from 'comlink';
import type { SheetPlan } from '../../shared/tables/sheet-plan';
import type { WorkbookProgress, WorkbookProperties } from './workbook-writer';
import type { WorkbookService } from './workbook.worker';

export type { WorkbookProgress, WorkbookProperties };

export interface WorkbookExport {
  readonly sheets: readonly SheetPlan[];
  readonly properties: WorkbookProperties;
  /** Ends the worker at once. */
  readonly signal?: AbortSignal;
  /** Called while rows are written; done = total when only packing is left. */
  readonly onProgress?: (progress: WorkbookProgress) => void;
  /** Milliseconds after which the worker is ended. */
  readonly deadline?: number;
}

/** Why no workbook was made; the message says it to the user. */
export class WorkbookExportError extends Error {
  override readonly name = 'WorkbookExportError';
  readonly reason: 'cancelled' | 'deadline' | 'failed';

  constructor(reason: WorkbookExportError['reason'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}

const usualDeadline = 120_000;

const cancelled = (): WorkbookExportError =>
  new WorkbookExportError('cancelled', '已取消导出，没有写出文件，数据没有改动。');

const late = (deadline: number): WorkbookExportError =>
  new WorkbookExportError(
    'deadline',
    `生成工作簿超过 ${Math.round(deadline / 1000)} 秒仍未完成，已停止。没有写出文件，数据没有改动，可以再试一次。`,
  );

const failed = (cause: unknown): WorkbookExportError =>
  new WorkbookExportError('failed', '生成工作簿时出错，已停止。没有写出文件，数据没有改动，可以再试一次。', {
    cause,
  });

function startWorker(): Worker {
  return new Worker(new URL('./workbook.worker.ts', import.meta.url), { type: 'module' });
}

/**
 * Makes the xlsx file of the sheets in a worker of its own, which never outlives the call. Rejects with
 * WorkbookExportError when cancelled, late or failed (its `cause` is the technical reason).
 */
export async function exportWorkbook(
  { sheets, properties, signal, onProgress, deadline = usualDeadline }: WorkbookExport,
  start: () => Worker = startWorker,
): Promise<Uint8Array> {
  if (signal?.aborted) throw cancelled();
  const watch = new AbortController();
  let worker: Worker | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    return await new Promise<Uint8Array>((resolve, reject) => {
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
      const service = wrap<WorkbookService>(worker);
      const report = (progress: WorkbookProgress) => {
        if (!watch.signal.aborted) onProgress?.(progress);
      };
      service.write(sheets, properties, proxy(report)).then(resolve, reject);
    });
  } catch (error) {
    throw error instanceof WorkbookExportError ? error : failed(error);
  } finally {
    clearTimeout(timer);
    watch.abort();
    worker?.terminate();
  }
}
