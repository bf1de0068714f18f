import { describe, expect, it } from 'vitest';
import { printColumns } from '../../../shared/print/column-widths';
import { documentTable } from '../../../shared/tables/document-table';
import { mainTable } from '../../../shared/tables/main-table';
import { anIndicator, aPlan, largePlan, planView } from '../../builders/plan';
import { seedDocument } from '../../builders/seed-plan';

const main = mainTable(planView(seedDocument));
const sum = (widths: readonly { readonly width: number }[]) =>
  widths.reduce((all, { width }) => all + width, 0);
const widthOf = ({ columns }: ReturnType<typeof printColumns>, id: string) =>
  columns.find(({ column }) => column.id === id)?.width ?? 0;

describe('columns on paper', () => {
  it('fill the text block, whatever its width', () => {
    for (const width of [156, 225, 366])
      for (const table of [main, mainTable(largePlan(30, { longNames: true }).view())])
        expect(sum(printColumns(table, width).columns)).toBeCloseTo(width, 6);
  });

  it('take the larger type where there is room, a smaller one where figures would break', () => {
    const [table] = seedDocument.plan.tables;
    if (!table) throw new Error('the seed plan has no table');
    expect(printColumns(documentTable(planView(seedDocument), table), 156).fontSize).toBe(10.5);
    expect(printColumns(main, 225).fontSize).toBe(9);
    expect(printColumns(main, 156).fontSize).toBe(7.5);
  });

  it('give what is left over to the names', () => {
    const narrow = printColumns(main, 225);
    const wide = printColumns(main, 240);
    expect(widthOf(wide, 'name')).toBeGreaterThan(widthOf(narrow, 'name') + 10);
    expect(widthOf(wide, 'unit')).toBeCloseTo(widthOf(narrow, 'unit'), 6);
  });

  it('are as wide as the longest figure needs, and say where nothing is narrow enough', () => {
    const long = aPlan().with(anIndicator('甲').from('123456789012345').to('1')).view();
    const columns = printColumns(mainTable(long), 225);
    // 15 digits of 9 pt, each half as wide as the type is high.
    expect(widthOf(columns, 'baseline:2015')).toBeGreaterThan((15 * 9 * 25.4) / 72 / 2);
    expect(columns.fits).toBe(true);
    expect(printColumns(mainTable(long), 100).fits).toBe(false);
  });

  it('line figures up by the decimals of their column', () => {
    const { columns } = printColumns(main, 225);
    const decimals = Object.fromEntries(columns.map(({ column, decimals: count }) => [column.id, count]));
    expect(decimals).toMatchObject({ 'baseline:2015': 1, 'target:2020': 1, name: 0 });
  });
});
