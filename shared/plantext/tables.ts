import { looksLikeHeader, readHeader, type Column } from './columns';
import { joinPieces, type SourceLine } from './lines';
import { PlanTextError } from './problem';
import { readTableLine } from './rows';
import { TableBody, type TableEntry } from './table-body';

export interface TextTable {
  /** "表1 “十二五”……": number and title, one blank between them. */
  readonly title: string;
  readonly titleLine: number;
  readonly columns: readonly Column[];
  /** The year of the figures. */
  readonly period: string;
  readonly entries: readonly TableEntry[];
}

export interface TextParts {
  readonly tables: readonly TextTable[];
  /** Runs of lines between the tables. */
  readonly narrative: readonly (readonly SourceLine[])[];
}

export interface TableOptions {
  readonly units: ReadonlySet<string>;
  readonly wrappedCategories: readonly string[];
}

const titlePattern = /^\s*(表\s*\d+)\s+(\S.*)$/;

/** Parts a text into its tables and what stands between them. Throws PlanTextError where a table cannot be read. */
export function separateTables(lines: readonly SourceLine[], options: TableOptions): TextParts {
  const tables: TextTable[] = [];
  const narrative: SourceLine[][] = [[]];
  let position = 0;
  for (;;) {
    const line = lines[position];
    const next = lines[position + 1];
    if (line === undefined) return { tables, narrative: narrative.filter((run) => run.length > 0) };
    const title = titlePattern.exec(line.text);
    if (title && next !== undefined && looksLikeHeader(next.text)) {
      const columns = readHeader(next);
      const body = readBody(lines, position + 2, columns, options);
      const period = columns.find((column) => column.role === 'period')?.text.slice(0, 4) ?? '';
      if (body.entries.length === 0) throw new PlanTextError(line.number, '这张表没有数据行。');
      tables.push({
        title: `${joinPieces([title[1] ?? ''])} ${joinPieces([title[2] ?? ''])}`,
        titleLine: line.number,
        columns,
        period,
        entries: body.entries,
      });
      narrative.push([]);
      position = body.end;
      continue;
    }
    if (looksLikeHeader(line.text)) throw new PlanTextError(line.number, '表头之前没有“表1 ……”这样的表题。');
    refuseStrayRow(line, options);
    narrative.at(-1)?.push(line);
    position++;
  }
}

/** A data row in the running text is the rest of a table that was cut in two. */
function refuseStrayRow(line: SourceLine, options: TableOptions): void {
  const isRow = [false, true].some((hasAttribute) => {
    const read = readTableLine(line, hasAttribute, options.units);
    return read.kind === 'row' && read.number !== null;
  });
  if (isRow)
    throw new PlanTextError(line.number, `数据行“${line.text.trim()}”不在任何一张表里，表格可能被截断。`);
}

function readBody(
  lines: readonly SourceLine[],
  start: number,
  columns: readonly Column[],
  options: TableOptions,
): { readonly entries: readonly TableEntry[]; readonly end: number } {
  const hasAttribute = columns.some((column) => column.role === 'attribute');
  const body = new TableBody(options.wrappedCategories);
  let position = start;
  for (; position < lines.length; position++) {
    const line = lines[position];
    if (line === undefined || titlePattern.test(line.text)) break;
    const read = readTableLine(line, hasAttribute, options.units);
    if (read.kind === 'narrative') break;
    if (read.kind === 'unreadable') throw new PlanTextError(line.number, read.reason);
    if (read.kind === 'category') body.addCategory(line, read.text);
    else if (read.kind === 'heading') body.addHeading(line, read.number, read.name);
    else body.addRow(line, read.number, read.name, read);
  }
  return { entries: body.finish(), end: position };
}
