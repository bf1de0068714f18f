import { readFile } from 'node:fs/promises';
import { expose } from 'comlink';
import { describe, expect, it } from 'vitest';
import { exportFile, FileExportError, type WorkbookProgress } from '../../../renderer/exchange/export-file';
import type { ExportChoice } from '../../../renderer/exchange/export-choices';
import { fileOrder, noteOf } from '../../../renderer/exchange/export-order';
import { makeFile } from '../../../renderer/exchange/workbook-file';
import { createFileService } from '../../../renderer/exchange/workbook-service';
import type { PlanView } from '../../../shared/model/plan-view';
import { plainChoice } from '../../../shared/review/review-table-choice';
import { createReviewer } from '../../../shared/review/reviewer';
import { planTables } from '../../../shared/review/review-tables';
import { anIndicator, aPlan, largePlan, planView } from '../../builders/plan';
import { seedWithActuals } from '../../builders/seed-plan';
import { properties } from './examples';

type Make = typeof makeFile;

/** A worker on this thread: the same messages over a real channel, with `make` at its other end. */
class ChannelWorker extends EventTarget {
  terminated = false;
  readonly #channel = new MessageChannel();

  constructor(make: Make) {
    super();
    expose(createFileService(make), this.#channel.port2);
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

function workerWith(make: Make) {
  const worker = new ChannelWorker(make);
  return { worker, start: () => worker as unknown as Worker };
}

const never: Make = () => new Promise(() => undefined);

const choice: ExportChoice = {
  format: 'review',
  encoding: 'utf8',
  sheets: ['main'],
  leftOut: ['data'],
  csv: 'main',
};

/** The order for a plan as the page gives it. */
function wish(view: PlanView, wished: Partial<ExportChoice> = {}) {
  const review = { result: createReviewer()(view, 2018), choice: plainChoice };
  const source = { view, statements: [], tables: planTables(view), review };
  const order = fileOrder(source, { ...choice, ...wished }, properties);
  if (order === null) throw new Error('nothing was ordered');
  return { view, order };
}

const seed = planView(seedWithActuals);
const order = wish(seed);

async function failureOf(promise: Promise<unknown>): Promise<FileExportError> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof FileExportError)) throw new Error(`unexpected outcome: ${String(error)}`);
  return error;
}

