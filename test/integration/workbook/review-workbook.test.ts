import { read, utils, type WorkBook } from '@e965/xlsx';
import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { writeWorkbook } from '../../../renderer/exchange/workbook-writer';
import type { SheetCell, SheetPlan } from '../../../shared/tables/sheet-plan';
import { packageTroubles, partsOf } from '../../builders/package-troubles';
import { plannedCells } from '../../builders/planned-cells';
import { schemaTroubles } from '../../builders/schema-order';
import { properties } from './examples';
import {
  changedMethodSheets,
  hardReviewSheets,
  hardReviewSheetsWith,
  hostileSheets,
  largeReviewSheets,
  methodSheets,
  seedReviewSheets,
  sortedMethodSheets,
} from './review-examples';
import { convertedAll } from './soffice';

const examples: readonly (readonly [string, () => readonly SheetPlan[]])[] = [
  ['the seed plan', () => seedReviewSheets],
  ['ties and odd figures', () => hardReviewSheets],
  ['every method', () => methodSheets],
  ['every method, sorted, in the last year', () => sortedMethodSheets],
  ['names and notes that are dangerous', () => hostileSheets],
  ['40 indicators with long names', () => largeReviewSheets(40)],
];

const address = ({ row, column }: Pick<SheetCell, 'row' | 'column'>) =>
  utils.encode_cell({ r: row - 1, c: column - 1 });

const isNear = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-12 * Math.max(1, Math.abs(b));

/** SheetJS takes _x0041_ for a character's code in files of LibreOffice too, where it is none; blanks it changes. */
const comparable = (text: string): string =>
  text
    .replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    .replaceAll(/\s/g, '');

/** Cells whose value in the workbook is not the planned one; blanks in texts are not compared. */
function unlike(workbook: WorkBook, sheets: readonly SheetPlan[]): string[] {
  return sheets.flatMap((sheet, index) =>
    plannedCells(sheet).flatMap((cell) => {
      const { name } = sheet;
      const found = workbook.Sheets[workbook.SheetNames[index] ?? '']?.[address(cell)]?.v;
      const { value } = cell;
      const same =
        typeof value === 'number'
          ? typeof found === 'number' && isNear(found, value)
          : comparable(`${found ?? ''}`) === comparable(`${value ?? ''}`);
      return same ? [] : [`${name}!${address(cell)} ${cell.formula ?? ''}: ${found} instead of ${value}`];
    }),
  );
}

/** Without results in the file, all that comes back was computed. */
const bare = (sheets: readonly SheetPlan[]): readonly SheetPlan[] =>
  sheets.map((sheet) => ({
    ...sheet,
    cells: sheet.cells.map((cell) => (cell.formula === undefined ? cell : { ...cell, value: null })),
  }));

/** Sheets into whose open cells the figures of others were typed. */
function typedOver(sheets: readonly SheetPlan[], others: readonly SheetPlan[]): readonly SheetPlan[] {
  const typed = new Map(
    others.flatMap(({ name, cells }) => cells.map((cell) => [`${name}!${address(cell)}`, cell.value])),
  );
  return sheets.map((sheet) => ({
    ...sheet,
    cells: sheet.cells.map((cell) =>
      cell.open ? { ...cell, value: typed.get(`${sheet.name}!${address(cell)}`) ?? null } : cell,
    ),
  }));
}

/** Cells that hold a formula in one workbook, with the values of another. */
function formulasWith(sheets: readonly SheetPlan[], values: readonly SheetPlan[]): readonly SheetPlan[] {
  return sheets.map((sheet, index) => {
    const known = new Map(values[index]?.cells.map((cell) => [address(cell), cell.value]));
    const { body: _data, ...rest } = sheet;
    const cells = sheet.cells.filter(({ formula }) => formula !== undefined);
    return { ...rest, cells: cells.map((cell) => ({ ...cell, value: known.get(address(cell)) ?? null })) };
  });
}

const made = examples.map(([name, make]) => [name, make()] as const);

