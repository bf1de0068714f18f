import { describe, expect, it } from 'vitest';
import type { DocumentTable } from '../../../shared/model/plan';
import { documentTable } from '../../../shared/tables/document-table';
import { headerColumns } from '../../../shared/tables/header-layout';
import { cellText, type TableModel } from '../../../shared/tables/table-model';
import { planView } from '../../builders/plan';
import { seedDocument, seedWithActuals } from '../../builders/seed-plan';
import facts from '../../fixtures/seed/facts.json';

function printed(table: TableModel): readonly (readonly string[])[] {
  return table.rows.map(({ cells }) => cells.map((cell) => (cell ? cellText(cell) : '')));
}

function tableNumber(index: number, document = seedDocument): TableModel {
  const table = document.plan.tables[index];
  if (!table) throw new Error('the seed plan has two tables');
  return documentTable(planView(document), table);
}

describe.each([
  { index: 0, fact: facts.table1 },
  { index: 1, fact: facts.table2 },
])('table $index of the shipped plan', ({ index, fact }) => {
  const table = tableNumber(index);

  it('has the title and the heads of the document', () => {
    expect(table.title).toBe(fact.title);
    expect(headerColumns(table.header).map(({ title }) => title)).toEqual(fact.columns);
  });

  it('prints every row as the document does', () => {
    const seen = new Set<string>();
    const expected = fact.rows.map((row) => {
      const category = seen.has(row.category) ? '' : row.category;
      seen.add(row.category);
      const attribute = index === 0 ? [] : [row.attribute ?? ''];
      const number = row.printed_no === null ? '' : `${row.printed_no}`;
      return [category, number, row.name, row.unit ?? '', ...attribute, row.printed ?? ''];
    });
    const rows = printed(table).filter((row) => row.at(-1) !== '');
    expect(rows).toEqual(expected.filter((row) => row.at(-1) !== ''));
    expect(table.rows).toHaveLength(14);
  });

  it('stays the same whatever was entered later', () => {
    expect(tableNumber(index, seedWithActuals)).toEqual(table);
  });
});

it('refuses a head whose meaning is not known', () => {
  const table: DocumentTable = {
    version: 1,
    measure: 'target',
    period: '2020',
    title: '表9',
    columns: ['类　别', '责任单位'],
  };
  expect(() => documentTable(planView(seedDocument), table)).toThrow('有一列“责任单位”');
});
