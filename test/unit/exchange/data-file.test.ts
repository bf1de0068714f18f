import { read, utils } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { dataFile, type Codecs, type DataOrder } from '../../../shared/exchange/data-file';
import schema from '../../../shared/exchange/plan-document.schema.json';
import { seedDocument, seedWithActuals } from '../../builders/seed-plan';
import { aPlan, anIndicator, planView } from '../../builders/plan';
import { awkwardView, seedView } from './examples';

const codecs: Codecs = {
  encodeUtf8: (text) => new TextEncoder().encode(text),
  decodeGb18030: (bytes) => new TextDecoder('gb18030').decode(bytes),
};

const file = (order: DataOrder, view = seedView) => dataFile(view, seedDocument.statements, order, codecs);

/** The rows of a file as SheetJS reads them: texts only, nothing guessed. */
function rows(bytes: Uint8Array, codepage: number): string[][] {
  const decoder = codepage === 54936 ? new TextDecoder('gb18030') : new TextDecoder('utf-8');
  const workbook = read(decoder.decode(bytes), { type: 'string', raw: true, dense: false });
  const sheet = workbook.Sheets[workbook.SheetNames[0] ?? ''];
  return sheet ? utils.sheet_to_json<string[]>(sheet, { header: 1, raw: true, defval: '' }) : [];
}

describe('CSV in the long form', () => {
  it('has one line for every figure, with its value as it was given', () => {
    const [heads = [], ...lines] = rows(file({ format: 'longCsv', encoding: 'utf8' }).bytes, 65001);
    const figures = seedView.series.flatMap((series) => Object.values(series.figures));
    expect(lines).toHaveLength(figures.length);
    const at = (line: string[], head: string) => `${line[heads.indexOf(head)]}`;
    const line = lines.find(
      (one) => at(one, '指标名称') === '互联网省际出口带宽' && at(one, '年份') === '2018',
    );
    expect(
      ['类别', '单位', '数据类型', '数值', '数据状态', '地区'].map((head) => at(line ?? [], head)),
    ).toEqual(['信息通信能力', 'Gbps', '实际值', '4800', '初步数', '吉林省']);
    const bound = lines.find((one) => at(one, '年份') === '2016' && at(one, '比较符') === '>');
    expect([at(bound ?? [], '数值'), at(bound ?? [], '数值上限')]).toEqual(['96', '']);
    const words = lines.find((one) => at(one, '文字') === '应保尽保');
    expect(at(words ?? [], '数值')).toBe('');
  });
});

describe('CSV in the wide form', () => {
  it('has one line an indicator and one column a year, headings and empty rows included', () => {
    const [heads = [], ...lines] = rows(file({ format: 'wideCsv', encoding: 'utf8' }).bytes, 65001);
    expect(lines).toHaveLength(seedView.indicators.length);
    expect(heads.slice(-7)).toEqual([
      '2016年实际值',
      '2017年实际值',
      '2018年实际值',
      '2019年实际值',
      '2020年实际值',
      '2020年目标值',
      '说明',
    ]);
    const line = lines.find((one) => one.includes('互联网省际出口带宽')) ?? [];
    expect(line[heads.indexOf('2018年实际值')]).toBe('4800');
    expect(line.at(-1)).toBe('2018年实际值：初步数');
  });
});

describe('a data file', () => {
  const orders: readonly DataOrder[] = [
    { format: 'longCsv', encoding: 'utf8' },
    { format: 'wideCsv', encoding: 'gb18030' },
    { format: 'sdmxCsv', encoding: 'utf8' },
    { format: 'planJson', encoding: 'utf8' },
  ];

  it.each(orders)('in $format has the same bytes whatever the order of records', (order) => {
    const turned = {
      ...seedView,
      series: seedView.series.toReversed(),
      indicators: seedView.indicators.toReversed(),
      categories: seedView.categories.toReversed(),
    };
    expect(Buffer.compare(file(order).bytes, file(order, turned).bytes)).toBe(0);
  });

  it('of a spreadsheet begins with a mark in UTF-8, and has none in GB18030', () => {
    const utf8 = file({ format: 'longCsv', encoding: 'utf8' }).bytes;
    const gb = file({ format: 'longCsv', encoding: 'gb18030' }).bytes;
    expect(Array.from(utf8.subarray(0, 3))).toEqual([0xef, 0xbb, 0xbf]);
    // 类 is C0 E0 in GB2312.
    expect(Array.from(gb.subarray(0, 2))).toEqual([0xc0, 0xe0]);
    expect(rows(gb, 54936)).toEqual(rows(utf8, 65001));
  });

  it('in GB18030 says which characters it could not hold', () => {
    const view = aPlan().with(anIndicator('私用\uE5E5字').from('1')).view();
    const { bytes, remarks } = file({ format: 'longCsv', encoding: 'gb18030' }, view);
    expect(remarks).toEqual(['GB18030 编码里没有的字符已换成“?”：U+E5E5。需要保留时请改用 UTF-8。']);
    expect(new TextDecoder('gb18030').decode(bytes)).toContain('私用?字');
  });

  it('lets no text begin a formula and keeps negative numbers', () => {
    const lines = rows(file({ format: 'longCsv', encoding: 'utf8' }, awkwardView).bytes, 65001);
    const fields = lines.flat().map(String);
    expect(fields.filter((field) => /^[=+@\t\r]/.test(field))).toEqual([]);
    expect(fields).toContain('-12.5');
    expect(fields).toContain("'-类别");
  });
});

describe('the plan as JSON', () => {
  const published = z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]);
  const parsed = (view = seedView) =>
    JSON.parse(new TextDecoder().decode(file({ format: 'planJson', encoding: 'utf8' }, view).bytes));

  it('holds every record', () => {
    const { indicators, series, statements, plan } = parsed();
    const byId = (records: readonly { id: string }[]) => new Map(records.map((one) => [one.id, one]));
    expect(plan).toEqual(seedWithActuals.plan);
    expect(byId(indicators)).toEqual(byId(seedWithActuals.indicators));
    expect(byId(series)).toEqual(byId(seedWithActuals.series));
    expect(statements).toEqual(seedWithActuals.statements);
  });

  it('is as the published schema says, with and without settings', () => {
    const settled = planView({
      ...seedWithActuals,
      plan: {
        ...seedWithActuals.plan,
        review: { path: 'geometric', thresholds: { ahead: '3' }, symbols: { '—': 'missing' } },
        cover: { organisation: '某局' },
      },
      indicators: seedWithActuals.indicators.map((one) => ({
        ...one,
        review: { method: 'level', targetAs: { kind: 'bound', comparator: '>', value: '1' } },
      })),
    });
    for (const view of [seedView, settled, awkwardView])
      expect(published.safeParse(parsed(view)).error?.issues ?? []).toEqual([]);
  });

  it.each([
    [
      'a figure that is a number and no text',
      { series: [{ ...seedWithActuals.series[0], figures: { 'actual:2016': 1 } }] },
    ],
    [
      'a place that does not exist',
      { series: [{ ...seedWithActuals.series[0], figures: { 'actuals:2016': '1' } }] },
    ],
    ['a field that nobody knows', { extra: 1 }],
    ['another format', { format: 'other' }],
  ])('with %s is not', (_what, change) => {
    expect(published.safeParse({ ...parsed(), ...change }).success).toBe(false);
  });
});