describe('the review workbooks', () => {
  let recalculated: readonly Buffer[] = [];

  beforeAll(async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const all = [...made.map(([, sheets]) => sheets), typedOver(methodSheets, changedMethodSheets)];
    const files = await Promise.all(all.map((sheets) => writeWorkbook(bare(sheets), properties)));
    recalculated = await convertedAll(files, 'ods');
  }, 240_000);

  it.each(made.map(([name, sheets], index) => [name, sheets, index] as const))(
    'are computed again by LibreOffice with the results that the program wrote: %s',
    (_name, sheets, index) => {
      const formulas = sheets.flatMap(({ cells }) => cells.filter(({ formula }) => formula !== undefined));
      expect(formulas.length).toBeGreaterThan(150);
      expect(unlike(read(recalculated[index]), sheets).slice(0, 5)).toEqual([]);
    },
  );

  it('follow figures that are typed into them', () => {
    const expected = formulasWith(methodSheets, changedMethodSheets);
    expect(unlike(read(recalculated.at(-1)), expected).slice(0, 5)).toEqual([]);
  });

  it.each(made)('give SheetJS every figure and every result: %s', async (_name, sheets) => {
    expect(unlike(read(await writeWorkbook(sheets, properties)), sheets).slice(0, 5)).toEqual([]);
  });
});

it('the review workbook of 300 indicators gives SheetJS every figure and every result', async () => {
  const sheets = largeReviewSheets(300);
  expect(unlike(read(await writeWorkbook(sheets, properties)), sheets).slice(0, 5)).toEqual([]);
});

describe('the review workbook', () => {
  const open = async () => {
    const workbook = new ExcelJS.Workbook();
    const bytes = await writeWorkbook(hardReviewSheets, properties);
    await workbook.xlsx.load(bytes.buffer);
    return workbook;
  };

  it('lets only figures be changed, without a password', async () => {
    const workbook = await open();
    for (const plan of hardReviewSheets) {
      const sheet = workbook.getWorksheet(plan.name);
      const protection: unknown = Reflect.get(sheet?.model ?? {}, 'sheetProtection');
      expect(protection).toMatchObject({ sheet: true });
      expect(protection).not.toHaveProperty('hashValue');
      for (const cell of plan.cells) {
        const isOpen = sheet?.getCell(cell.row, cell.column).protection?.locked === false;
        expect([plan.name, address(cell), isOpen]).toEqual([plan.name, address(cell), cell.open === true]);
      }
    }
  });

  it('says status, note and source of a figure in a comment, and why a row is no formula', async () => {
    const workbook = await open();
    const texts = workbook.worksheets.flatMap((sheet) => {
      const found: string[] = [];
      sheet.eachRow((row) =>
        row.eachCell(({ note }) => {
          if (note === undefined) return;
          found.push(typeof note === 'string' ? note : (note.texts ?? []).map(({ text }) => text).join(''));
        }),
      );
      return found;
    });
    expect(texts).toContain('状态：初步数\n备注：=注\n来源：快报');
    expect(texts).toContain('本行的计算结果由导出程序写出，不随数据改变：基期值已达到目标，按保持评价。');
    expect(texts).toContain('本行的计算结果由导出程序写出，不随数据改变：2018年实际值不是一个确定的数。');
    expect(texts).toContain(
      '本行的计算结果由导出程序写出，不随数据改变：取 10 位小数后的评价与按精确值的评价可能不同。',
    );
  });

  it('decides ties by formula as the program does, and writes what rounding would turn', () => {
    const [, , table] = hardReviewSheets;
    const rowOf = (name: string) => table?.cells.find(({ value }) => value === name)?.row;
    const verdictOf = (name: string) => {
      const cells = table?.cells.filter(({ row }) => row === rowOf(name)) ?? [];
      const verdict = cells.find(({ value }) => typeof value === 'string' && /^[✔▲●◐▼■✖○] /.test(value));
      return [verdict?.value, verdict?.formula !== undefined];
    };
    expect(verdictOf('正好达到路径')).toEqual(['● 达到进度', true]);
    expect(verdictOf('正好高出五个百分点')).toEqual(['▲ 超前', true]);
    expect(verdictOf('正好基本符合')).toEqual(['◐ 基本符合', true]);
    expect(verdictOf('差一点基本符合')).toEqual(['▼ 滞后', true]);
    // Exactly short of the path by less than the tenth decimal.
    expect(verdictOf('差得极少')).toEqual(['◐ 基本符合', false]);
    expect(verdictOf('还没有数据')).toEqual(['○ 缺数', true]);
  });

  it('says in words what half to even makes of a number that spreadsheets round up', () => {
    const [, , table] = hardReviewSheets;
    expect(table?.cells.map(({ value }) => value)).toContain('完成进度修约为65.62');
  });

  it('says so of every column that is shown, in rows that are high enough for it', () => {
    const shown = { gap: true, gapInUnit: true, needed: true, shareOfTarget: true };
    const [, , table] = hardReviewSheetsWith(shown);
    const [, , plain] = hardReviewSheets;
    const remark = table?.cells.find(({ value }) => `${value}`.includes('差距修约为'));
    expect(remark?.value).toBe('完成进度修约为65.62；占目标比重修约为65.62；差距修约为5.62');
    const heightOf = (sheet: SheetPlan | undefined) => sheet?.rowHeights[(remark?.row ?? 0) - 1] ?? 0;
    expect(heightOf(table)).toBeGreaterThan(heightOf(plain));
  });

  it('names the cells that its formulas go by', async () => {
    const workbook = await open();
    for (const name of ['评估年份', '基期年份', '目标年份', '超前界限', '基本符合界限'])
      expect(workbook.definedNames.getRanges(name).ranges).toHaveLength(1);
  });

  it('has the same bytes for the same data', async () => {
    const [first, second] = [
      await writeWorkbook(hardReviewSheets, properties),
      await writeWorkbook(hardReviewSheets, properties),
    ];
    expect(Buffer.compare(first, second)).toBe(0);
  });
});

