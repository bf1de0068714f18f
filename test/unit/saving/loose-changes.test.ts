import { describe, expect, it } from 'vitest';
import type { Change, Json, SealedBatch } from '../../../shared/model/batch';
import type { Series } from '../../../shared/model/plan';
import { applyChanges, emptyRecordTable } from '../../../shared/model/record-table';
import { looseChanges } from '../../../shared/saving/loose-changes';
import { aBatch } from '../../builders/history';

const series = (id: string, figures: Series['figures'] = {}): Series => ({
  id,
  planId: 'plan',
  indicatorId: 'indicator',
  areaId: 'area',
  figures,
});

const figure = (seriesId: string, before: string | null, after: string | null): Change => ({
  key: { kind: 'figure', seriesId, measure: 'actual', period: '2016' },
  before,
  after,
});

const created = (id: string): Change => ({
  key: { kind: 'record', entity: 'series', id },
  before: null,
  after: series(id) as unknown as Json,
});

const batch = (...changes: Change[]): SealedBatch => aBatch('unknown', 7, { changes });

function ledger() {
  const table = emptyRecordTable();
  applyChanges(table, [created('s'), figure('s', null, '10')]);
  return table;
}

describe('batches behind unreadable ones', () => {
  it('count for what they leave, whatever they found', () => {
    const table = ledger();
    const changes = looseChanges(table, [batch(figure('s', '11', '12')), batch(figure('s', '12', '13'))]);
    expect(changes).toEqual([figure('s', '10', '12'), figure('s', '12', '13')]);
    expect(table.series.get('s')?.figures).toEqual({ 'actual:2016': '13' });
    expect(applyChanges(ledger(), changes)).toEqual([]);
  });

  it('say nothing where that stands there already', () => {
    expect(looseChanges(ledger(), [batch(figure('s', '9', '10'))])).toEqual([]);
  });

  it('leave out what belongs to a record that is not there, and bring in the records they create', () => {
    const table = ledger();
    const lost = figure('t', null, '1');
    const loose = [batch(lost), batch(created('u'), figure('u', null, '2'))];
    expect(looseChanges(table, loose)).toEqual([created('u'), figure('u', null, '2')]);
    expect([...table.series.keys()]).toEqual(['s', 'u']);
  });

  it('take figures away', () => {
    const table = ledger();
    expect(looseChanges(table, [batch(figure('s', '11', null))])).toEqual([figure('s', '10', null)]);
    expect(table.series.get('s')?.figures).toEqual({});
  });
});
