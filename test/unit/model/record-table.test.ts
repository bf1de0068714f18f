import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Change, Json } from '../../../shared/model/batch';
import { entities, type PlanDocument, type Series } from '../../../shared/model/plan';
import {
  applyChanges,
  carryOut,
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

  it('are worked out in steps as one by one on copies, and change nothing before they are carried out', () => {
    const figure = fc.option(fc.constantFrom('1', '2'), { nil: null });
    const ofFigure = fc
      .tuple(fc.nat(2), fc.constantFrom('2016', '2017'), figure, figure)
      .map(([index, period, before, after]): Change => ({
        key: { kind: 'figure', seriesId: document.series[index]?.id ?? 'gone', measure: 'actual', period },
        before,
        after,
      }));
    const ofField = fc
      .tuple(fc.constantFrom('甲', '丙'), fc.constantFrom('甲', '丙'))
      .map(([before, after]): Change => ({
        key: { kind: 'field', entity: 'indicator', id: indicatorId, field: 'name' },
        before,
        after,
      }));
    const ofRecord = fc.boolean().map((comes): Change => {
      const record = seriesAt(1) as unknown as Json;
      const key = { kind: 'record', entity: 'series', id: seriesAt(1).id } as const;
      return comes ? { key, before: null, after: record } : { key, before: record, after: null };
    });
    const changes = fc.array(fc.oneof({ weight: 4, arbitrary: ofFigure }, ofField, ofRecord), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(changes, (all) => {
        const table = loaded();
        const start = snapshot(table);
        const { obstacles, images } = staged(table, all);
        expect(snapshot(table)).toBe(start);
        const expected = oneByOne(JSON.parse(start) as Entries, all);
        expect(obstacles).toEqual(expected.obstacles);
        carryOut(table, images);
        expect(sorted(JSON.parse(snapshot(table)) as Entries)).toEqual(sorted(expected.entries));
      }),
      { numRuns: 500 },
    );
  });
});

const indicatorId = document.indicators[0]?.id ?? '';

type Entries = [string, [string, Record<string, Json>][]][];

const sorted = (entries: Entries) =>
  entries.map(([entity, records]) => [entity, records.toSorted(([a], [b]) => (a < b ? -1 : 1))]);

/** What the changes make of the records of `start`, without sharing anything; all of them, or none. */
function oneByOne(start: Entries, changes: readonly Change[]) {
  const entries = structuredClone(start);
  const obstacles: { change: Change; current: Json }[] = [];
  for (const change of changes) {
    const { key, before, after } = change;
    const records = entries.find(
      ([entity]) => entity === (key.kind === 'figure' ? 'series' : key.entity),
    )?.[1];
    const id = key.kind === 'figure' ? key.seriesId : key.id;
    const place = records?.findIndex(([own]) => own === id) ?? -1;
    const record = records?.[place]?.[1];
    const holder = key.kind === 'figure' ? (record?.['figures'] as Record<string, Json> | undefined) : record;
    const name =
      key.kind === 'figure' ? `${key.measure}:${key.period}` : key.kind === 'field' ? key.field : '';
    const current = (key.kind === 'record' ? (record ?? null) : (holder?.[name] ?? null)) as Json;
    const fits = JSON.stringify(current) === JSON.stringify(before) && (key.kind === 'record' || record);
    if (!fits) obstacles.push({ change, current });
    else if (obstacles.length > 0) continue;
    else if (key.kind === 'record' && after === null) records?.splice(place, 1);
    else if (key.kind === 'record') records?.push([id, structuredClone(after) as Record<string, Json>]);
    else if (key.kind === 'figure' && after === null) delete holder?.[name];
    else if (holder) holder[name] = after;
  }
  return { entries: obstacles.length > 0 ? start : entries, obstacles };
}
