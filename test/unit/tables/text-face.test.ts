import { read, utils } from '@e965/xlsx';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvText, formulaSafe, tsvText } from '../../../shared/tables/delimited';
import { mainTable } from '../../../shared/tables/main-table';
import { tableHtml, tableLines, tableTsv } from '../../../shared/tables/text-face';
import { planView } from '../../builders/plan';
import { seedWithActuals } from '../../builders/seed-plan';

const table = mainTable(planView(seedWithActuals));

/** The rows that another reader finds. */
function readBack(text: string, separator: string): string[][] {
  const workbook = read(text, { type: 'string', FS: separator, raw: true });
  const sheet = workbook.Sheets[workbook.SheetNames[0] ?? ''];
  return sheet ? utils.sheet_to_json<string[]>(sheet, { header: 1, raw: false, defval: '' }) : [];
}

describe('a table as CSV', () => {
  const rows = readBack(csvText(tableLines(table)), ',');

  it('has one line of heads with the group before its columns', () => {
    expect(rows[0]?.slice(0, 8)).toEqual([
      '类别',
      '序号',
      '指标名称',
      '单位',
      '属性',
      '2015年基期值',
      '实际值 2016年',
      '实际值 2017年',
    ]);
  });

  it('repeats the category in every row and keeps figures as they are printed', () => {
    expect(rows[1]).toEqual([
      '信息通信能力',
      '1',
      '互联网省际出口带宽',
      'Gbps',
      '预期性',
      '2667',
      '3210',
      '3990.5',
      '4800P',
      '',
      '',
      '6700',
    ]);
    expect(rows[3]?.[0]).toBe('信息通信能力');
    expect(rows[3]?.[5]).toBe('>95');
  });

  it('ends every line with CR LF', () => {
    expect(csvText(tableLines(table)).endsWith('\r\n')).toBe(true);
    expect(csvText(tableLines(table)).split('\r\n')).toHaveLength(table.rows.length + 2);
  });
});

const unit = fc.constantFrom('表', 'a', '1', '"', ',', '\t', '\r', '\n', '=', '-', '@', ' ');
const field = fc.string({ unit, maxLength: 12 });
const fieldRows = fc.array(fc.array(field, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 5 });

/** A reader of its own, by the rules of RFC 4180. */
function parse(text: string, separator: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const pattern = new RegExp(`(?:"((?:[^"]|"")*)"|([^"${separator}\\r\\n]*))(${separator}|\\r\\n)`, 'gy');
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    row.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] === '\r\n') rows.push(row.splice(0));
  }
  expect(rows.length === 0 || pattern.lastIndex === 0).toBe(true);
  return rows;
}

it('every text comes back from CSV, with a mark only before what looks like a formula', () => {
  fc.assert(
    fc.property(fieldRows, (rows) => {
      expect(parse(csvText(rows), ',')).toEqual(rows.map((row) => row.map(formulaSafe)));
    }),
  );
});

it('every text comes back from the text for the clipboard', () => {
  fc.assert(
    fc.property(fieldRows, (rows) => {
      expect(parse(tsvText(rows), '\t')).toEqual(rows);
    }),
  );
});

it.each([
  ['=1+1', "'=1+1"],
  ['@cmd', "'@cmd"],
  ['-2+3', "'-2+3"],
  ['+8613800000000', "'+8613800000000"],
  ['-12.5', '-12.5'],
  ['—', '—'],
  ['12', '12'],
])('%s is written as %s', (text, written) => {
  expect(csvText([[text]])).toBe(`${written}\r\n`);
});

describe('a table for the clipboard', () => {
  it('has the same rows as text', () => {
    const lines = tableTsv(table).split('\r\n');
    expect(lines).toHaveLength(table.rows.length + 2);
    expect(lines[2]?.split('\t').slice(0, 3)).toEqual(['信息通信能力', '2', '行政村光纤通达率']);
  });

  it('keeps spans, the indent and the notes as HTML', () => {
    const html = tableHtml(table);
    expect(html).toContain('<p>吉林省信息化“十三五”规划主要指标表</p>');
    expect(html).toMatch(/<th rowspan="2" style="[^"]*">类别<\/th>/);
    expect(html).toMatch(/<th colspan="5" style="[^"]*">实际值<\/th>/);
    expect(html).toMatch(/<td rowspan="3" [^>]*>信息通信能力<\/td>/);
    expect(html).toContain('>　移动宽带用户普及率</td>');
    expect(html).toContain('&gt;95</td>');
    expect(html).toContain('<p>注：1. ');
  });

  it('lets a spreadsheet make numbers of plain numbers only', () => {
    const cell = (text: string) => new RegExp(`<td [^>]*>${text}</td>`).exec(tableHtml(table))?.[0] ?? '';
    expect(cell('2667')).not.toContain('mso-number-format');
    expect(cell('4800P')).toContain('mso-number-format');
    expect(cell('&gt;95')).toContain('mso-number-format');
  });

  it('cannot carry markup of its own', () => {
    const evil = { ...table, title: '<img src=x onerror="a">&' };
    expect(tableHtml(evil)).toContain('<p>&lt;img src=x onerror=&quot;a&quot;&gt;&amp;</p>');
  });
});