describe('the review workbook of dangerous names', () => {
  it('has sheets whose names Excel accepts, each once', () => {
    const names = hostileSheets.map(({ name }) => name);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
    for (const name of names) {
      expect(name).toMatch(/^[^\\/?*[\]:\u0000-\u001F\uD800-\uDFFF']([^\\/?*[\]:\u0000-\u001F]*[^'])?$/u);
      expect(name.length).toBeLessThanOrEqual(31);
      expect(name.toLowerCase()).not.toBe('history');
    }
  });

  it('writes no text as a formula, keeps numbers of more than fifteen digits as texts, and says what it cut', async () => {
    const workbook = read(await writeWorkbook(hostileSheets, properties));
    expect(workbook.SheetNames).toEqual(hostileSheets.map(({ name }) => name));
    const planned = hostileSheets.flatMap(({ cells }) =>
      cells.filter(({ formula }) => formula !== undefined),
    );
    const found = Object.values(workbook.Sheets).flatMap((sheet) =>
      Object.values(sheet).filter((cell) => typeof cell.f === 'string'),
    );
    expect(found).toHaveLength(planned.length);
    const own = workbook.Sheets['20 十六位数'];
    expect([own?.['B5']?.t, own?.['B5']?.v, own?.['E5']?.v]).toEqual([
      's',
      '1234567890123456',
      '12345.67890123456',
    ]);
    expect(JSON.stringify(own?.['B5']?.c)).toContain('超过 15 位的数按文字写出');
    expect(hostileSheets.flatMap(({ remarks }) => remarks).join()).toContain('单元格放不下');
  });
});

