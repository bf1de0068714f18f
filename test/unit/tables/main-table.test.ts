import { describe, expect, it } from 'vitest';
import { headerColumns, headerRows } from '../../../shared/tables/header-layout';
import { mainTable } from '../../../shared/tables/main-table';
import { cellText, type TableModel } from '../../../shared/tables/table-model';
import { aCategory, anIndicator, aPlan, planView } from '../../builders/plan';
import { seedDocument, seedWithActuals } from '../../builders/seed-plan';
import facts from '../../fixtures/seed/facts.json';

const seedTable = mainTable(planView(seedDocument));
const seedColumns = headerColumns(seedTable.header).map(({ id }) => id);

/** Text of the cell of an indicator in a column; undefined where a span covers it. */
function textIn(table: TableModel, name: string, column: string): string | undefined {
  const columns = headerColumns(table.header).map(({ id }) => id);
  const row = table.rows.find(({ cells }) => cells.some((cell) => cell && cellText(cell) === name));
  const cell = row?.cells[columns.indexOf(column)];
  return cell ? cellText(cell) : undefined;
}

describe('the main table of the seed plan', () => {
  it('is headed by plan, place and time', () => {
    expect(seedTable.title).toBe('吉林省信息化“十三五”规划主要指标表');
    expect(seedTable.caption).toBe('吉林省　2015—2020年');
    expect(seedTable.source).toBe('吉林省信息化“十三五”规划');
  });

  it('has a header of two levels, in which only the actuals form a group', () => {
    const [upper = [], lower = []] = headerRows(seedTable.header);
    expect(
      upper.map(({ title, column, rowSpan, columnSpan }) => [title, column, rowSpan, columnSpan]),
    ).toEqual([
      ['类别', 0, 2, 1],
      ['序号', 1, 2, 1],
      ['指标名称', 2, 2, 1],
      ['单位', 3, 2, 1],
      ['属性', 4, 2, 1],
      ['2015年基期值', 5, 2, 1],
      ['实际值', 6, 1, 5],
      ['2020年目标值', 11, 2, 1],
    ]);
    expect(lower.map(({ title, column }) => [title, column])).toEqual(
      [2016, 2017, 2018, 2019, 2020].map((year, index) => [`${year}年`, 6 + index]),
    );
    expect(seedColumns).toHaveLength(12);
  });

  it.each([
    ['baseline:2015', facts.table1.rows],
    ['target:2020', facts.table2.rows],
  ] as const)('shows the 13 figures of %s with the facts’ value, never rounded', (column, rows) => {
    expect(rows).toHaveLength(13);
    for (const { name, unit, comparator, value, attribute } of rows) {
      const text = textIn(seedTable, name, column) ?? '';
      const shown = /^(>?)(.*)$/.exec(text);
      expect([name, shown?.[1] || '=', Number(shown?.[2])]).toEqual([name, comparator, Number(value)]);
      expect(text.replace('>', '').startsWith(value)).toBe(true);
      expect(textIn(seedTable, name, 'unit')).toBe(unit);
      if (attribute) expect(textIn(seedTable, name, 'attribute')).toBe(attribute);
    }
  });

  it('has no actual, and says that a blank is not a zero', () => {
    const actuals = seedTable.rows.flatMap(({ cells }) => cells.slice(6, 11));
    expect(actuals).toHaveLength(14 * 5);
    expect(new Set(actuals.map((cell) => cell?.content.kind))).toEqual(new Set(['empty']));
    expect(seedTable.notes).toEqual([
      '“>95”表示大于95，来源没有给出确切数值。',
      '空格表示尚无数据，不是零。',
    ]);
  });

  it('merges the cells of a category and leaves one place for each row under it', () => {
    expect(seedTable.rows.map(({ cells }) => cells[0]?.rowSpan ?? 0)).toEqual([
      3, 0, 0, 2, 0, 6, 0, 0, 0, 0, 0, 3, 0, 0,
    ]);
    for (const { cells } of seedTable.rows) expect(cells).toHaveLength(seedColumns.length);
  });

  it('gives the parent its name and number only and moves sub-indicators in', () => {
    const parent = seedTable.rows[6];
    expect(parent?.kind).toBe('parent');
    expect(parent?.cells.map((cell) => (cell ? cellText(cell) : null))).toEqual([
      null,
      '7',
      '互联网普及率',
      '',
      '',
      '',
      '',
      '',
      '',
      '',
      '',
      '',
    ]);
    expect(seedTable.rows.map(({ indent }) => indent)).toEqual([0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0]);
    expect(seedTable.rows[7]?.cells[1]?.content.kind).toBe('empty');
  });

  it('keeps the statements of the narrative out', () => {
    const texts = JSON.stringify(seedTable);
    for (const { text } of seedDocument.statements) expect(texts).not.toContain(text);
  });
});

describe('the main table', () => {
  const table = mainTable(planView(seedWithActuals));

  it('shows the digits a figure was given, no more and no fewer', () => {
    expect(textIn(table, '行政村光纤通达率', 'actual:2017')).toBe('98.25');
    expect(textIn(table, '行政村光纤通达率', 'actual:2018')).toBe('99');
    expect(textIn(table, '互联网省际出口带宽', 'actual:2017')).toBe('3990.5');
    expect(textIn(table, '软件业务收入', 'actual:2017')).toBe('0.0000001');
  });

  it('keeps a zero apart from no figure', () => {
    expect(textIn(table, '移动电话用户', 'actual:2017')).toBe('0');
    expect(textIn(table, '移动电话用户', 'actual:2018')).toBe('');
  });

  it('explains bounds, ranges, rounded figures and marks that occur, and no others', () => {
    expect(table.notes).toEqual([
      '“>95”表示大于95，来源没有给出确切数值。',
      '“左右”表示约数。',
      '“~”表示数值在前后两数之间。',
      '数字后的字母：P为初步数，E为估计数。',
      '空格表示尚无数据，不是零。',
    ]);
  });

  it('takes baseline and target from the document version asked for, and names it', () => {
    const document = aPlan({
      versions: [
        { number: 1, date: '2016-05', title: '原规划' },
        { number: 2, date: '2018-11', title: '中期调整方案' },
      ],
    })
      .with(anIndicator('率').from('1').to('2'))
      .document();
    const series = document.series.map((record) => ({
      ...record,
      figures: { ...record.figures, 'target:2020@2': '3' },
    }));
    const revised = mainTable(planView({ ...document, series }, 2));
    expect(textIn(revised, '率', 'target:2020')).toBe('3');
    expect(textIn(revised, '率', 'baseline:2015')).toBe('');
    expect(revised.notes[0]).toBe('基期值和目标值取自第2版：中期调整方案（2018-11）。');
  });

  it('of a plan without gaps says nothing of blanks', () => {
    const full = [2016, 2017, 2018, 2019, 2020].reduce(
      (built, year) => built.actual(year, '1'),
      anIndicator('率').from('1').to('1'),
    );
    expect(mainTable(aPlan().with(anIndicator('父').with(full)).view()).notes).toEqual([]);
  });

  it('refuses a plan in which an indicator would be lost', () => {
    const document = aPlan()
      .with(aCategory('甲').with(anIndicator('一'), anIndicator('二')))
      .document();
    const indicators = document.indicators.map((one) =>
      one.name === '二' ? { ...one, categoryId: 'gone' } : one,
    );
    expect(() => mainTable(planView({ ...document, indicators }))).toThrow('1 项指标没有归入类别');
  });
});
