import { describe, expect, it } from 'vitest';
import { printColumns, titleParts, type TextMeasure } from '../../../shared/print/column-widths';
import { documentTable } from '../../../shared/tables/document-table';
import { mainTable } from '../../../shared/tables/main-table';
import { textCell, type TableColumn, type TableModel } from '../../../shared/tables/table-model';
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

describe('columns of words on paper', () => {
  const words = (title: string, texts: readonly string[], width = 24): TableModel => {
    const column = (id: string, name: string, own: number, indented: boolean): TableColumn => {
      return { id, title: name, align: 'left', width: own, frozen: false, indented };
    };
    return {
      ...main,
      header: [
        { column: column('name', '指标名称', 28, true) },
        { column: column('words', title, width, false) },
      ],
      rows: texts.map((text) => ({
        kind: 'indicator',
        indent: 0,
        cells: [textCell('行政村光纤通达率'), textCell(text)],
      })),
    };
  };
  const own = (model: TableModel, width: number, measure?: TextMeasure) =>
    widthOf(printColumns(model, width, measure), 'words');

  it('follow the type that is measured: a wide font gets wide columns', () => {
    const model = words('单位', ['Gbps', 'Gbps']);
    const narrow = own(model, 60, (text) => text.length);
    const wide = own(model, 60, (text) => text.length * 2);
    expect(wide).toBeGreaterThan(narrow + 3);
  });

  it('hold a short text in one line before names get more', () => {
    const { columns, fontSize } = printColumns(words('数据', ['2018 年实际值'], 6), 60);
    const width = columns.find(({ column }) => column.id === 'words')?.width ?? 0;
    expect(width / ((fontSize * 25.4) / 72 / 2)).toBeGreaterThan(13);
  });

  it('leave room to write where they are empty', () => {
    expect(own(words('原因', ['', '']), 120)).toBeGreaterThan(own(words('原因', ['', ''], 4), 120) + 5);
  });

  it('give very long names about four lines, in smaller type where there are many columns', () => {
    const { fontSize, columns } = printColumns(mainTable(largePlan(6, { longNames: true }).view()), 156);
    const name = columns.find(({ column }) => column.id === 'name')?.width ?? 0;
    expect(name / ((fontSize * 25.4) / 72 / 2)).toBeGreaterThan(28);
  });

  it('part a title behind a year and before a bracket', () => {
    expect(titleParts('2015年基期值')).toEqual(['2015年', '基期值']);
    expect(titleParts('完成进度（%）')).toEqual(['完成进度', '（%）']);
    expect(titleParts('2016年')).toEqual(['2016年']);
  });
});