describe('the export of a file', () => {
  it.each([
    ['the review workbook', order],
    ['a workbook of tables', wish(seed, { format: 'xlsx' })],
    ['a table in CSV', wish(seed, { format: 'csv' })],
    ['a table in CSV in GB18030', wish(seed, { format: 'csv', encoding: 'gb18030' })],
    ['all data in GB18030', wish(seed, { format: 'longCsv', encoding: 'gb18030' })],
    ['SDMX-CSV', wish(seed, { format: 'sdmxCsv' })],
    ['JSON', wish(seed, { format: 'planJson' })],
  ])('gives the bytes that are made of the plan and ends the worker: %s', async (_name, wished) => {
    const { worker, start } = workerWith(makeFile);
    const { bytes } = await exportFile(wished, start);
    const made = await makeFile(wished.view, wished.order, () => undefined);
    expect(bytes.length).toBeGreaterThan(100);
    expect(Buffer.compare(bytes, made.bytes)).toBe(0);
    expect(worker.terminated).toBe(true);
  });

  it('writes a table in the encoding that was chosen', async () => {
    const bytesOf = async (encoding: ExportChoice['encoding']) => {
      const wished = wish(seed, { format: 'csv', encoding });
      return (await makeFile(wished.view, wished.order, () => undefined)).bytes;
    };
    const [utf8, gb] = [await bytesOf('utf8'), await bytesOf('gb18030')];
    expect(Array.from(utf8.subarray(0, 3))).toEqual([0xef, 0xbb, 0xbf]);
    expect(new TextDecoder('gb18030').decode(gb)).toBe(new TextDecoder().decode(utf8));
    expect(gb.length).toBeLessThan(utf8.length);
  });

  it('says of a table in CSV which characters it could not hold', async () => {
    const view = aPlan().with(anIndicator('控\u0001制').from('1')).view();
    const wished = wish(view, { format: 'csv' });
    const { bytes, remarks } = await makeFile(view, wished.order, () => undefined);
    expect(remarks).toEqual(['第 2 行“指标名称”：1 个控制字符已换成“\uFFFD”。']);
    expect(new TextDecoder().decode(bytes)).toContain('控\uFFFD制');
  });

  it.each([
    ['sdmxCsv', 'shared/exchange/sdmx-format.md', '\uFEFF'],
    ['planJson', 'shared/exchange/plan-document.schema.json', ''],
  ] as const)('hands out the description of its format: %s', async (format, source, mark) => {
    const { view, order: ordered } = wish(seed, { format });
    const note = noteOf(format);
    expect(note).not.toBeNull();
    const { bytes } = await makeFile(view, { ...ordered, note }, () => undefined);
    expect(Buffer.from(bytes).toString('utf8')).toBe(mark + (await readFile(source, 'utf8')));
  });

  it.each(['review', 'xlsx', 'csv', 'longCsv', 'wideCsv'] as const)(
    'has no description of a format that needs none: %s',
    (format) => expect(noteOf(format)).toBeNull(),
  );

  it('writes the same bytes for the same plan', async () => {
    const again = wish(planView(seedWithActuals));
    const [first, second] = [
      await makeFile(seed, order.order, () => undefined),
      await makeFile(again.view, again.order, () => undefined),
    ];
    expect(Buffer.compare(first.bytes, second.bytes)).toBe(0);
  });

  it('hands over a plan of more records than one part, and reports progress up to the last row', async () => {
    const reports: WorkbookProgress[] = [];
    const { start } = workerWith(makeFile);
    const large = wish(largePlan(600).view(), { format: 'xlsx' });
    await exportFile({ ...large, onProgress: (report) => reports.push(report) }, start);
    const [last] = reports.slice(-1);
    expect(last?.done).toBe(last?.total);
    expect(last?.total).toBeGreaterThan(600);
  });

  it('says in the words of the refusal why a file is not made', async () => {
    const refuse: Make = () => Promise.reject(new RangeError('3 组数据没有对应的指标或地区，没有导出。'));
    const { start } = workerWith(refuse);
    await expect(exportFile(order, start)).rejects.toThrow(
      new RangeError('3 组数据没有对应的指标或地区，没有导出。'),
    );
  });

  it('is cancelled by its signal: the worker ends, the message says that nothing was written', async () => {
    const { worker, start } = workerWith(never);
    const abort = new AbortController();
    const result = failureOf(exportFile({ ...order, signal: abort.signal }, start));
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
    const failure = await failureOf(exportFile({ ...order, signal: AbortSignal.abort() }, start));
    expect([failure.reason, started]).toEqual(['cancelled', 0]);
  });

  it('is ended at its deadline', async () => {
    const { worker, start } = workerWith(never);
    const failure = await failureOf(exportFile({ ...order, deadline: 20 }, start));
    expect(failure.reason).toBe('deadline');
    expect(failure.message).toContain('没有写出文件，数据没有改动，可以再试一次。');
    expect(worker.terminated).toBe(true);
  });

  it('passes on why the writer failed', async () => {
    const { worker, start } = workerWith(() => Promise.reject(new TypeError('too many rows')));
    const failure = await failureOf(exportFile(order, start));
    expect([failure.reason, (failure.cause as Error).message]).toEqual(['failed', 'too many rows']);
    expect(worker.terminated).toBe(true);
  });

  it('fails when the worker cannot be loaded or started', async () => {
    const { worker, start } = workerWith(never);
    const result = failureOf(exportFile(order, start));
    worker.fail('script could not be loaded');
    expect(await result).toMatchObject({ reason: 'failed', cause: 'script could not be loaded' });
    expect(worker.terminated).toBe(true);
    const refused = failureOf(
      exportFile(order, () => {
        throw new Error('no workers here');
      }),
    );
    expect((await refused).reason).toBe('failed');
  });
});
