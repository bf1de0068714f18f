import { read, utils } from '@e965/xlsx';
import { describe, expect, it, vi } from 'vitest';
import { writeWorkbook } from '../../../renderer/exchange/workbook-writer';
import { awkwardSheet, largeSheet, properties, seedSheet } from './examples';
import { converted } from './soffice';

const sheets = [
  ['the seed plan', seedSheet],
  ['300 indicators with long names', largeSheet],
  ['awkward texts', awkwardSheet],
] as const;

/** UTF-8, every field in quotes, values as they are and not as they are shown. */
const csvFilter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,false,false';

function csvFields(csv: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, field = '', end] of csv.matchAll(/("(?:[^"]|"")*"|[^,\n]*)(,|\n|$)/g)) {
    rows.at(-1)?.push(field.replace(/^"|"$/g, '').replaceAll('""', '"'));
    if (end === '\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

describe.each(sheets)('LibreOffice, given the workbook of %s,', (_name, sheet) => {
  it('exports as CSV every value to the last character', async () => {
    const csv = (await converted(await writeWorkbook([sheet], properties), csvFilter)).toString('utf8');
    const rows = csvFields(csv);
    expect(rows).toHaveLength(sheet.rowHeights.length);
    for (const { row, column, value } of sheet.cells) {
      const field = rows[row - 1]?.[column - 1];
      const found = typeof value === 'number' && field !== '' ? Number(field) : field;
      expect([row, column, found]).toEqual([row, column, value ?? '']);
    }
  });

  it('saves as ODS numbers as numbers, texts as texts, and no formula', async () => {
    // The reader says of every format with sections that it might be incorrect.
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const ods = await converted(await writeWorkbook([sheet], properties), 'ods');
    const saved = read(ods, { cellFormula: true, cellText: false }).Sheets[sheet.name];
    for (const { row, column, value } of sheet.cells) {
      if (value === null) continue;
      const cell = saved?.[utils.encode_cell({ r: row - 1, c: column - 1 })];
      expect(cell?.f).toBeUndefined();
      // The reader changes blanks in texts; the CSV has them to the character.
      if (typeof value === 'number')
        expect([row, column, cell?.t, cell?.v]).toEqual([row, column, 'n', value]);
      else expect([row, column, cell?.t]).toEqual([row, column, 's']);
    }
  });
});

describe('LibreOffice', () => {
  it('prints the seed plan on one page of A4 landscape and the long table on many', async () => {
    const pages = async (bytes: Uint8Array) => {
      const pdf = (await converted(bytes, 'pdf')).toString('latin1');
      expect(pdf.startsWith('%PDF-')).toBe(true);
      expect(pdf).toMatch(/\/MediaBox\s*\[\s*0 0 84[12][.\d]* 595/);
      return Number(/\/Type\s*\/Pages\b[^]*?\/Count (\d+)/.exec(pdf)?.[1]);
    };
    expect(await pages(await writeWorkbook([seedSheet], properties))).toBe(1);
    expect(await pages(await writeWorkbook([largeSheet], properties))).toBeGreaterThan(20);
  });
});
