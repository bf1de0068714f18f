import { describe, expect, it } from 'vitest';
import { baselineBody, read, refusal, smallText, targetBody } from './reading';

/** Both tables with the same change of their rows. */
function both(change: (lines: readonly string[]) => readonly string[]): string {
  return smallText(change(baselineBody), change(targetBody));
}
const without = (pattern: RegExp) => (lines: readonly string[]) =>
  lines.filter((line) => !pattern.test(line));
const replacing = (from: RegExp, to: string) => (lines: readonly string[]) =>
  lines.map((line) => line.replace(from, to));

describe('reading tables', () => {
  it('reads categories over two lines, parent headings and unnumbered sub-indicators', () => {
    const { baseline } = read(smallText());
    expect(
      baseline.entries.map(({ category, number, parent, name }) => [category, number, parent, name]),
    ).toEqual([
      ['信息化与工业化融合水平', 1, null, '光纤通达率'],
      ['信息化与工业化融合水平', 2, null, '互联网普及率'],
      ['信息化与工业化融合水平', null, '互联网普及率', '移动普及率'],
      ['信息化与工业化融合水平', null, '互联网普及率', '固定普及率'],
      ['社会应用', 3, null, '移动电话用户'],
    ]);
  });

  it('gives blank lines no meaning', () => {
    const compact = read(smallText());
    const spread = read(smallText().replaceAll('\n', '\n\n \n'));
    const cells = (text: typeof compact) => text.target.entries.map(({ name, cells }) => [name, cells]);
    expect(cells(spread)).toEqual(cells(compact));
  });

  it('reads lines that end as Windows ends them', () => {
    const text = read(smallText().replaceAll('\n', '\r\n'));
    expect(text.target.entries).toEqual(read(smallText()).target.entries);
  });

  it('ends a table at an indented line, whatever stands in it', () => {
    const text = smallText().replace('\u3000\u3000(二)存在问题。', '\u3000\u3000存在问题');
    expect(read(text).baseline.entries).toEqual(read(smallText()).baseline.entries);
  });

  it('reads padded headers and keeps their words', () => {
    const text = smallText().replace('类别 序号 指标 单位', '类暋暋别 序号 指暋暋暋标 单位');
    expect(read(text).baseline.columns.map((column) => column.text)).toEqual([
      '类别',
      '序号',
      '指标',
      '单位',
      '2015年',
    ]);
  });

  it('reads a name with digits and a unit with a slash', () => {
    const { baseline } = read(both(replacing(/移动电话用户 万户/, '20Mbps 接入率 部/百人')));
    expect(baseline.entries.at(-1)).toMatchObject({ name: '20Mbps接入率', cells: { unit: '部/百人' } });
  });

  it('keeps a traditional character in a name', () => {
    const text = read(both(replacing(/光纤通达率/, '清灡河暋江通达率')));
    expect(text.target.entries[0]?.name).toBe('清灡河暋江通达率');
    expect(text.doubts.map(({ from }) => from).join('')).toBe('灡暋灡暋');
  });

  it('reads 约束性', () => {
    const { target } = read(smallText(baselineBody, replacing(/万户 预期性/, '万户 约束性')(targetBody)));
    expect(target.entries.at(-1)?.cells?.attribute).toBe('binding');
  });
});

