import { describe, expect, it } from 'vitest';
import type { Figure } from '../../../shared/model/figure';
import { planRows } from '../../../shared/model/plan-view';
import { everyRow, rowsMeeting, wantsEveryRow, type RowFilter } from '../../../shared/sheet/row-filter';
import { aCategory, anIndicator, aPlan } from '../../builders/plan';

const noted: Figure = { kind: 'number', value: '5', note: '口径调整' };
const estimated: Figure = { kind: 'number', value: '5', status: 'E' };
const normal: Figure = { kind: 'number', value: '5', status: 'A', derivation: '=2+3' };

/** Rows: 甲 (2016, 2017), 乙 (2016, noted) | heading 丙, 丁 (estimated baseline), 戊 (2016, normal). */
const view = aPlan()
  .with(
    aCategory('一', [
      anIndicator('甲').actual(2016, '1').actual(2017, '2'),
      anIndicator('乙').actual(2016, noted),
    ]),
    aCategory('二', [
      anIndicator('丙').with(anIndicator('丁').from(estimated), anIndicator('戊').actual(2016, normal)),
    ]),
  )
  .view();
const rows = planRows(view);

function shown(filter: Partial<RowFilter>, unfinished: readonly string[] = []): string | null {
  const idOf = (name: string) => rows.find(({ indicator }) => indicator.name === name)?.indicator.id;
  const ids = new Set(unfinished.map(idOf));
  const found = rowsMeeting(
    { ...everyRow, ...filter },
    rows.map((content) => ({ content })),
    {
      figuresOf: (seriesId) => view.series.find(({ id }) => id === seriesId)?.figures,
      openSlots: ['actual:2016', 'actual:2017'],
      slotOf: (columnId) =>
        ({ 'actual-2016': 'actual:2016', baseline: `baseline:${view.plan.baseYear}@1` })[columnId] ?? null,
      isUnfinished: (id) => ids.has(id),
    },
  );
  return (
    found &&
    rows
      .filter(({ indicator }) => found.has(indicator.id))
      .map(({ indicator }) => indicator.name)
      .join('')
  );
}

const categoryId = (name: string): string => view.categories.find((each) => each.name === name)?.id ?? '';

describe('a filter of rows', () => {
  it('that asks for nothing wants every row', () => {
    expect(wantsEveryRow(everyRow)).toBe(true);
    expect(shown({})).toBeNull();
  });

  it('by category takes headings like any other row', () => {
    expect(shown({ categories: [categoryId('二')] })).toBe('丙丁戊');
    expect(shown({ categories: [] })).toBe('');
  });

  it('by a missing figure takes rows without it, and the heading above them', () => {
    expect(shown({ missing: 'actual-2016' })).toBe('丙丁');
    expect(shown({ missing: 'baseline' })).toBe('甲乙丙戊');
    expect(shown({ missing: 'any' })).toBe('乙丙丁戊');
  });

  it('by a column that there is not any more asks for nothing', () => {
    expect(shown({ missing: 'actual-1999' })).toBe('甲乙丙丁戊');
  });

  it('by marks takes rows with one of them, in any of their figures', () => {
    expect(shown({ marks: ['note'] })).toBe('乙');
    expect(shown({ marks: ['status'] })).toBe('丙丁');
    expect(shown({ marks: ['status', 'note'] })).toBe('乙丙丁');
    expect(shown({ marks: ['unfinished'] }, ['甲', '戊'])).toBe('甲丙戊');
  });

  it('wants all of its conditions met', () => {
    expect(shown({ categories: [categoryId('一')], missing: 'any', marks: ['note', 'status'] })).toBe('乙');
    expect(shown({ missing: 'actual-2016', marks: ['note'] })).toBe('');
  });
});
