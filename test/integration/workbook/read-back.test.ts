import { read, utils } from '@e965/xlsx';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { writeWorkbook } from '../../../renderer/exchange/workbook-writer';
import type { Rule, SheetPlan } from '../../../shared/tables/sheet-plan';
import { sheetFonts, sheetStyles, type SheetStyle } from '../../../shared/tables/sheet-styles';
import { awkwardSheet, largeSheet, properties, seedSheet } from './examples';

const address = (row: number, column: number) => utils.encode_cell({ r: row - 1, c: column - 1 });

async function withSheetJs(sheet: SheetPlan) {
  const bytes = await writeWorkbook([sheet], properties);
  const workbook = read(bytes, { cellNF: true, cellFormula: true, cellText: false });
  const written = workbook.Sheets[sheet.name];
  if (!written) throw new Error('the sheet is missing');
  return written;
}

async function withExcelJs(sheet: SheetPlan) {
  const bytes = await writeWorkbook([sheet], properties);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes.buffer);
  const written = workbook.getWorksheet(sheet.name);
  if (!written) throw new Error('the sheet is missing');
  return { workbook, written };
}

const sheets = [
  ['the seed plan', seedSheet],
  ['300 indicators with long names', largeSheet],
  ['awkward texts', awkwardSheet],
] as const;

describe.each(sheets)('the workbook of %s', (_name, sheet) => {
  it('gives SheetJS every cell: numbers as numbers, texts as texts, no formula, nothing else', async () => {
    const written = await withSheetJs(sheet);
    const filled = sheet.cells.filter(({ value }) => value !== null);
    expect(filled.length).toBeGreaterThan(50);
    for (const { row, column, value, format } of filled) {
      const cell = written[address(row, column)];
      expect([row, column, cell?.t, cell?.v]).toEqual([
        row,
        column,
        typeof value === 'number' ? 'n' : 's',
        value,
      ]);
      expect(cell?.f).toBeUndefined();
      if (format !== null) expect(cell?.z).toBe(format);
    }
    const found = Object.entries(written).filter(
      ([key, cell]) => !key.startsWith('!') && cell.v !== undefined,
    );
    expect(found.length).toBe(filled.length);
  });

  it('gives exceljs every cell with its value, font, alignment, format and lines', async () => {
    const { written } = await withExcelJs(sheet);
    const weights: Readonly<Record<Rule, string>> = { heavy: 'medium', thin: 'thin', hair: 'hair' };
    for (const planned of sheet.cells) {
      const cell = written.getCell(planned.row, planned.column);
      const style: SheetStyle = sheetStyles[planned.style];
      const place = `${planned.row}/${planned.column}`;
      if (cell.master === cell) expect([place, cell.value]).toEqual([place, planned.value]);
      // exceljs reads sizes as whole points.
      const font = { name: sheetFonts[style.font], size: Math.trunc(style.size) };
      expect([place, cell.font]).toMatchObject([place, font]);
      expect([place, cell.alignment.horizontal]).toEqual([place, style.align]);
      expect([place, cell.numFmt ?? null]).toEqual([place, planned.format]);
      const rules = Object.entries(planned.rules) as [string, Rule][];
      const lines = rules.map(([edge, rule]) => [edge, { style: weights[rule] }]);
      expect([place, cell.border ?? {}]).toEqual([place, Object.fromEntries(lines)]);
    }
  });
});

describe('a workbook', () => {
  it('keeps what it is told of title, author and time', async () => {
    const { workbook } = await withExcelJs(seedSheet);
    const { title, subject, creator, company } = properties;
    expect(workbook).toMatchObject({ title, subject, creator, company });
    expect(workbook.created.toISOString()).toBe(properties.createdAt);
    expect(workbook.modified.toISOString()).toBe(properties.createdAt);
  });

  it('holds several sheets in their order', async () => {
    const second = { ...largeSheet, name: '第二张' };
    const workbook = read(await writeWorkbook([seedSheet, second], properties), { bookSheets: true });
    expect(workbook.SheetNames).toEqual([seedSheet.name, '第二张']);
  });

  it('is refused without sheets, and with two of one name', async () => {
    await expect(writeWorkbook([], properties)).rejects.toThrow(RangeError);
    await expect(writeWorkbook([seedSheet, seedSheet], properties)).rejects.toThrow(RangeError);
  });

  it('can be written with properties that hold control characters', async () => {
    const bytes = await writeWorkbook([seedSheet], {
      ...properties,
      title: '标\u0000题',
      creator: '作\uD800者',
    });
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(bytes.buffer);
    expect([workbook.title, workbook.creator]).toEqual(['标\uFFFD题', '作\uFFFD者']);
  });

  it('reports its progress up to the last row', async () => {
    const reports: [number, number][] = [];
    const second = { ...seedSheet, name: '第二张' };
    await writeWorkbook([largeSheet, second], properties, ({ done, total }) => reports.push([done, total]));
    const rows = largeSheet.rowHeights.length + seedSheet.rowHeights.length;
    expect(reports).toEqual([[rows, rows]]);
  });

  it('is the same to the byte for the same input, whatever the time and the time zone', async () => {
    const zone = process.env['TZ'];
    const first = await writeWorkbook([seedSheet], properties);
    try {
      process.env['TZ'] = 'Pacific/Kiritimati';
      const second = await writeWorkbook([seedSheet], properties);
      expect(Buffer.compare(first, second)).toBe(0);
    } finally {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    }
  });
});
