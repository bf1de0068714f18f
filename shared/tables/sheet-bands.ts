import { headerRows } from './header-layout';
import { headerTitle } from './header-title';
import type { SheetColumn } from './sheet-columns';
import { writtenValue } from './sheet-figures';
import type { Rule, Rules, SheetCell } from './sheet-plan';
import type { SheetStyleName } from './sheet-styles';
import type { TableCell, TableModel, TableRow } from './table-model';

/** A cell before its place on the sheet is known in full: with the area it covers, itself included. */
export interface BandCell extends Omit<SheetCell, 'row'> {
  readonly rowSpan: number;
  readonly columnSpan: number;
}

/** One row of a sheet from edge to edge; cells that others cover are there too, for their lines. */
export type BandRow = readonly BandCell[];

const single = { rowSpan: 1, columnSpan: 1, indent: 0, rules: {}, format: null } as const;

/** A text across all columns, without lines. */
export function wideRow(text: string, style: SheetStyleName, columnCount: number): BandRow {
  return Array.from({ length: columnCount }, (_, index) => ({
    ...single,
    column: index + 1,
    value: index === 0 ? text : null,
    style,
    columnSpan: index === 0 ? columnCount : 1,
  }));
}

/** Lines of a cell in the style of statistical tables: left and right sides open, heavy first and last rule. */
function tableRules(column: number, top: Rule, bottom: Rule): Rules {
  return { top, bottom, ...(column > 1 && { left: 'thin' }) };
}

export function headerBand(model: TableModel, columns: readonly SheetColumn[]): readonly BandRow[] {
  const rows = headerRows(model.header);
  return rows.map((cells, index) => {
    const bottom = index === rows.length - 1 && model.rows.length === 0 ? 'heavy' : 'thin';
    return columns.map(({ width }, column): BandCell => {
      const cell = cells.find((candidate) => candidate.column === column);
      return {
        ...single,
        column: column + 1,
        value: cell === undefined ? null : cell.columnSpan > 1 ? cell.title : headerTitle(cell.title, width),
        style: 'header',
        rules: tableRules(column + 1, index === 0 ? 'heavy' : 'thin', bottom),
        ...(cell && { rowSpan: cell.rowSpan, columnSpan: cell.columnSpan }),
      };
    });
  });
}

/** Which rows begin a group and are set off by a stronger line: headings across the table, and merged first cells. */
function groupStarts(rows: readonly TableRow[]): readonly boolean[] {
  const merged = rows.some(({ cells: [first] }) => first != null && first.rowSpan > 1);
  return rows.map(({ kind, cells: [first] }) => kind === 'category' || (merged && first != null));
}

function styleIn(row: TableRow, style: SheetStyleName): SheetStyleName {
  return row.kind === 'category' && style === 'left' ? 'categoryRow' : style;
}

function bodyCell(row: TableRow, cell: TableCell | null, sheetColumn: SheetColumn) {
  const { column } = sheetColumn;
  if (cell === null) return { ...single, value: null, style: column.align };
  const written = writtenValue(cell, sheetColumn);
  return {
    ...single,
    ...written,
    style: styleIn(row, written.style),
    indent: column.indented ? row.indent : 0,
    rowSpan: cell.rowSpan,
    columnSpan: cell.columnSpan,
  };
}

/** Each row carries the line to the next one too, so that a page that ends between them ends with a line. */
export function bodyBand(rows: readonly TableRow[], columns: readonly SheetColumn[]): readonly BandRow[] {
  const starts = groupStarts(rows);
  const lineAbove = (index: number): Rule => (index === 0 || starts[index] === true ? 'thin' : 'hair');
  return rows.map((row, index) => {
    const bottom = index === rows.length - 1 ? 'heavy' : lineAbove(index + 1);
    return columns.map((column, place): BandCell => ({
      ...bodyCell(row, row.cells[place] ?? null, column),
      column: place + 1,
      rules: tableRules(place + 1, lineAbove(index), bottom),
    }));
  });
}
