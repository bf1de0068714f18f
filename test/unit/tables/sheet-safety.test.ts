import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutText, safeCellText } from '../../../shared/tables/cell-text';
import { mainTable } from '../../../shared/tables/main-table';
import { sheetName } from '../../../shared/tables/sheet-name';
import { sheetPlan, sheetPlans } from '../../../shared/tables/table-sheet';
import { aCategory, anIndicator, aPlan } from '../../builders/plan';

/** Any UTF-16 text: control characters, lone surrogates, formulas, line ends. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 })
    .map((units) => String.fromCharCode(...units)),
  fc.tuple(fc.constantFrom('=', '+', '-', '@', '\t', '\r'), fc.string()).map(([sign, rest]) => sign + rest),
);

const xmlText = /^[\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u;

describe('the text of a cell', () => {
  it('can always be written, is never too long, and says so whenever it is not what was given', () => {
    fc.assert(
      fc.property(anyText, (raw) => {
        const { text, changes } = safeCellText(raw);
        expect(text).toMatch(xmlText);
        expect(changes.length > 0).toBe(text !== raw.replace(/\r\n?/g, '\n'));
      }),
    );
  });

  it('keeps everything but control characters and lone surrogates, and counts those', () => {
    expect(safeCellText('甲\u0000乙\u001B\uD800丙😀\t\r\n丁')).toEqual({
      text: '甲\uFFFD乙\uFFFD\uFFFD丙😀\t\n丁',
      changes: ['2 个控制字符已换成“\uFFFD”', '1 个残缺的字符已换成“\uFFFD”'],
    });
  });

  it('is cut at the limit without halving a character, and the change gives both lengths', () => {
    const { text, changes } = safeCellText(`${'x'.repeat(32_699)}😀${'y'.repeat(100)}`);
    expect(text).toBe('x'.repeat(32_699));
    expect(changes).toEqual(['共 32801 个字符，单元格放不下，只写入了前 32699 个']);
    expect(cutText('a😀b', 3)).toBe('a😀');
    expect(cutText('a😀b', 4)).toBe('a😀b');
  });
});

describe('a sheet of any text', () => {
  it('gives text that begins like a formula the text format, so that it stays text when edited', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (title, name, unit) => {
        const category = aCategory('类').with(
          anIndicator(name, { unit }).from({ kind: 'symbol', symbol: name }),
        );
        const { cells } = sheetPlan(mainTable(aPlan({ title }).with(category).view()));
        for (const { value, format } of cells)
          if (typeof value === 'string') expect(format === '@').toBe(/^[=+\-@\t\r]/.test(value));
      }),
    );
  });

  it('holds only text that can be written, up to Excel’s limit, and finite numbers', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (title, name, source) => {
        const table = mainTable(aPlan({ title, source }).with(anIndicator(name)).view());
        for (const { value } of sheetPlan(table).cells) {
          if (typeof value === 'string') expect(value).toMatch(xmlText);
          if (typeof value === 'string') expect(value.length).toBeLessThanOrEqual(32_767);
          if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
        }
      }),
    );
  });

  it('says of each changed text where it stands and what was done', () => {
    const bad = aPlan({ title: '规\u0001划', source: 'x'.repeat(40_000) });
    const sheet = sheetPlan(
      mainTable(bad.with(aCategory('类\uDC00').with(anIndicator('=1+1\u0007'))).view()),
    );
    expect(sheet.remarks).toEqual([
      '标题：1 个控制字符已换成“\uFFFD”。',
      '表内第 1 行“类别”：1 个残缺的字符已换成“\uFFFD”。',
      '表内第 1 行“指标名称”：1 个控制字符已换成“\uFFFD”。',
      '资料来源：共 40000 个字符，单元格放不下，只写入了前 32700 个。',
      '工作表第 7 行的文字超过行高上限，打印不全；单元格里的文字是完整的。',
    ]);
  });
});

describe('a sheet of a table with other texts', () => {
  it('cleans subtitle, caption, header and notes too', () => {
    const column = {
      id: 'a',
      title: '列\u0001',
      align: 'left',
      width: 9,
      frozen: false,
      indented: false,
    } as const;
    const sheet = sheetPlan({
      name: '表',
      title: '题',
      subtitle: '副\u0002',
      caption: '时\u0003',
      header: [{ title: '组\u0004', children: [{ column }] }],
      rows: [],
      notes: ['注\u0005'],
      source: null,
    });
    const changed = '：1 个控制字符已换成“\uFFFD”。';
    expect(sheet.remarks).toEqual(
      ['副标题', '表头右上角', '表头', '表头', '注 1'].map((place) => place + changed),
    );
    for (const { value } of sheet.cells) if (typeof value === 'string') expect(value).toMatch(xmlText);
  });
});

describe('the name of a sheet', () => {
  it('is one that Excel accepts, whatever was wanted, and a remark tells of every change', () => {
    fc.assert(
      fc.property(anyText, fc.array(anyText, { maxLength: 5 }), (wanted, others) => {
        const taken = others.map((other) => sheetName(other, []).name);
        const { name, remark } = sheetName(wanted, taken);
        expect(name.length).toBeGreaterThan(0);
        expect(name.length).toBeLessThanOrEqual(31);
        expect(name).toMatch(xmlText);
        expect(name).not.toMatch(/[\\/?*[\]:\n]|^'|'$/);
        expect(name.toLowerCase()).not.toBe('history');
        expect(taken.map((other) => other.toLowerCase())).not.toContain(name.toLowerCase());
        expect(remark === null).toBe(name === wanted);
      }),
    );
  });

  it('is changed as little as can be', () => {
    expect(sheetName('主要指标表', [])).toEqual({ name: '主要指标表', remark: null });
    expect(sheetName('2016/2017', []).name).toBe('2016_2017');
    expect(sheetName('_x0041_与/x00e5_', []).name).toBe('-x0041_与-x00e5_');
    expect(sheetName("'长'", []).name).toBe('长');
    expect(sheetName('', []).name).toBe('工作表');
    expect(sheetName('History', []).name).toBe('History_');
    expect(sheetName('GDP', ['gdp']).name).toBe('GDP（2）');
    expect(sheetName('表', ['表', '表（2）'])).toEqual({
      name: '表（3）',
      remark: '工作表名称“表”不能照用，已改为“表（3）”。',
    });
    expect(sheetName('长'.repeat(40), ['长'.repeat(31)]).name).toBe(`${'长'.repeat(28)}（2）`);
  });

  it('is unique among the sheets of one workbook', () => {
    const table = mainTable(aPlan().view());
    expect(sheetPlans([table, table, table]).map(({ name }) => name)).toEqual([
      '主要指标表',
      '主要指标表（2）',
      '主要指标表（3）',
    ]);
  });
});
