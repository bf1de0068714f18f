import { describe, expect, it } from 'vitest';
import type { ClipboardBlock } from '../../../shared/clipboard/block';
import { alignByName, type NamedSheet } from '../../../shared/sheet/align-names';
import { planPaste, type PasteTarget } from '../../../shared/sheet/paste-plan';
import { placeByPosition, type Placement } from '../../../shared/sheet/placement';
import type { Range } from '../../../shared/sheet/ranges';
import { isClean, type WritePlan } from '../../../shared/sheet/write-plan';
import { parseFigure } from '../../../shared/notation/parse';
import { completed } from '../../../shared/completed';

/** Three rows; columns 名称 (locked), 2016, 2017. */
const names = ['甲', '乙', '丙'];
const target: PasteTarget = {
  lockAt: ({ column }) => (column === 0 ? '名称不在这里修改。' : null),
  textAt: ({ row, column }) => (column === 0 ? (names[row] ?? '') : ''),
  read: (text) => (text.trim() === '' ? { ok: true, figure: null } : parseFigure(text, { unit: '%' })),
  readPasted: (text, position) => target.read(text, position),
};
const extent = { rows: 3, columns: 3 };
const range = (top: number, left: number, bottom = top, right = left): Range => ({
  top,
  left,
  bottom,
  right,
});

function plan(block: ClipboardBlock, placements: readonly Placement[]): WritePlan {
  return completed(planPaste(block, placements, target));
}

const byPosition = (block: ClipboardBlock, ...ranges: Range[]) =>
  plan(block, placeByPosition(block, ranges, extent) ?? []);
const written = ({ writes }: WritePlan) =>
  writes.map(({ row, column, figure }) => `${row}/${column}=${String(figure)}`);

describe('a paste by position', () => {
  it('begins at the first selected cell', () => {
    expect(written(byPosition([['1', '2']], range(1, 1)))).toEqual(['1/1=1', '1/2=2']);
  });

  it('fills every selected range with one cell', () => {
    expect(written(byPosition([['5']], range(0, 1, 1, 1), range(2, 2)))).toEqual(['0/1=5', '1/1=5', '2/2=5']);
  });

  it('repeats over a selection that is a multiple of the block', () => {
    expect(written(byPosition([['1', '2']], range(0, 1, 1, 2)))).toEqual([
      '0/1=1',
      '0/2=2',
      '1/1=1',
      '1/2=2',
    ]);
    expect(written(byPosition([['1'], ['2']], range(0, 1, 2, 1)))).toEqual(['0/1=1', '1/1=2']);
  });

  it('has no place for a larger block in several ranges', () => {
    expect(placeByPosition([['1', '2']], [range(0, 1), range(1, 1)], extent)).toBeNull();
  });

  it('empties cells with empty ones, and leaves alone what lies under a merged cell', () => {
    expect(written(byPosition([['', null]], range(0, 1)))).toEqual(['0/1=null']);
  });

  it('reports what falls off the sheet, is locked or cannot be read, each with its text and reason', () => {
    const mixed = byPosition([['丁', '12..5', '12.3%', '9']], range(0, 0));
    expect(written(mixed)).toEqual(['0/2=12.3']);
    expect(mixed.locked).toEqual([{ row: 0, column: 0, text: '丁', reason: '名称不在这里修改。' }]);
    expect(mixed.unreadable).toEqual([{ row: 0, column: 1, text: '12..5', reason: '有不止一个小数点' }]);
    expect(mixed.homeless).toEqual([{ text: '9', reason: '超出了表格的最后一列。' }]);
    expect(isClean(mixed)).toBe(false);
  });

  it('finds nothing wrong with a locked cell that would stay as it is, nor with blanks beyond the sheet', () => {
    expect(isClean(byPosition([['甲', '1', '2', ' ']], range(0, 0)))).toBe(true);
  });
});

