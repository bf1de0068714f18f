import 'fake-indexeddb/auto';
import { randomUUID } from 'node:crypto';
import { expect, it, onTestFinished } from 'vitest';
import { ActualHistories } from '../../../renderer/storage/actual-histories';
import type { LogRecord } from '../../../renderer/storage/database';
import type { Change } from '../../../shared/model/batch';
import type { Figure, Measure } from '../../../shared/model/figure';
import { aBatch, genesisHash } from '../../builders/history';

const figure = (before: Figure | null, after: Figure | null, measure: Measure = 'actual'): Change => ({
  key: { kind: 'figure', seriesId: 'series', measure, period: '2016' },
  before: before as string | null,
  after: after as string | null,
});

/** A log of batches as it is stored, that counts what is read of it. */
function logOf(records: readonly LogRecord[]) {
  const read = { batches: 0 };
  const log = {
    read,
    head: () => Promise.resolve(null),
    hasOnChain: (hash: string) => Promise.resolve(records.some((record) => record.hash === hash)),
    logAfter: (position: number, limit: number) => {
      const part = records.filter((record) => record.position > position).slice(0, limit);
      read.batches += part.length;
      return Promise.resolve(part);
    },
  };
  return log;
}

function chain(...changes: readonly (readonly Change[])[]): readonly LogRecord[] {
  let parent = genesisHash;
  return changes.map((own, index) => {
    const { batch, hash } = aBatch(parent, index + 1, { changes: own });
    parent = hash;
    return { position: index + 1, hash, batchId: batch.id, batch };
  });
}

function opened(name = `actuals-${randomUUID()}`) {
  const histories = new ActualHistories(name);
  onTestFinished(() => histories.close());
  return histories;
}

const signal = new AbortController().signal;
const recorded = [figure(null, '1')];
const replaced = [figure('1', '2'), figure(null, '9', 'target')];

it('finds the actuals of which a value was replaced, with all that was done to them', async () => {
  const histories = opened();
  expect(await histories.replaced(logOf(chain(recorded)), signal)).toEqual([]);
  const [found, ...more] = await histories.replaced(logOf(chain(recorded, replaced)), signal);
  expect(more).toEqual([]);
  expect(found).toMatchObject({ seriesId: 'series', period: '2016' });
  expect(found?.steps.map(({ position, before, after }) => [position, before, after])).toEqual([
    [1, null, '1'],
    [2, '1', '2'],
  ]);
});

it('reads only what the log has gained, also after a restart', async () => {
  const name = `actuals-${randomUUID()}`;
  const many = Array.from({ length: 450 }, (_, index) => [figure(`${index}`, `${index + 1}`)]);
  const first = opened(name);
  const [all] = await first.replaced(logOf(chain(...many)), signal);
  expect(all?.steps.length).toBe(450);
  first.close();
  const log = logOf(chain(...many, [figure('450', '7')]));
  const [found] = await opened(name).replaced(log, signal);
  expect(log.read.batches).toBe(1);
  expect(found?.steps.at(-1)?.after).toBe('7');
});

it('is made anew where the log is another one', async () => {
  const histories = opened();
  await histories.replaced(logOf(chain(recorded, replaced)), signal);
  const [found] = await histories.replaced(logOf(chain([figure(null, '5')], [figure('5', '6')])), signal);
  expect(found?.steps.map(({ after }) => after)).toEqual(['5', '6']);
});
