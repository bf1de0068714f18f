import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Change, Json } from '../../../shared/model/batch';
import { entities, type PlanDocument, type Series } from '../../../shared/model/plan';
import {
  applyChanges,
  creationChanges,
  emptyRecordTable,
  inverted,
  staged,
  type RecordTable,
} from '../../../shared/model/record-table';
import { aPlan, anIndicator } from '../../builders/plan';

const built = aPlan().with(anIndicator('甲').from('10').to('20'), anIndicator('乙').from('30')).document();

const document: PlanDocument = {
  ...built,
  statements: [
    {
      id: 'statement-1',
      planId: built.plan.id,
      kind: 'commitment',
      period: '2020',
      text: '全部网上办理',
      from: null,
      figure: '100',
      unit: '%',
      state: 'open',
      order: 1,
    },
  ],
};

function loaded(): RecordTable {
  const table = emptyRecordTable();
  expect(applyChanges(table, creationChanges(document))).toEqual([]);
  return table;
}

function seriesAt(index: number): Series {
  const series = document.series[index];
  if (!series) throw new Error('no such series');
  return series;
}

const actual = (index: number, before: Json, after: Json, period = '2016'): Change => ({
  key: { kind: 'figure', seriesId: seriesAt(index).id, measure: 'actual', period },
  before,
  after,
});

const figures = (table: RecordTable, index: number) => table.series.get(seriesAt(index).id)?.figures;

const snapshot = (table: RecordTable) =>
  JSON.stringify(Object.entries(table).map(([entity, records]) => [entity, [...records]]));

describe('changes', () => {
  it('bring in a whole plan document', () => {
    const table = loaded();
    const whole = {
      plan: [document.plan],
      area: document.areas,
      category: document.categories,
      indicator: document.indicators,
      series: document.series,
      statement: document.statements,
    };
    for (const entity of entities) expect([...table[entity].values()], entity).toEqual(whole[entity]);
  });

  it('set and remove figures without touching the others', () => {
    const table = loaded();
    applyChanges(table, [actual(0, null, '12')]);
    expect(figures(table, 0)).toMatchObject({ 'actual:2016': '12', 'baseline:2015@1': '10' });
    applyChanges(table, [actual(0, '12', null)]);
    expect(figures(table, 0)).not.toHaveProperty('actual:2016');
  });

  it('replace records instead of changing them', () => {
    const table = loaded();
    const before = figures(table, 0);
    applyChanges(table, [actual(0, null, '12')]);
    expect(before).not.toHaveProperty('actual:2016');
  });

  it('are applied all or not at all, and name what stands in the way', () => {
    const table = loaded();
    applyChanges(table, [actual(1, null, '31')]);
    const standing = snapshot(table);
    const obstacles = applyChanges(table, [actual(0, null, '12'), actual(1, '30', '32')]);
    expect(obstacles).toEqual([{ change: actual(1, '30', '32'), current: '31' }]);
    expect(snapshot(table)).toBe(standing);
  });

  it('cannot reach a record that is not there', () => {
    const table = loaded();
    const key = { kind: 'figure', seriesId: 'nobody', measure: 'actual', period: '2016' } as const;
    const standing = snapshot(table);
    const unreachable = { key, before: null, after: '1' };
    expect(applyChanges(table, [actual(0, null, '12'), unreachable])).toEqual([
      { change: unreachable, current: null },
    ]);
    expect(snapshot(table)).toBe(standing);
  });

  it('change fields and remove records', () => {
    const table = loaded();
    const { id, title } = document.plan;
    const field: Change = {
      key: { kind: 'field', entity: 'plan', id, field: 'title' },
      before: title,
      after: '新名',
    };
    applyChanges(table, [field]);
    expect(table.plan.get(id)?.title).toBe('新名');
    applyChanges(table, inverted([field]));
    applyChanges(table, inverted(creationChanges(document)));
    expect(table.plan.size + table.series.size + table.indicator.size).toBe(0);
  });

  it('give the image of each touched record once, null for a removed one', () => {
    const table = loaded();
    const removal: Change = {
      key: { kind: 'record', entity: 'series', id: seriesAt(1).id },
      before: seriesAt(1) as unknown as Json,
      after: null,
    };
    const changes = [actual(0, null, '1'), actual(0, null, '2', '2017'), removal];
    const { images } = staged(table, changes);
    expect(table.series.get(seriesAt(1).id)).toBeDefined();
    applyChanges(table, changes);
    expect(images).toEqual([
      { entity: 'series', id: seriesAt(0).id, record: table.series.get(seriesAt(0).id) },
      { entity: 'series', id: seriesAt(1).id, record: null },
    ]);
  });

  it('on one figure after another are taken back last first', () => {
    const table = loaded();
    const changes = [actual(0, null, '1'), actual(0, '1', '2'), actual(0, '2', '3')];
    applyChanges(table, changes);
    expect(applyChanges(table, inverted(changes))).toEqual([]);
    expect(figures(table, 0)).not.toHaveProperty('actual:2016');
  });

  it('are taken back exactly by their inverse', () => {
    const step = fc.record({
      index: fc.nat(1),
      period: fc.constantFrom('2016', '2017'),
      value: fc.option(fc.constantFrom('1', '2.5', '3'), { nil: null }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const table = loaded();
        const start = snapshot(table);
        const done: Change[] = [];
        for (const { index, period, value } of steps) {
          const before = (figures(table, index)?.[`actual:${period}`] as Json | undefined) ?? null;
          const change = actual(index, before, value, period);
          expect(applyChanges(table, [change])).toEqual([]);
          done.push(change);
        }
        expect(applyChanges(table, inverted(done))).toEqual([]);
        expect(JSON.parse(snapshot(table))).toEqual(JSON.parse(start));
      }),
    );
  });
});
