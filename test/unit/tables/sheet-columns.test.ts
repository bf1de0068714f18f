import { describe, expect, it } from 'vitest';
import { headerTitle } from '../../../shared/tables/header-title';
import { sheetColumns } from '../../../shared/tables/sheet-columns';
import { textCell, type TableColumn, type TableRow } from '../../../shared/tables/table-model';

const column = (fields: Partial<TableColumn> = {}): TableColumn => ({
  id: 'a',
  title: '指标名称',
  align: 'left',
  width: 20,
  frozen: false,
  indented: false,
  ...fields,
});

const rowsOf = (texts: readonly string[], indent = 0, rowSpan = 1): readonly TableRow[] =>
  texts.map((text) => ({ kind: 'indicator', indent, cells: [textCell(text, { rowSpan })] }));

const widthOf = (rows: readonly TableRow[], fields: Partial<TableColumn> = {}) =>
  sheetColumns([column(fields)], rows)[0]?.width;

describe('the width of a column of texts', () => {
  it('is the proposed one where every text fits it', () => {
    expect(widthOf(rowsOf(['互联网普及率', '电话']))).toBe(20);
  });

  it('is a little greater where that saves a line', () => {
    expect(widthOf(rowsOf(['行政村光纤网络通达率']))).toBe(22);
    expect(widthOf(rowsOf(['行政村光纤网络通达率'], 1), { indented: true })).toBe(25);
  });

  it('grows for long names by half at most', () => {
    expect(widthOf(rowsOf(['长'.repeat(60)]))).toBeGreaterThan(20);
    expect(widthOf(rowsOf(['长'.repeat(2000)]))).toBeLessThanOrEqual(30);
  });

  it('does not grow for one long text among many short ones, nor for one that has rows enough', () => {
    const short = Array.from({ length: 40 }, () => '短');
    expect(widthOf(rowsOf([...short, '长'.repeat(12)]))).toBe(20);
    expect(widthOf(rowsOf(['长'.repeat(20)], 0, 3))).toBe(20);
  });

  it('of figures follows the figures alone', () => {
    expect(widthOf(rowsOf(['长'.repeat(60)]), { align: 'right', width: 10 })).toBe(10);
  });
});

describe('the title of a column', () => {
  it('is parted before its unit and behind its year, where it does not fit', () => {
    expect(headerTitle('完成进度（%）', 7)).toBe('完成进度\n（%）');
    expect(headerTitle('2015年基期值', 9)).toBe('2015年\n基期值');
    expect(headerTitle('2015年基期值（第2版）', 9)).toBe('2015年\n基期值\n（第2版）');
  });

  it('stays whole where it fits, where there is nothing to part it at, and where it has lines of its own', () => {
    expect(headerTitle('完成进度（%）', 20)).toBe('完成进度（%）');
    expect(headerTitle('2016年', 4)).toBe('2016年');
    expect(headerTitle('评价', 2)).toBe('评价');
    expect(headerTitle('两\n行（%）', 2)).toBe('两\n行（%）');
  });
});
