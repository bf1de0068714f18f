import { describe, expect, it } from 'vitest';
import { findCells } from '../../../renderer/entry/find-cells';
import { completed } from '../../../shared/completed';
import { textMatch } from '../../../shared/find/text-match';
import { everyRow } from '../../../shared/sheet/row-filter';
import { aCategory, anIndicator, aPlan } from '../../builders/plan';
import { sheetDesk } from '../../builders/sheet-desk';

const plan = aPlan().with(
  aCategory('能力', [anIndicator('甲').actual(2016, '10'), anIndicator('乙')]),
  aCategory('普及', [anIndicator('丙')]),
);

function open() {
  const { desk } = sheetDesk(plan);
  const { view, ledger } = desk;
  view.subscribe(() => undefined);
  /** What is found, as row and column. */
  const found = (query: string) =>
    completed(findCells(view.get(), ledger.records, textMatch(query, null))).map(
      ({ row, column }) => `${row}/${view.get().columns[column]?.id ?? ''}`,
    );
  const categories = [...new Set(view.get().whole.rows.map(({ content }) => content.category.id))];
  return { view, found, categories };
}

describe('what is looked for', () => {
  it('is found in names, categories and figures that are shown', () => {
    const { found } = open();
    expect(found('10')).toEqual(['0/actual-2016']);
    expect(found('能力')).toEqual(['0/category']);
    expect(found('乙')).toEqual(['1/name']);
  });

  it('is of a collapsed category its name, not what is counted in it', () => {
    const { view, found, categories } = open();
    view.choice.change({ collapsed: categories });
    expect(found('9')).toEqual([]);
    expect(found('实际值')).toEqual([]);
    expect(found('能力')).toEqual(['0/category']);
    view.choice.change({ columns: { hidden: ['category'], widths: {}, frozenTo: null } });
    expect(found('能力')).toEqual(['0/name']);
    expect(found('5')).toEqual([]);
  });

  it('is not found where no row meets the filter', () => {
    const { view, found } = open();
    view.choice.change({ filter: { ...everyRow, marks: ['note'] } });
    expect(found('条件')).toEqual([]);
  });
});
