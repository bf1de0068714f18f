import { looksLikeFormula } from './cell-text';
import { headerColumns, headerRows } from './header-layout';
import { noteTexts } from './note-texts';
import { safeTable } from './safe-table';
import { bodyBand, headerBand, wideRow, type BandCell, type BandRow } from './sheet-bands';
import { sheetColumns } from './sheet-columns';
import { rowHeights, tallestRow } from './sheet-heights';
import { sheetName } from './sheet-name';
import type { SheetCell, SheetMerge, SheetPlan, SheetPrint } from './sheet-plan';
import { sheetFonts } from './sheet-styles';
import type { TableColumn, TableModel } from './table-model';

const margins = { left: 0.5, right: 0.5, top: 0.7, bottom: 0.7, header: 0.35, footer: 0.35 } as const;

/** Points that a page has for the rows under its header. */
const pageHeight = 440;
/** Half-width characters of the body font that a page of A4 landscape is wide, rather too few. */
const pageWidth = 128;

/** Whether all rows surely fit one page of A4 landscape when the columns are made to fit its width. */
function fitsOnePage(widths: readonly number[], heights: readonly number[]): boolean {
  const sum = (parts: readonly number[]) => parts.reduce((total, part) => total + part, 0);
  return sum(heights) * Math.min(1, pageWidth / sum(widths)) < pageHeight;
}

/** Header codes may have 255 characters in all; a longer one makes Excel call the file damaged. */
const longestHeaderTitle = 80;

const headerCode = (place: 'L' | 'C', text: string): string => `&${place}&"${sheetFonts.body},常规"&9${text}`;

/** "续表　…" for the pages after the first; a title too long for a page header is left out there. */
function continuedHeader(title: string): string {
  const escaped = title.replaceAll('\n', '').replaceAll('&', '&&');
  return headerCode('L', escaped.length > longestHeaderTitle ? '续表' : `续表　${escaped}`);
}

/** A4, as wide as the page, with page numbers. */
export function sheetPrint(
  title: string,
  titleRows: SheetPrint['titleRows'],
  orientation: SheetPrint['orientation'] = 'landscape',
): SheetPrint {
  return {
    paper: 'A4',
    orientation,
    pagesWide: 1,
    titleRows,
    margins,
    continuedHeader: continuedHeader(title),
    footer: headerCode('C', '第 &P 页　共 &N 页'),
  };
}

/** The text format of a workbook: what stands in such a cell stays text even when somebody edits it. */
const textFormat = '@';

function guarded({ value, format }: BandCell): string | null {
  return typeof value === 'string' && looksLikeFormula(value) ? textFormat : format;
}

/** Written out, because large workbooks have a million cells, and copying unlike objects is what planning them would spend most on. */
function placed(cell: BandCell, row: number): SheetCell {
  const { column, value, style, indent, rules, formula, comment, open } = cell;
  const made: { -readonly [K in keyof SheetCell]: SheetCell[K] } = {
    row,
    column,
    value,
    style,
    indent,
    rules,
    format: guarded(cell),
  };
  if (formula !== undefined) made.formula = formula;
  if (comment !== undefined) made.comment = comment;
  if (open !== undefined) made.open = open;
  return made;
}

/** Bands as the cells of a sheet, from its first row on. */
export function placedCells(rows: readonly BandRow[]): Pick<SheetPlan, 'cells' | 'merges'> {
  const cells: SheetCell[] = [];
  const merges: SheetMerge[] = [];
  rows.forEach((band, index) => {
    const row = index + 1;
    for (const bandCell of band) {
      const { column, rowSpan, columnSpan } = bandCell;
      cells.push(placed(bandCell, row));
      if (rowSpan === 1 && columnSpan === 1) continue;
      merges.push({ from: { row, column }, to: { row: row + rowSpan - 1, column: column + columnSpan - 1 } });
    }
  });
  return { cells, merges };
}

/**
 * The label of a group taller than a page of A4 landscape stands at the group's top: in its middle it would be missing
 * on the page where the group begins.
 */
function readableGroups(rows: readonly BandRow[], heights: readonly number[]): readonly BandRow[] {
  return rows.map((row, index) =>
    row.map((cell) => {
      const height = heights.slice(index, index + cell.rowSpan).reduce((sum, part) => sum + part, 0);
      return cell.style === 'center' && height > pageHeight ? { ...cell, style: 'tallGroup' as const } : cell;
    }),
  );
}

function frozenColumns(columns: readonly TableColumn[]): number {
  const firstScrolling = columns.findIndex(({ frozen }) => !frozen);
  return Math.max(0, firstScrolling);
}

/** Rows of a sheet above the header of its table. */
const headRows = ({ subtitle, caption }: TableModel): number =>
  1 + (subtitle === null ? 0 : 1) + (caption === null ? 0 : 1);

/** The row of a sheet on which the first row of its table stands. */
export const bodyStart = (model: TableModel): number => headRows(model) + headerRows(model.header).length + 1;

/**
 * The plan of the worksheet that shows a table. `takenNames` are the sheets already in the workbook. Nothing is lost
 * silently: what does not fit a workbook is changed as little as can be, and the plan's remarks say so.
 */
export function sheetPlan(table: TableModel, takenNames: readonly string[] = []): SheetPlan {
  const { model, remarks } = safeTable(table);
  const { name, remark } = sheetName(model.name, takenNames);
  const columns = headerColumns(model.header);
  const layout = sheetColumns(columns, model.rows);
  const columnWidths = layout.map(({ width }) => width);
  const wide = (text: string, style: Parameters<typeof wideRow>[1]) => wideRow(text, style, columns.length);
  const head = [
    wide(model.title, 'title'),
    ...(model.subtitle === null ? [] : [wide(model.subtitle, 'subtitle')]),
    ...(model.caption === null ? [] : [wide(model.caption, 'caption')]),
  ];
  const header = headerBand(model, layout);
  const headed = head.length + header.length;
  const foot = noteTexts(model).map((note) => wide(note, 'note'));
  const rows = [...head, ...header, ...bodyBand(model.rows, layout), ...foot];
  const heights = rowHeights(rows, columnWidths);
  const print = sheetPrint(model.title, { from: head.length + 1, to: headed });
  const tooTall = heights.flatMap((height, index) => (height > tallestRow ? [index + 1] : []));
  return {
    name,
    columnWidths,
    rowHeights: heights.map((height) => Math.min(height, tallestRow)),
    ...placedCells(readableGroups(rows, heights)),
    freeze: { rows: headed, columns: frozenColumns(columns) },
    print: {
      ...print,
      // Programs that count the pages of a workbook as one row take the only page of a sheet for a further one.
      continuedHeader: fitsOnePage(columnWidths, heights) ? '' : print.continuedHeader,
    },
    remarks: [
      ...(remark === null ? [] : [remark]),
      ...remarks,
      ...tooTall.map((row) => `工作表第 ${row} 行的文字超过行高上限，打印不全；单元格里的文字是完整的。`),
    ],
  };
}

/** The sheets of several tables for one workbook, each under a name of its own. */
export function sheetPlans(tables: readonly TableModel[]): readonly SheetPlan[] {
  return tables.reduce<readonly SheetPlan[]>(
    (plans, table) => [
      ...plans,
      sheetPlan(
        table,
        plans.map(({ name }) => name),
      ),
    ],
    [],
  );
}
