import { expose } from 'comlink';
import { describe, expect, it } from 'vitest';
import {
  exportWorkbook,
  WorkbookExportError,
  type WorkbookProgress,
} from '../../../renderer/exchange/export-workbook';
import { writeWorkbook } from '../../../renderer/exchange/workbook-writer';
import { largeSheet, properties, seedSheet } from './examples';

type Write = typeof writeWorkbook;

/** A worker on this thread: the same messages over a real channel, with `write` at its other end. */
class ChannelWorker extends EventTarget {
  terminated = false;
  readonly #channel = new MessageChannel();

  constructor(write: Write) {
    super();
    expose({ write }, this.#channel.port2);
    this.#channel.port1.onmessage = ({ data }) =>
      this.dispatchEvent(Object.assign(new Event('message'), { data }));
  }

  postMessage(message: unknown, transfer: Transferable[] = []): void {
    this.#channel.port1.postMessage(message, transfer);
  }

  terminate(): void {
    this.terminated = true;
    this.#channel.port1.close();
  }

  fail(message: string): void {
    this.dispatchEvent(Object.assign(new Event('error'), { message }));
  }
}

function workerWith(write: Write) {
  const worker = new ChannelWorker(write);
  return { worker, start: () => worker as unknown as Worker };
}

const never: Write = () => new Promise(() => undefined);
const order = { sheets: [seedSheet], properties };

async function failureOf(promise: Promise<unknown>): Promise<WorkbookExportError> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof WorkbookExportError)) throw new Error(`unexpected outcome: ${String(error)}`);
  return error;
}

describe('the export of a workbook', () => {
  it('gives the bytes of the writer and ends the worker', async () => {
    const { worker, start } = workerWith(writeWorkbook);
    const bytes = await exportWorkbook(order, start);
    expect(Buffer.compare(bytes, await writeWorkbook([seedSheet], properties))).toBe(0);
    expect(worker.terminated).toBe(true);
  });

  it('reports progress, and nothing after its end', async () => {
    const reports: WorkbookProgress[] = [];
    const { start } = workerWith(writeWorkbook);
    await exportWorkbook(
      { ...order, sheets: [largeSheet], onProgress: (report) => reports.push(report) },
      start,
    );
    const total = largeSheet.rowHeights.length;
    expect(reports).toEqual([{ done: total, total }]);
  });

  it('is cancelled by its signal: the worker ends, the message says that nothing was written', async () => {
    const { worker, start } = workerWith(never);
    const abort = new AbortController();
    const result = failureOf(exportWorkbook({ ...order, signal: abort.signal }, start));
    expect(worker.terminated).toBe(false);
    abort.abort();
    const failure = await result;
    expect([failure.reason, failure.message]).toEqual([
      'cancelled',
      '已取消导出，没有写出文件，数据没有改动。',
    ]);
    expect(worker.terminated).toBe(true);
  });

  it('cancelled before it begins starts no worker', async () => {
    let started = 0;
    const start = () => {
      started += 1;
      return workerWith(never).start();
    };
    const failure = await failureOf(exportWorkbook({ ...order, signal: AbortSignal.abort() }, start));
    expect([failure.reason, started]).toEqual(['cancelled', 0]);
  });

  it('is ended at its deadline', async () => {
    const { worker, start } = workerWith(never);
    const failure = await failureOf(exportWorkbook({ ...order, deadline: 20 }, start));
    expect(failure.reason).toBe('deadline');
    expect(failure.message).toContain('没有写出文件，数据没有改动，可以再试一次。');
    expect(worker.terminated).toBe(true);
  });

  it('passes on why the writer failed', async () => {
    const { worker, start } = workerWith(() => Promise.reject(new RangeError('too many rows')));
    const failure = await failureOf(exportWorkbook(order, start));
    expect([failure.reason, (failure.cause as Error).message]).toEqual(['failed', 'too many rows']);
    expect(worker.terminated).toBe(true);
  });

  it('fails when the worker cannot be loaded or started', async () => {
    const { worker, start } = workerWith(never);
    const result = failureOf(exportWorkbook(order, start));
    worker.fail('script could not be loaded');
    expect(await result).toMatchObject({ reason: 'failed', cause: 'script could not be loaded' });
    expect(worker.terminated).toBe(true);
    const refused = failureOf(
      exportWorkbook(order, () => {
        throw new Error('no workers here');
      }),
    );
    expect((await refused).reason).toBe('failed');
  });
});
