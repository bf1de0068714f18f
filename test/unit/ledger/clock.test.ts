import { expect, it } from 'vitest';
import { Ledger } from '../../../renderer/ledger/ledger';
import { Saver } from '../../../renderer/ledger/saver';
import { UndoHistory, type UndoLog } from '../../../renderer/ledger/undo-history';
import { creationChanges, applyChanges, emptyRecordTable } from '../../../shared/model/record-table';
import { anIndicator, aPlan } from '../../builders/plan';

const emptyLog: UndoLog = {
  eachBefore: () => Promise.resolve(),
  eachAt: () => Promise.resolve(),
  positionsOf: () => Promise.resolve(new Map()),
};

/** A ledger whose clock stands at `clock.now`, after a last batch at nine o'clock. */
function ledgerAt(clock: { now: string }) {
  const document = aPlan().with(anIndicator('甲').from('10').to('20')).document();
  const records = emptyRecordTable();
  applyChanges(records, creationChanges(document));
  const saver = new Saver({
    host: { 'journal.append': () => new Promise(() => undefined) },
    repository: { commit: () => Promise.resolve() },
    headHash: 'genesis',
    now: () => clock.now,
    patience: 1_000_000,
  });
  const ledger = new Ledger({
    records,
    saver,
    workspaceId: 'w',
    profileId: 'a',
    position: 1,
    steps: new UndoHistory(emptyLog, 1, () => 0),
    lastAt: '2026-03-01T09:00:00.000Z',
    by: '',
    now: () => clock.now,
  });
  const seriesId = document.series[0]?.id ?? '';
  const type = (period: string) =>
    ledger.submit({
      reason: period,
      origin: { kind: 'typed' },
      changes: [ledger.figureChange(seriesId, { measure: 'actual', period }, '1')],
    });
  return { ledger, type };
}

it('a clock that goes on is not remarked upon, nor one that is put right a little', () => {
  const clock = { now: '2026-03-01T08:59:00.000Z' };
  const { ledger, type } = ledgerAt(clock);
  expect(ledger.clockSetBack).toBeNull();
  clock.now = '2026-03-01T09:30:00.000Z';
  type('2018');
  expect(ledger.clockSetBack).toBeNull();
});

it('a clock before the last batch is noticed at the start, with both times', () => {
  const clock = { now: '2020-01-01T00:00:00.000Z' };
  expect(ledgerAt(clock).ledger.clockSetBack).toEqual({
    last: '2026-03-01T09:00:00.000Z',
    now: '2020-01-01T00:00:00.000Z',
  });
});

it('one that is set back while figures are typed is noticed with the next batch, which is taken all the same', () => {
  const clock = { now: '2026-03-01T10:00:00.000Z' };
  const { ledger, type } = ledgerAt(clock);
  type('2017');
  clock.now = '2026-03-01T07:00:00.000Z';
  const result = type('2018');
  expect(result).toMatchObject({ state: 'applied', batch: { id: 'a-3', at: clock.now } });
  expect(ledger.clockSetBack).toEqual({ last: '2026-03-01T10:00:00.000Z', now: clock.now });
  clock.now = '2026-03-01T06:00:00.000Z';
  type('2019');
  expect(ledger.clockSetBack?.now).toBe('2026-03-01T07:00:00.000Z');
});
