import { read, utils, type WorkBook } from '@e965/xlsx';
import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { writeWorkbook } from '../../../renderer/exchange/workbook-writer';
import type { SheetCell, SheetPlan } from '../../../shared/tables/sheet-plan';
import { plannedCells } from '../../builders/planned-cells';
import { properties } from './examples';
import {
  changedMethodSheets,
  hardReviewSheets,
  hardReviewSheetsWith,
  hostileSheets,
  largeReviewSheets,
  methodSheets,
  reviewExamples,
} from './review-examples';
import { convertedAll } from './soffice';

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

describe('the review workbooks', () => {
  let recalculated: readonly Buffer[] = [];

  beforeAll(async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const all = [...reviewExamples.map(([, sheets]) => sheets), typedOver(methodSheets, changedMethodSheets)];
    const files = await Promise.all(all.map((sheets) => writeWorkbook(bare(sheets), properties)));
    recalculated = await convertedAll(files, 'ods');
  }, 240_000);

  it.each(reviewExamples.map(([name, sheets], index) => [name, sheets, index] as const))(
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

  it.each(reviewExamples)('give SheetJS every figure and every result: %s', async (_name, sheets) => {
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
