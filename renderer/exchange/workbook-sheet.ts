import type { Workbook, Worksheet } from '@cj-tech-master/excelts';
import type { SheetPlace, SheetPlan, SheetRange } from '../../shared/tables/sheet-plan';
import { sheetFonts } from '../../shared/tables/sheet-styles';
import { cellName, fixedRangeOn, rangeName } from '../../shared/workbook/reference';
import { addChart } from './workbook-charts';
import { noteSize } from './workbook-notes';
import { verdictRules } from './workbook-styles';

/** Part of a column that Excel keeps for margins and counts into its width, in characters. */
const columnMargin = 0.71;

function addSheet(workbook: Workbook, plan: SheetPlan): Worksheet {
  const { print, freeze } = plan;
  // A long table has no lines of its own.
  const showGridLines = plan.body !== undefined;
  const isFrozen = freeze.rows > 0 || freeze.columns > 0;
  return workbook.addWorksheet(plan.name, {
    views: [
      isFrozen
        ? { state: 'frozen', xSplit: freeze.columns, ySplit: freeze.rows, showGridLines }
        : { showGridLines },
    ],
    pageSetup: {
      paperSize: 9,
      orientation: print.orientation,
      fitToPage: true,
      fitToWidth: print.pagesWide,
      fitToHeight: print.pagesTall ?? 0,
      horizontalCentered: true,
      margins: { ...print.margins },
      ...(print.titleRows !== null && { printTitlesRow: `${print.titleRows.from}:${print.titleRows.to}` }),
    },
    headerFooter: {
      differentFirst: true,
      oddHeader: print.continuedHeader,
      oddFooter: print.footer,
      firstFooter: print.footer,
    },
  });
}

const noteFont = { name: sheetFonts.body, size: 9, charset: 134 } as const;
/** Points in a pixel. */
const point = 0.75;

function noteOf(text: string) {
  const { width, height } = noteSize(text);
  return { texts: [{ text, font: noteFont }], width: width * point, height: height * point };
}

/** The library draws charts and comments, and needs of the cells no more than these are about. */
function showCells(sheet: Worksheet, plan: SheetPlan): void {
  const drawn = new Set<string>();
  for (const { categories, series } of plan.charts ?? [])
    for (const range of [categories, ...series.map(({ values }) => values)])
      for (const place of range === null ? [] : placesOf(range)) drawn.add(cellName(place));
  for (const { row, column, value, comment } of plan.cells) {
    const isDrawn = drawn.size > 0 && value !== null && drawn.has(cellName({ row, column }));
    if (!isDrawn && comment === undefined) continue;
    const cell = sheet.getCell(row, column);
    if (isDrawn) cell.value = value;
    if (comment !== undefined) cell.note = noteOf(comment);
  }
}

function placesOf({ from, to }: SheetRange): readonly SheetPlace[] {
  return Array.from({ length: to.row - from.row + 1 }, (_, down) =>
    Array.from({ length: to.column - from.column + 1 }, (__, right) => ({
      row: from.row + down,
      column: from.column + right,
    })),
  ).flat();
}

/** A figure that is no number, such as >95, may stand there: the user is asked, not refused. */
const figureValidation = {
  type: 'decimal',
  operator: 'between',
  formulae: [-1e15, 1e15],
  allowBlank: true,
  errorStyle: 'warning',
  showErrorMessage: true,
  errorTitle: '不是数',
  error: '这里应填一个数。填界限（如 >95）等文字时，评价和图不会随之计算。',
} as const;

const unlockedActions = {
  selectLockedCells: true,
  selectUnlockedCells: true,
  formatColumns: true,
  formatRows: true,
  sort: true,
  autoFilter: true,
} as const;

/**
 * Adds a sheet to a workbook with all but its cells, links and colours of verdicts, which are written with the file; one
 * sheet must have the colours, so that the library makes styles of them.
 */
export async function addPlannedSheet(
  workbook: Workbook,
  plan: SheetPlan,
  hasVerdictStyles: boolean,
): Promise<Worksheet> {
  const sheet = addSheet(workbook, plan);
  plan.columnWidths.forEach((width, index) => {
    sheet.getColumn(index + 1).width = width + columnMargin;
  });
  showCells(sheet, plan);
  for (const range of plan.figureRanges ?? [])
    sheet.dataValidations.add(rangeName(range), {
      ...figureValidation,
      formulae: [...figureValidation.formulae],
    });
  for (const range of hasVerdictStyles ? (plan.verdicts ?? []) : [])
    sheet.addConditionalFormatting({ ref: rangeName(range), rules: verdictRules(cellName(range.from)) });
  for (const { name, row, column } of plan.names ?? []) {
    const place = { row, column };
    workbook.definedNames.add(fixedRangeOn(plan.name, { from: place, to: place }), name);
  }
  for (const chart of plan.charts ?? []) addChart(sheet, chart);
  if (plan.filter !== undefined) sheet.autoFilter = rangeName(plan.filter);
  if (plan.locked) await sheet.protect(undefined, unlockedActions);
  return sheet;
}
