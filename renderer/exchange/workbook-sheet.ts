import type { Style, Workbook, Worksheet } from '@cj-tech-master/excelts';
import type { SheetCell, SheetPlan } from '../../shared/tables/sheet-plan';
import { cellName, fixedRangeOn, rangeName } from '../../shared/workbook/reference';
import { addChart } from './workbook-charts';
import { cellStyle, verdictRules } from './workbook-styles';

/** Part of a column that Excel keeps for margins and counts into its width, in characters. */
const columnMargin = 0.71;

function addSheet(workbook: Workbook, plan: SheetPlan): Worksheet {
  const { print, freeze } = plan;
  const isFrozen = freeze.rows > 0 || freeze.columns > 0;
  return workbook.addWorksheet(plan.name, {
    views: [
      isFrozen
        ? { state: 'frozen', xSplit: freeze.columns, ySplit: freeze.rows, showGridLines: false }
        : { showGridLines: false },
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

function cellValue({ value, formula }: SheetCell) {
  return formula === undefined ? value : { formula, ...(value !== null && { result: value }) };
}

function fillCells(sheet: Worksheet, plan: SheetPlan, rowDone: () => void): void {
  const styles = new Map<string, Partial<Style>>();
  let row = 0;
  for (const planned of plan.cells) {
    if (planned.row !== row) rowDone();
    row = planned.row;
    const key = JSON.stringify([
      planned.style,
      planned.rules,
      planned.format,
      planned.indent,
      planned.open ?? false,
    ]);
    const style = styles.get(key) ?? cellStyle(planned);
    styles.set(key, style);
    const cell = sheet.getCell(planned.row, planned.column);
    cell.value = cellValue(planned);
    cell.style = style;
    if (planned.comment !== undefined)
      cell.note = { texts: [{ text: planned.comment }], width: 220, height: 90 };
  }
  for (const { from, to } of plan.merges)
    sheet.mergeCellsWithoutStyle(from.row, from.column, to.row, to.column);
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

/** Adds a sheet to a workbook; `rowDone` is called once for each of its rows that has cells. */
export async function writeSheet(workbook: Workbook, plan: SheetPlan, rowDone: () => void): Promise<void> {
  const sheet = addSheet(workbook, plan);
  plan.columnWidths.forEach((width, index) => {
    sheet.getColumn(index + 1).width = width + columnMargin;
  });
  plan.rowHeights.forEach((height, index) => {
    sheet.getRow(index + 1).height = height;
  });
  fillCells(sheet, plan, rowDone);
  for (const range of plan.figureRanges ?? [])
    sheet.dataValidations.add(rangeName(range), {
      ...figureValidation,
      formulae: [...figureValidation.formulae],
    });
  for (const range of plan.verdicts ?? [])
    sheet.addConditionalFormatting({ ref: rangeName(range), rules: verdictRules(cellName(range.from)) });
  for (const { name, row, column } of plan.names ?? []) {
    const place = { row, column };
    workbook.definedNames.add(fixedRangeOn(plan.name, { from: place, to: place }), name);
  }
  for (const chart of plan.charts ?? []) addChart(sheet, chart);
  if (plan.filter !== undefined) sheet.autoFilter = rangeName(plan.filter);
  if (plan.locked) await sheet.protect(undefined, unlockedActions);
}
