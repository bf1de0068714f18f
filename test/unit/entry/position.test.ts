import { describe, expect, it } from 'vitest';
import { firstOpen, jump, nextInColumn, nextOpen, step } from '../../../renderer/entry/position';
import { cellTitle, lockReason, sheetModel } from '../../../renderer/entry/sheet-model';
import type { Position } from '../../../shared/sheet/ranges';
import { settled } from '../../../shared/sheet/selection';
import { aCategory, anIndicator, aPlan } from '../../builders/plan';

/** Rows: 甲, 乙 | heading 丙, 丁, 戊. */
const model = sheetModel(
  aPlan()
    .with(
      aCategory('一', [anIndicator('甲'), anIndicator('乙')]),
      aCategory('二', [anIndicator('丙').with(anIndicator('丁'), anIndicator('戊'))]),
    )
    .view(),
);

const column = (id: string): number => model.columns.findIndex((candidate) => candidate.id === id);
const at = (row: number, id: string): Position => ({ row, column: column(id) });

describe('moving', () => {
  it('stays inside the sheet', () => {
    expect(settled(model.layout, { row: -3, column: 99 })).toEqual({
      row: 0,
      column: model.columns.length - 1,
    });
    expect(step(model, at(4, 'target'), 1, 1)).toEqual(at(4, 'target'));
  });

  it('takes a merged category as one cell', () => {
    expect(settled(model.layout, at(4, 'category'))).toEqual(at(2, 'category'));
    expect(step(model, at(0, 'category'), 1, 0)).toEqual(at(2, 'category'));
    expect(step(model, at(2, 'category'), -1, 0)).toEqual(at(0, 'category'));
    expect(step(model, at(4, 'number'), 0, -1)).toEqual(at(2, 'category'));
  });
});

describe('Home and End', () => {
  it('lead to the ends of the row, with Ctrl of the sheet', () => {
    expect(jump(model, at(3, 'unit'), 'rowStart')).toEqual(at(3, 'category'));
    expect(jump(model, at(3, 'unit'), 'rowEnd')).toEqual(at(3, 'target'));
    expect(jump(model, at(3, 'unit'), 'start')).toEqual(at(0, 'category'));
    expect(jump(model, at(3, 'unit'), 'end')).toEqual(at(4, 'target'));
  });
});

describe('Enter and Tab', () => {
  it('Enter passes over headings and stays at the ends', () => {
    expect(nextInColumn(model, at(1, 'actual-2016'), 1)).toEqual(at(3, 'actual-2016'));
    expect(nextInColumn(model, at(3, 'actual-2016'), -1)).toEqual(at(1, 'actual-2016'));
    expect(nextInColumn(model, at(4, 'actual-2016'), 1)).toEqual(at(4, 'actual-2016'));
  });

  it('Enter goes row by row where nothing can be typed', () => {
    expect(nextInColumn(model, at(1, 'target'), 1)).toEqual(at(2, 'target'));
  });

  it('Tab goes through the cells that can be typed into, row after row', () => {
    expect(nextOpen(model, at(1, 'actual-2019'), 1)).toEqual(at(1, 'actual-2020'));
    expect(nextOpen(model, at(1, 'actual-2020'), 1)).toEqual(at(3, 'actual-2016'));
    expect(nextOpen(model, at(3, 'actual-2016'), -1)).toEqual(at(1, 'actual-2020'));
    expect(nextOpen(model, at(0, 'actual-2016'), -1)).toEqual(at(0, 'actual-2016'));
  });

  it('work begins at the first actual', () => {
    expect(firstOpen(model)).toEqual(at(0, 'actual-2016'));
  });
});

describe('cells', () => {
  const reason = (row: number, id: string) => {
    const sheetRow = model.rows[row];
    const sheetColumn = model.columns[column(id)];
    return sheetRow && sheetColumn ? lockReason(sheetRow, sheetColumn) : 'outside';
  };

  it('only actuals of rows with figures can be typed into, and the others say why', () => {
    expect(reason(0, 'actual-2016')).toBeNull();
    expect(reason(3, 'actual-2020')).toBeNull();
    expect(reason(2, 'actual-2016')).toContain('“丙”是分组标题');
    expect(reason(0, 'baseline')).toContain('2015 年基期值来自规划文本');
    expect(reason(0, 'target')).toContain('2020 年目标值来自规划文本');
    expect(reason(0, 'name')).toContain('来自规划文本');
  });

  it('have a title that says indicator, year and measure', () => {
    const row = model.rows[3];
    const actual = model.columns[column('actual-2018')];
    expect(row && actual && cellTitle(row, actual)).toBe('丁 2018 年实际值');
  });
});