describe('the parts of the review workbook', () => {
  const writtenParts = async (sheets: readonly SheetPlan[]) =>
    partsOf(await writeWorkbook(sheets, properties));

  it.each(made)('are such that Excel has nothing to repair: %s', async (_name, sheets) => {
    expect(packageTroubles(await writtenParts(sheets)).slice(0, 5)).toEqual([]);
  });

  it.each([
    ['xl/worksheets/sheet3.xml', /<mergeCells count="\d+">/, '$&<mergeCell ref="A1:B2"/>', 'merges overlap'],
    ['xl/worksheets/sheet3.xml', /<f>IF\(/, '<f>IFS(', '=IFS('],
    ['xl/worksheets/sheet3.xml', /(<mergeCells.*<\/mergeCells>)(.*)(<hyperlinks>)/, '$2$1$3', 'mergeCells'],
    ['xl/worksheets/sheet3.xml', /'1 正好达到路径'!A1/, "'没有'!A1", "'没有'!A1"],
    ['xl/worksheets/sheet3.xml', /<\/f><v>60<\/v>/, '</f><v>NaN</v>', 'NaN'],
    ['xl/worksheets/sheet3.xml', / s="\d+"/, ' s="999"', 'A1 has no style'],
    ['xl/sharedStrings.xml', /<\/si>/, '\u0001</si>', 'character at'],
    ['xl/workbook.xml', /name="封面"/, 'name="封/面"', '封/面'],
    ['xl/_rels/workbook.xml.rels', /sheet1\.xml/, 'sheet99.xml', 'sheet99.xml'],
    [
      '[Content_Types].xml',
      /<Override PartName="\/xl\/charts\/chart1\.xml"/,
      '<Override PartName="/no"',
      '/no',
    ],
    ['xl/charts/chart1.xml', /(<c:barDir[^>]*>)(<c:grouping[^>]*>)/, '$2$1', 'c:barDir in c:barChart'],
  ])('would be found wanting: %s %s', async (name, pattern, changed, trouble) => {
    const parts = new Map(await writtenParts(hardReviewSheets));
    const xml = parts.get(name) ?? '';
    expect(xml).toMatch(pattern);
    parts.set(name, xml.replace(pattern, changed));
    expect(packageTroubles(parts).join()).toContain(trouble);
  });

  it('hold two charts an indicator, whose elements stand in the order that Excel wants', async () => {
    const parts = await writtenParts(hardReviewSheets);
    const charts = [...parts].filter(([name]) => /^xl\/charts\/chart\d+\.xml$/.test(name));
    expect(charts).toHaveLength(hardReviewSheets.flatMap((sheet) => sheet.charts ?? []).length);
    const [, first = ''] = charts[0] ?? [];
    expect(schemaTroubles(first)).toEqual([]);
    const swapped = first.replace(/(<c:barDir[^>]*>)(<c:grouping[^>]*>)/, '$2$1');
    expect(schemaTroubles(swapped)).toEqual(['c:barDir in c:barChart']);
  });

  it('write charts in the fonts and the language of the sheets, with units that are read upright', async () => {
    const parts = await writtenParts(methodSheets);
    for (const [name, xml] of parts) {
      if (!name.startsWith('xl/charts/')) continue;
      expect(xml).toContain('<c:lang val="zh-CN"/>');
      expect(xml).toContain(
        '<a:defRPr sz="900"><a:latin typeface="宋体"/><a:ea typeface="宋体"/></a:defRPr>',
      );
      expect(xml).not.toMatch(/<c:valAx>.*<c:title>(?:(?!<\/c:title>).)*<a:bodyPr\/>/);
    }
    const drawings = [...parts].filter(([name]) => /^xl\/drawings\/drawing\d/.test(name));
    expect(drawings).toHaveLength(15);
    for (const [, xml] of drawings) expect(xml).toMatch(/name="图 1" descr="[^"]+"/);
  });

  it('lead from every indicator to its sheet and back', async () => {
    const [, , table] = seedReviewSheets;
    const parts = await writtenParts(seedReviewSheets);
    const links = (name: string) => parts.get(name)?.match(/<hyperlink /g)?.length;
    expect(links('xl/worksheets/sheet3.xml')).toBe(13);
    expect(parts.get('xl/worksheets/sheet7.xml')).toContain(
      `<hyperlink ref="A1" location="'主要指标完成情况表'!A5" tooltip="回到主要指标完成情况表"/>`,
    );
    for (const { sheet } of table?.links ?? [])
      expect(seedReviewSheets.map(({ name }) => name)).toContain(sheet);
  });

  it('have the colours of verdicts once, whatever the number of sheets', async () => {
    const parts = await writtenParts(seedReviewSheets);
    expect(parts.get('xl/styles.xml')).toContain('<dxfs count="9">');
    const rules = [...parts].filter(([, xml]) => xml.includes('dxfId="8" priority="9"'));
    expect(rules).toHaveLength(14);
  });

  it('show comments by the name of who exports, in boxes that hold their text', async () => {
    const parts = await writtenParts(hardReviewSheets);
    const comments = [...parts].filter(([name]) => name.startsWith('xl/comments'));
    expect(comments).toHaveLength(2);
    for (const [, xml] of comments) expect(xml).toContain('<authors><author>张三</author></authors>');
    const boxes = [...parts].flatMap(([name, xml]) =>
      name.endsWith('.vml')
        ? [...xml.matchAll(/<x:Anchor>([\d, ]+)<\/x:Anchor>/g)].map(([, at = '']) => at)
        : [],
    );
    for (const at of boxes) {
      const [left = 0, , top = 0, , right = 0, , bottom = 0] = at.split(', ').map(Number);
      expect([at, right > left, bottom > top]).toEqual([at, true, true]);
      expect(at).toMatch(/^\d+, 12, /);
    }
  });

  it('draw charts from cells of their own sheet', async () => {
    const parts = await writtenParts(hardReviewSheets);
    const references = [...parts]
      .filter(([name]) => name.startsWith('xl/charts/'))
      .flatMap(([, xml]) => [...xml.matchAll(/<c:f>(.*?)<\/c:f>/g)].map(([, reference = '']) => reference));
    expect(references.length).toBeGreaterThan(50);
    for (const reference of references)
      expect(reference).toMatch(/^&apos;.+&apos;!\$[A-Z]+\$\d+(:\$[A-Z]+\$\d+)?$/);
  });

  it('hold no formula made of a text', async () => {
    const parts = await writtenParts(hardReviewSheets);
    const formulas = [...parts]
      .filter(([name]) => name.startsWith('xl/worksheets/sheet'))
      .flatMap(([, xml]) => [...xml.matchAll(/<f>(.*?)<\/f>/g)].map(([, formula = '']) => formula));
    const planned = hardReviewSheets.flatMap(({ cells }) =>
      cells.filter(({ formula }) => formula !== undefined),
    );
    expect(formulas).toHaveLength(planned.length);
    expect(formulas.filter((formula) => /^1\+1|HYPERLINK|cmd/.test(formula))).toEqual([]);
  });

  it('are built as the kept structure says', async () => {
    const structure = seedReviewSheets.map((sheet) => ({
      name: sheet.name,
      rows: sheet.rowHeights.length + (sheet.body?.rowCount ?? 0),
      columns: sheet.columnWidths.length,
      merges: sheet.merges.length,
      locked: sheet.locked === true,
      openCells: sheet.cells.filter(({ open }) => open).map(address),
      names: (sheet.names ?? []).map((one) => `${one.name} ${address(one)}`),
      charts: (sheet.charts ?? []).map(({ kind, title, series }) => ({ kind, title, series })),
      print: sheet.print,
      formulas: sheet.cells.flatMap((cell) =>
        cell.formula === undefined ? [] : [`${address(cell)} ${cell.formula}`],
      ),
    }));
    const parts = [...(await writtenParts(seedReviewSheets)).keys()].toSorted();
    await expect(`${JSON.stringify({ parts, structure }, null, 2)}\n`).toMatchFileSnapshot(
      '../../fixtures/workbook/seed-review.structure.json',
    );
  });
});
