import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entities, type Id } from '../../../shared/model/plan';
import {
  applyChanges,
  creationChanges,
  emptyRecordTable,
  inverted,
  type RecordTable,
} from '../../../shared/model/record-table';
import { restoreDifferences, type RestoreScope } from '../../../shared/saving/restore-differences';
import { anyLedger, contentOf, copyOf } from '../../builders/any-ledger';
import { anIndicator, aPlan } from '../../builders/plan';

const everything: RestoreScope = { kind: 'everything' };

/** The records of one plan, and those of all others. */
function split(table: RecordTable, planId: Id) {
  const own = emptyRecordTable();
  const others = emptyRecordTable();
  for (const entity of entities)
    for (const [id, record] of table[entity]) {
      const belongs = (entity === 'plan' ? id : (record as { planId?: Id }).planId) === planId;
      (belongs ? own : others)[entity].set(id, record as never);
    }
  return { own: contentOf(own), others: contentOf(others) };
}

describe('the differences to a past state', () => {
  it('lead exactly there, and their inverse back', () => {
    fc.assert(
      fc.property(anyLedger, anyLedger, (current, wanted) => {
        const table = copyOf(current);
        const { changes, moved } = restoreDifferences(current, wanted, everything);
        expect(moved).toBe(0);
        expect(applyChanges(table, changes)).toEqual([]);
        expect(contentOf(table)).toEqual(contentOf(wanted));
        expect(applyChanges(table, inverted(changes))).toEqual([]);
        expect(contentOf(table)).toEqual(contentOf(current));
      }),
      { numRuns: 500 },
    );
  });

  it('of one plan leave every other plan as it is', () => {
    fc.assert(
      fc.property(anyLedger, anyLedger, (current, wanted) => {
        const table = copyOf(current);
        const { changes } = restoreDifferences(current, wanted, { kind: 'plan', planId: 'plan-1' });
        expect(applyChanges(table, changes)).toEqual([]);
        expect(split(table, 'plan-1')).toEqual({
          own: split(wanted, 'plan-1').own,
          others: split(current, 'plan-1').others,
        });
        expect(applyChanges(table, inverted(changes))).toEqual([]);
        expect(contentOf(table)).toEqual(contentOf(current));
      }),
      { numRuns: 500 },
    );
  });

  it('are none to the same state, and name nothing that is the same', () => {
    fc.assert(
      fc.property(anyLedger, anyLedger, (current, wanted) => {
        expect(restoreDifferences(current, copyOf(current), everything).changes).toEqual([]);
        for (const { before, after } of restoreDifferences(current, wanted, everything).changes)
          expect(before).not.toEqual(after);
      }),
    );
  });
});

describe('a restored plan', () => {
  const document = aPlan()
    .with(anIndicator('互联网普及率').with(anIndicator('移动').from('10'), anIndicator('固定').from('20')))
    .document();
  const wanted = emptyRecordTable();
  applyChanges(wanted, creationChanges(document));

  it('comes with what others stand on first, and goes in the opposite order', () => {
    const coming = restoreDifferences(emptyRecordTable(), wanted, everything).changes;
    const names = coming.map(({ after }) => (after as { name?: string } | null)?.name);
    expect(names.indexOf('互联网普及率')).toBeLessThan(names.indexOf('移动'));
    expect(coming[0]?.key).toMatchObject({ entity: 'plan' });
    const going = restoreDifferences(wanted, emptyRecordTable(), everything).changes;
    expect(going.map(({ key }) => key)).toEqual(coming.map(({ key }) => key).reverse());
  });

  it('is given back figure by figure, with every digit', () => {
    const [series] = document.series;
    if (!series) throw new Error('no series');
    const current = copyOf(wanted);
    current.series.set(series.id, {
      ...series,
      figures: { 'actual:2016': '12.50', 'baseline:2015@1': '10' },
    });
    wanted.series.set(series.id, { ...series, figures: { 'actual:2016': '12.5', 'actual:2017': '0' } });
    expect(restoreDifferences(current, wanted, everything).changes).toEqual([
      {
        key: { kind: 'figure', seriesId: series.id, measure: 'actual', period: '2016' },
        before: '12.50',
        after: '12.5',
      },
      {
        key: { kind: 'figure', seriesId: series.id, measure: 'baseline', period: '2015', version: 1 },
        before: '10',
        after: null,
      },
      {
        key: { kind: 'figure', seriesId: series.id, measure: 'actual', period: '2017' },
        before: null,
        after: '0',
      },
    ]);
  });

  it('does not take what has gone over to another plan', () => {
    const [series] = document.series;
    if (!series) throw new Error('no series');
    const current = copyOf(wanted);
    current.series.set(series.id, { ...series, planId: 'other' });
    for (const planId of [document.plan.id, 'other']) {
      const { changes, moved } = restoreDifferences(current, wanted, { kind: 'plan', planId });
      expect(moved).toBe(1);
      expect(changes.filter(({ key }) => key.kind !== 'figure' && key.id === series.id)).toEqual([]);
    }
    expect(restoreDifferences(current, wanted, everything)).toMatchObject({ moved: 0 });
  });
});