const sheet: NamedSheet = {
  rowNames: () => names,
  hiddenNames: () => ['戊'],
  hiddenHeads: [['2019', '2019年']],
  rowCount: names.length,
  rowWords: () => ['%', '预期性'],
  wordHeads: ['单位'],
  columnHeads: [[], ['2016', '2016年'], ['2017', '2017年']],
  start: { row: 1, column: 1 },
};
const aligned = (block: ClipboardBlock) => {
  const alignment = alignByName(block, sheet);
  return alignment && plan(block, [alignment.placement]);
};

describe('a paste by name', () => {
  it('puts rows to their indicators and columns to their years, in whatever order', () => {
    const block = [
      ['指标', '单位', '2017年', '2016 年'],
      ['丙', '%', '3', '4'],
      [' 甲*', '%', '1', '2'],
    ];
    const result = aligned(block);
    expect(result && written(result)).toEqual(['2/2=3', '2/1=4', '0/2=1', '0/1=2']);
    expect(result && isClean(result)).toBe(true);
  });

  it('needs names or years, and takes what lacks the one by position', () => {
    expect(aligned([['1', '2']])).toBeNull();
    const byNames = aligned([
      ['丙', '%', '3', '4'],
      ['甲', '%', '1', '2'],
    ]);
    expect(byNames && written(byNames)).toEqual(['2/1=3', '2/2=4', '0/1=1', '0/2=2']);
    const byYears = aligned([['2017年'], ['7']]);
    expect(byYears && written(byYears)).toEqual(['1/2=7']);
  });

  it('does not take two figures for years where nothing stands below them', () => {
    expect(aligned([['2016', '2017']])).toBeNull();
    expect(aligned([['2016'], ['5']])).toBeNull();
  });

  it('reports names that are unknown or stand there twice, and years without a column', () => {
    const result = aligned([
      ['', '2016年', '2031年'],
      ['丁', '1', ''],
      ['乙', '2', '3'],
      ['甲', '4', ''],
      ['甲', '5', ''],
    ]);
    expect(result && written(result)).toEqual(['1/1=2']);
    expect(result?.homeless).toEqual([
      { text: '1', reason: '表格里没有“丁”。' },
      { text: '3', reason: '表格里没有“2031年”这一列。' },
      { text: '4', reason: '粘贴的内容里有不止一行“甲”。' },
      { text: '5', reason: '粘贴的内容里有不止一行“甲”。' },
    ]);
  });

  it('writes nothing to rows and columns that are not shown, and says so', () => {
    const result = aligned([
      ['', '2016年', '2019年'],
      ['戊', '1', '2'],
      ['乙', '3', '4'],
    ]);
    expect(result && written(result)).toEqual(['1/1=3']);
    expect(result?.homeless).toEqual([
      { text: '1', reason: '“戊”这一行现在没有显示，先显示它再粘贴。' },
      { text: '2', reason: '“戊”这一行现在没有显示，先显示它再粘贴。' },
      { text: '4', reason: '“2019年”这一列现在没有显示，先显示它再粘贴。' },
    ]);
    const twins = { ...sheet, hiddenNames: () => ['甲'] };
    const twice = plan(
      [
        ['甲', '1'],
        ['乙', '2'],
      ],
      [
        alignByName(
          [
            ['甲', '1'],
            ['乙', '2'],
          ],
          twins,
        )?.placement ?? { rows: [], columns: [] },
      ],
    );
    expect(written(twice)).toEqual(['1/1=2']);
  });

  it('does not choose between two indicators of one name', () => {
    const twins = { ...sheet, rowNames: () => ['甲', '乙', '甲'] };
    const block = [
      ['甲', '1'],
      ['乙', '2'],
    ];
    const result = plan(block, [alignByName(block, twins)?.placement ?? { rows: [], columns: [] }]);
    expect(written(result)).toEqual(['1/1=2']);
    expect(result.homeless).toEqual([{ text: '1', reason: '表格里有不止一个“甲”。' }]);
  });

  it('never takes a figure for a word of its row', () => {
    const result = aligned([['甲', '1', '2']]);
    expect(result && written(result)).toEqual(['0/1=1', '0/2=2']);
  });
});
