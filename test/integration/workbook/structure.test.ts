import ExcelJS from 'exceljs';
import { expect, it } from 'vitest';
import { writeWorkbook } from '../../../renderer/exchange/workbook-writer';
import { properties, seedSheet } from './examples';

/** All that a reader sees of a sheet beside its values, in a form that is easy to compare. */
async function structureOf(bytes: Uint8Array<ArrayBuffer>) {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes.buffer);
  return workbook.worksheets.map((sheet) => {
    const styles = new Map<string, string[]>();
    sheet.eachRow({ includeEmpty: true }, (row) =>
      row.eachCell({ includeEmpty: true }, ({ address, style }) => {
        const key = JSON.stringify(style);
        styles.set(key, [...(styles.get(key) ?? []), address]);
      }),
    );
    const { margins, ...pageSetup } = sheet.pageSetup;
    return {
      name: sheet.name,
      columnWidths: sheet.columns.map(({ width }) => width),
      rowHeights: Array.from({ length: sheet.rowCount }, (_, index) => sheet.getRow(index + 1).height),
      merges: sheet.model.merges,
      views: sheet.views,
      margins,
      pageSetup,
      headerFooter: sheet.headerFooter,
      styles: [...styles].map(([style, cells]) => ({ cells: cells.join(' '), ...JSON.parse(style) })),
    };
  });
}

it('the workbook of the seed plan is built as the kept structure says (styles, merges, freeze, print set-up)', async () => {
  const structure = await structureOf(await writeWorkbook([seedSheet], properties));
  await expect(`${JSON.stringify(structure, null, 2)}\n`).toMatchFileSnapshot(
    '../../fixtures/workbook/seed-main-table.structure.json',
  );
});
