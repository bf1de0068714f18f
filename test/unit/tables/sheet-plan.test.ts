import { describe, expect, it } from 'vitest';
import { mainTable } from '../../../shared/tables/main-table';
import type { SheetPlan } from '../../../shared/tables/sheet-plan';
import { emptyCell, textCell, type TableModel } from '../../../shared/tables/table-model';
import { sheetPlan } from '../../../shared/tables/table-sheet';
import { aCategory, anIndicator, aPlan, largePlan, planView } from '../../builders/plan';
import { seedWithActuals } from '../../builders/seed-plan';

const plan = sheetPlan(mainTable(planView(seedWithActuals)));

const cellAt = (sheet: SheetPlan, row: number, column: number) =>
  sheet.cells.find((cell) => cell.row === row && cell.column === column);
const mergedAreas = ({ merges }: SheetPlan) =>
  merges.map(({ from, to }) => [from.row, from.column, to.row, to.column].join(' '));

describe('the sheet of the main table', () => {
  it('has title and caption, two header rows, the rows, five notes and the source', () => {
    expect(plan.rowHeights).toHaveLength(2 + 2 + 14 + 5 + 1);
    expect(cellAt(plan, 1, 1)).toMatchObject({ value: '吉林省信息化“十三五”规划主要指标表', style: 'title' });
    expect(cellAt(plan, 2, 1)).toMatchObject({ value: '吉林省　2015—2020年', style: 'caption' });
    expect(cellAt(plan, 19, 1)?.value).toBe('注：1. “>95”表示大于95，来源没有给出确切数值。');
    expect(cellAt(plan, 20, 1)?.value).toBe('　　2. “左右”表示约数。');
    expect(cellAt(plan, 24, 1)?.value).toBe('资料来源：吉林省信息化“十三五”规划');
  });

  it('merges wide rows, header and categories, and nothing else', () => {
    expect(mergedAreas(plan)).toEqual([
      '1 1 1 12',
      '2 1 2 12',
      ...[1, 2, 3, 4, 5, 6].map((column) => `3 ${column} 4 ${column}`),
      '3 7 3 11',
      '3 12 4 12',
      '5 1 7 1',
      '8 1 9 1',
      '10 1 15 1',
      '16 1 18 1',
      ...[19, 20, 21, 22, 23, 24].map((row) => `${row} 1 ${row} 12`),
    ]);
  });

  it('writes numbers as numbers and everything else as text or nothing', () => {
    expect(cellAt(plan, 5, 6)).toMatchObject({ value: 2667, style: 'right' });
    expect(cellAt(plan, 6, 6)).toMatchObject({ value: 96.8, format: '0.0_ ' });
    expect(cellAt(plan, 7, 6)).toMatchObject({ value: '>95', style: 'right' });
    expect(cellAt(plan, 5, 9)).toMatchObject({ value: 4800, format: '0_._0" P"_ ' });
    expect(cellAt(plan, 7, 9)?.value).toBe('98左右');
    expect(cellAt(plan, 5, 10)?.value).toBeNull();
    expect(cellAt(plan, 5, 2)).toMatchObject({ value: 1, style: 'center', format: '0' });
    expect(cellAt(plan, 18, 7)).toMatchObject({ value: '应保尽保', style: 'center' });
  });

  it('moves sub-indicators in and nothing else', () => {
    expect(plan.cells.filter(({ indent }) => indent > 0).map(({ value }) => value)).toEqual([
      '移动宽带用户普及率',
      '固定宽带家庭普及率',
    ]);
  });

  it('is open at the sides, with heavy first and last rule', () => {
    const body = plan.cells.filter(({ row }) => row >= 3 && row <= 18);
    expect(body.every(({ rules }) => rules.right === undefined)).toBe(true);
    expect(body.every(({ column, rules }) => (rules.left === undefined) === (column === 1))).toBe(true);
    expect(body.filter(({ rules }) => rules.top === 'heavy').every(({ row }) => row === 3)).toBe(true);
    expect(body.filter(({ rules }) => rules.bottom === 'heavy').every(({ row }) => row === 18)).toBe(true);
    expect(cellAt(plan, 18, 12)?.rules.bottom).toBe('heavy');
    expect(cellAt(plan, 8, 3)?.rules.top).toBe('thin');
    expect(cellAt(plan, 9, 3)?.rules.top).toBe('hair');
  });

  it('freezes header and descriptive columns and repeats the header on every page of A4 landscape', () => {
    expect(plan.freeze).toEqual({ rows: 4, columns: 3 });
    expect(plan.print).toMatchObject({
      paper: 'A4',
      orientation: 'landscape',
      pagesWide: 1,
      titleRows: { from: 3, to: 4 },
      // All of it stands on the first.
      continuedHeader: '',
      footer: '&C&"宋体,常规"&9第 &P 页　共 &N 页',
    });
  });

  it('needs no remarks', () => {
    expect(plan.remarks).toEqual([]);
  });
});

