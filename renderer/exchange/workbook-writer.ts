/**
 * Sheet plans → the bytes of an xlsx file. The only code that knows the Excel library; it needs neither page nor worker.
 */
import { Workbook, type Border, type Style, type Worksheet } from '@cj-tech-master/excelts';
import { writableText } from '../../shared/tables/cell-text';
import type { Rule, Rules, SheetCell, SheetPlan } from '../../shared/tables/sheet-plan';
import { bodySize, sheetFonts, sheetStyles, type SheetStyle } from '../../shared/tables/sheet-styles';

export interface WorkbookProperties {
  readonly title: string;
  readonly creator: string;
  /** ISO 8601 time in UTC. It is written into the file, so the same input gives the same bytes. */
  readonly createdAt: string;
}

export interface WorkbookProgress {
  /** Rows written so far, and in all. Packing begins when they are equal. */
  readonly done: number;
  readonly total: number;
}

/** Part of a column that Excel keeps for margins and counts into its width, in characters. */
const columnMargin = 0.71;

/** Rows between two reports of progress. */
const reportEvery = 500;

const ruleStyles = { heavy: 'medium', thin: 'thin', hair: 'hair' } as const satisfies Record<Rule, string>;

function borders(rules: Rules): Record<string, Partial<Border>> {
  const edges = Object.entries(rules) as [keyof Rules, Rule][];
  return Object.fromEntries(edges.map(([edge, rule]) => [edge, { style: ruleStyles[rule] }]));
}

function cellStyle({ style: name, rules, format, indent }: SheetCell): Partial<Style> {
  const style: SheetStyle = sheetStyles[name];
  return {
    font: { name: sheetFonts[style.font], size: style.size, charset: 134 },
    alignment: {
      horizontal: style.align,
      vertical: style.vertical,
      wrapText: style.wrap,
      ...(indent > 0 && { indent }),
    },
    border: borders(rules),
    ...(format !== null && { numFmt: format }),
  };
}

function addSheet(workbook: Workbook, plan: SheetPlan): Worksheet {
  const { print, freeze } = plan;
  return workbook.addWorksheet(plan.name, {
    views: [{ state: 'frozen', xSplit: freeze.columns, ySplit: freeze.rows, showGridLines: false }],
    pageSetup: {
      paperSize: 9,
      orientation: print.orientation,
      fitToPage: true,
      fitToWidth: print.pagesWide,
      fitToHeight: 0,
      horizontalCentered: true,
      margins: { ...print.margins },
      printTitlesRow: `${print.titleRows.from}:${print.titleRows.to}`,
    },
    headerFooter: {
      differentFirst: true,
      oddHeader: print.continuedHeader,
      oddFooter: print.footer,
      firstFooter: print.footer,
    },
  });
}

function fillSheet(sheet: Worksheet, plan: SheetPlan, rowDone: () => void): void {
  plan.columnWidths.forEach((width, index) => {
    sheet.getColumn(index + 1).width = width + columnMargin;
  });
  plan.rowHeights.forEach((height, index) => {
    sheet.getRow(index + 1).height = height;
  });
  const styles = new Map<string, Partial<Style>>();
  let row = 0;
  for (const planned of plan.cells) {
    if (planned.row !== row) rowDone();
    row = planned.row;
    const key = JSON.stringify([planned.style, planned.rules, planned.format, planned.indent]);
    const style = styles.get(key) ?? cellStyle(planned);
    styles.set(key, style);
    const cell = sheet.getCell(planned.row, planned.column);
    cell.value = planned.value;
    cell.style = style;
  }
  for (const { from, to } of plan.merges)
    sheet.mergeCellsWithoutStyle(from.row, from.column, to.row, to.column);
}

/** A zip entry holds local clock time; these fields of it are the same wherever the file is made. */
function zipTime(createdAt: Date): Date {
  return new Date(createdAt.getUTCFullYear(), createdAt.getUTCMonth(), createdAt.getUTCDate(), 12);
}

/**
 * The xlsx file of the sheets, in their order. Throws RangeError without sheets or for two of one name; the same input
 * gives the same bytes.
 */
export async function writeWorkbook(
  sheets: readonly SheetPlan[],
  properties: WorkbookProperties,
  onProgress: (progress: WorkbookProgress) => void = () => undefined,
): Promise<Uint8Array<ArrayBuffer>> {
  if (sheets.length === 0) throw new RangeError('a workbook needs a sheet');
  const names = new Set(sheets.map(({ name }) => name.toLowerCase()));
  if (names.size < sheets.length) throw new RangeError('two sheets have the same name');
  const createdAt = new Date(properties.createdAt);
  const creator = writableText(properties.creator).text;
  const workbook = new Workbook();
  Object.assign(workbook, {
    title: writableText(properties.title).text,
    creator,
    lastModifiedBy: creator,
    created: createdAt,
    modified: createdAt,
    defaultFont: { name: sheetFonts.body, size: bodySize, charset: 134 },
  });
  const total = sheets.reduce((sum, { rowHeights }) => sum + rowHeights.length, 0);
  let done = 0;
  const rowDone = () => {
    done += 1;
    if (done % reportEvery === 0 || done === total) onProgress({ done, total });
  };
  for (const plan of sheets) fillSheet(addSheet(workbook, plan), plan, rowDone);
  const bytes = await workbook.xlsx.writeBuffer({
    zip: { modTime: zipTime(createdAt), timestamps: 'dos' },
    validate: false,
  });
  return new Uint8Array(bytes);
}