describe('refusing a table that cannot be read', () => {
  const refusals: readonly (readonly [string, string, string])[] = [
    [
      'a missing unit',
      both(replacing(/万户 /, '')),
      '第 10 行：缺少单位，或者单位不在说明文件的单位表中：“移动电话用户”。',
    ],
    [
      'an unknown unit',
      both(replacing(/万户/, '千户')),
      '第 10 行：缺少单位，或者单位不在说明文件的单位表中：“千户”。',
    ],
    ['a missing figure', both(replacing(/(预期性 )?2604/, '')), '第 10 行：“万户”之后缺少数值。'],
    [
      'a missing attribute',
      smallText(baselineBody, baselineBody),
      '第 16 行：“96.8”之前缺少属性（预期性或约束性）。',
    ],
    ['a figure that is no number', both(replacing(/2604/, '2..4')), '第 10 行：数值“2..4”有不止一个小数点。'],
    ['a missing name', both(replacing(/移动电话用户 /, '')), '第 10 行：缺少指标名称。'],
    ['two units in one row', both(replacing(/移动电话用户/, '用户 %')), '第 10 行：指标名称中间出现“%”。'],
    [
      'an unnumbered first row',
      both(replacing(/^1 /, '')),
      '第 5 行：“光纤通达率”没有序号，前面也没有它所属的上级指标。',
    ],
    [
      'an unnumbered row behind an ordinary one',
      both(replacing(/^3 /, '')),
      '第 10 行：“移动电话用户”没有序号，前面也没有它所属的上级指标。',
    ],
    ['a duplicated number', both(replacing(/^2 /, '1 ')), '第 6 行：序号 1 重复或倒退，前一个序号是 1。'],
    ['a gap in the numbers', both(without(/^2 |普及率/)), '第 7 行：序号 3 不连续，前一个序号是 1。'],
    [
      'a table that begins in the middle',
      both(without(/^1 /)),
      '第 5 行：序号 2 不连续，前一个序号是 （无）。',
    ],
    [
      'a duplicated name',
      both(replacing(/移动电话用户 万户/, '光纤通达率 %')),
      '第 10 行：指标“光纤通达率”在同一张表里出现了两次。',
    ],
    [
      'a category without rows at the end',
      both(without(/^3 /)),
      '第 9 行：类别“社会应用”没有数据行，表格可能被截断。',
    ],
    [
      'a category without rows in the middle',
      both((lines) => [...lines.slice(0, 6), '经济发展', ...lines.slice(6)]),
      '第 9 行：类别“经济发展”没有数据行，第 10 行又是“社会应用”。如果两行是一个折行的类别名，请把全名写入说明文件的折行类别。',
    ],
    [
      'half of a category name',
      both(without(/^融合水平/)),
      '第 4 行：类别名“信息化与工业化”不完整，说明文件中的全名是“信息化与工业化融合水平”。',
    ],
    [
      'a category that comes twice',
      both(replacing(/^社会应用$/, '信息化与工业化融合水平')),
      '第 9 行：类别“信息化与工业化融合水平”在同一张表里出现了两次。',
    ],
    ['rows before any category', both(without(/^信息化|^融合/)), '第 3 行：“光纤通达率”之前没有类别名。'],
    [
      'a heading without sub-indicators',
      both(without(/普及率 %/)),
      '第 6 行：“互联网普及率”没有单位和数值，下面也没有分指标。',
    ],
    [
      'a heading with one sub-indicator, which may be a name over two lines',
      both(without(/^固定/)),
      '第 6 行：“互联网普及率”下面只有一个分指标，名称可能折成了两行。',
    ],
    [
      'a table that is cut off',
      smallText(baselineBody, targetBody.slice(0, 6)),
      '第 10 行：指标“移动电话用户”在“表1 示例完成情况”里有，在“表2 示例发展目标”里没有，表格可能被截断。',
    ],
    [
      'a table that is cut in two by running text',
      smallText(baselineBody, [...targetBody.slice(0, 6), '\u3000\u3000另一页。', ...targetBody.slice(7)]),
      '第 21 行：数据行“3 移动电话用户 万户 预期性 2604”不在任何一张表里，表格可能被截断。',
    ],
    ['a table without rows', smallText([]), '第 1 行：这张表没有数据行。'],
    [
      'a line that is neither row nor category',
      both(replacing(/^社会应用$/, '※')),
      '第 9 行：“※”既不是数据行，也不是类别名。',
    ],
    [
      'an unknown column',
      smallText().replace('单位 2015年', '单位 部门 2015年'),
      '第 2 行：表头中的“部门2015年”看不懂。',
    ],
    [
      'a missing column',
      smallText().replace('指标 单位 2015年', '指标 2015年'),
      '第 2 行：表头缺少“单位”一列。',
    ],
    [
      'two year columns',
      smallText().replace('2015年', '2014年 2015年'),
      '第 2 行：表头各列应当各有一列，并依次为：类别、序号、指标、单位、年份。',
    ],
    [
      'a header without a title',
      smallText().replace('表1 示例完成情况', ''),
      '第 2 行：表头之前没有“表1 ……”这样的表题。',
    ],
    ['a missing table', smallText().replace('2015年', '2014年'), '找不到 2015 年的指标表。'],
    ['two tables of one year', smallText().replace('2015年', '2020年'), '找不到 2015 年的指标表。'],
    [
      'tables that name an indicator differently',
      smallText(baselineBody, replacing(/光纤通达率/, '光纤到达率')(targetBody)),
      '第 16 行：“光纤到达率”的名称是“光纤到达率”，而第 5 行“光纤通达率”的是“光纤通达率”，两张表对不上。',
    ],
    [
      'tables with different units',
      smallText(baselineBody, replacing(/光纤通达率 %/, '光纤通达率 万户')(targetBody)),
      '第 16 行：“光纤通达率”的单位是“万户”，而第 5 行“光纤通达率”的是“%”，两张表对不上。',
    ],
  ];

  it.each(refusals)('refuses %s', (_case, text, message) => {
    expect(refusal(text)).toBe(message);
  });

  it('refuses an indicator that is 预期性 in one table and 约束性 in the other', () => {
    const text = smallText(replacing(/万户 预期性/, '万户 约束性')(targetBody));
    expect(refusal(text.replace('单位 2015年', '单位 属性 2015年'))).toBe(
      '第 21 行：“移动电话用户”的属性与第 10 行不同。',
    );
  });

  it('refuses a descriptor with names that the tables do not have', () => {
    expect(refusal(smallText(), { directions: { 光纤到达率: 'lower' } })).toBe(
      '说明文件给“光纤到达率”定了方向，表中没有这个指标。',
    );
    expect(refusal(smallText(), { wrappedCategories: ['信息化与工业化融合水平', '经济发展'] })).toBe(
      '说明文件中的折行类别“经济发展”不在表中。',
    );
  });

  it('refuses a second table of the same year', () => {
    const twice = `${smallText()}\n${smallText().split('\n').slice(0, 10).join('\n')}`;
    expect(refusal(twice)).toBe('第 23 行：2015 年的指标表有两张，另一张在第 1 行。');
  });
});