describe('a sheet', () => {
  it('has columns wide enough for their longest number', () => {
    const long = anIndicator('率', { decimals: 0 }).from('-123456789.012345').to('1');
    expect(sheetPlan(mainTable(aPlan().with(long).view())).columnWidths[5]).toBeGreaterThanOrEqual(17);
  });

  it('aligns the decimals of a column, but not by a figure with far more of them', () => {
    const figures = ['5', '1.25', '0.1234567'].map((value) =>
      anIndicator(value, { decimals: 0 }).from(value),
    );
    const sheet = sheetPlan(
      mainTable(
        aPlan()
          .with(...figures)
          .view(),
      ),
    );
    expect([5, 6, 7].map((row) => cellAt(sheet, row, 6)?.format)).toEqual([
      '0_._0_0_ ',
      '0.00_ ',
      '0.0000000_ ',
    ]);
  });

  it('wraps a figure that is too long for any column instead of widening it', () => {
    const tiny = `0.${'0'.repeat(80)}1`;
    const sheet = sheetPlan(mainTable(aPlan().with(anIndicator('率').from(tiny).to('5')).view()));
    expect(cellAt(sheet, 5, 6)).toMatchObject({ value: tiny, style: 'left', format: null });
    expect(sheet.columnWidths[5]).toBe(14);
  });

  it('has rows high enough for wrapped names, and for a category name beside few rows', () => {
    const heights = (name: string, category: string) =>
      sheetPlan(
        mainTable(
          aPlan()
            .with(aCategory(category).with(anIndicator(name)))
            .view(),
        ),
      ).rowHeights[4] ?? 0;
    expect(heights('率', '类')).toBeLessThan(30);
    expect(heights('很长的指标名称'.repeat(8), '类')).toBeGreaterThanOrEqual(4 * 15);
    expect(heights('率', '很长的类别名称'.repeat(8))).toBeGreaterThanOrEqual(7 * 15);
    const merged = aCategory('很长的类别名称'.repeat(8)).with(anIndicator('一'), anIndicator('二'));
    const [first = 0, second = 0] = sheetPlan(mainTable(aPlan().with(merged).view())).rowHeights.slice(4);
    expect(first + second).toBeGreaterThanOrEqual(7 * 15);
    expect(first).toBe(second);
  });

  it('shows the label of a group taller than a page at its top', () => {
    const styles = new Set(
      sheetPlan(mainTable(largePlan(48).view()))
        .cells.filter(({ column, value }) => column === 1 && /^第\d类$/.test(String(value)))
        .map(({ style }) => style),
    );
    expect(styles).toEqual(new Set(['tallGroup']));
  });

  it('says where a row would need more than the greatest height', () => {
    const name = '长'.repeat(1000);
    const tall = sheetPlan(mainTable(aPlan().with(anIndicator(name)).view()));
    expect(tall.rowHeights[4]).toBe(409);
    expect(tall.cells.some(({ value }) => value === name)).toBe(true);
    expect(tall.remarks).toEqual(['工作表第 5 行的文字超过行高上限，打印不全；单元格里的文字是完整的。']);
  });

  it('of a table with headings across it shows them so, and its subtitle under the title', () => {
    const column = { align: 'left', width: 10, frozen: false, indented: false } as const;
    const table: TableModel = {
      name: '表',
      title: '甲',
      subtitle: '乙',
      caption: null,
      header: [
        { column: { ...column, id: 'a', title: '一' } },
        { column: { ...column, id: 'b', title: '二' } },
      ],
      rows: [
        { kind: 'category', indent: 0, cells: [textCell('一、总体', { columnSpan: 2 }), null] },
        { kind: 'indicator', indent: 0, cells: [textCell('率'), emptyCell] },
      ],
      notes: ['唯一的注。'],
      source: null,
    };
    const sheet = sheetPlan(table);
    expect(mergedAreas(sheet)).toEqual(['1 1 1 2', '2 1 2 2', '4 1 4 2', '6 1 6 2']);
    expect(cellAt(sheet, 4, 1)?.style).toBe('categoryRow');
    expect(cellAt(sheet, 6, 1)?.value).toBe('注：唯一的注。');
    expect(sheet.freeze).toEqual({ rows: 3, columns: 0 });
  });

  it('without rows still ends with the heavy rule', () => {
    const empty = sheetPlan(mainTable(aPlan().view()));
    expect(empty.rowHeights).toHaveLength(5);
    expect(cellAt(empty, 4, 3)?.rules.bottom).toBe('heavy');
  });

  it('has no page header that Excel would call damaged', () => {
    const { categories, indicators, series } = largePlan(100).view();
    const header = (title: string) => {
      const view = aPlan({ title }).view();
      return sheetPlan(mainTable({ ...view, categories, indicators, series })).print.continuedHeader;
    };
    expect(header('研发R&D投入')).toBe('&L&"宋体,常规"&9续表　研发R&&D投入主要指标表');
    expect(header('很'.repeat(300))).toBe('&L&"宋体,常规"&9续表');
  });
});
