import { longRows } from '../exchange/long-csv';
import type { PlanView } from '../model/plan-view';
import { decimalsOf } from '../notation/decimal';
import { safeCellText, looksLikeFormula } from '../tables/cell-text';
import { exactNumber, plainNumberFormat } from '../tables/number-format';
import type { SheetCell, SheetPlan } from '../tables/sheet-plan';
import { sheetPrint } from '../tables/table-sheet';
import { textWidth } from '../tables/text-width';

/** Columns of the long form that hold numbers. */
const numeric: ReadonlySet<string> = new Set(['序号', '年份', '规划版本', '数值', '数值上限']);

const rowHeight = 18;
const headHeight = 22;
const narrowest = 8;
const widest = 40;
/** Rows by which the width of a column is judged. */
const sampled = 200;

function written(text: string, isNumeric: boolean): Pick<SheetCell, 'value' | 'format' | 'style'> {
  if (text === '') return { value: null, format: null, style: isNumeric ? 'right' : 'dataText' };
  const number = isNumeric && /^-?\d+(\.\d+)?$/.test(text) ? exactNumber(text, decimalsOf(text)) : null;
  if (number !== null) {
    const format = plainNumberFormat({ decimals: decimalsOf(text), cumulative: false });
    return { value: number, format, style: 'right' };
  }
  return { value: text, format: looksLikeFormula(text) ? '@' : null, style: 'dataText' };
}

/** Every figure of the plan in long form: one row a figure, a filter in every column. */
export function dataSheet(view: PlanView): SheetPlan {
  const [heads = [], ...lines] = longRows(view);
  const remarks: string[] = [];
  const cells: SheetCell[] = heads.map((value, index) => ({
    row: 1,
    column: index + 1,
    value,
    style: 'header',
    indent: 0,
    rules: { bottom: 'thin' },
    format: null,
  }));
  lines.forEach((line, index) =>
    line.forEach((raw, column) => {
      const head = heads[column] ?? '';
      const { text, changes } = safeCellText(raw);
      if (changes.length > 0) remarks.push(`数据表第 ${index + 2} 行“${head}”：${changes.join('；')}。`);
      const cell = written(text, numeric.has(head));
      cells.push({ ...cell, row: index + 2, column: column + 1, indent: 0, rules: {} });
    }),
  );
  const columnWidths = heads.map((head, column) => {
    const widths = lines.slice(0, sampled).map((line) => textWidth(line[column] ?? ''));
    return Math.min(widest, Math.max(narrowest, textWidth(head) + 4, ...widths) + 1);
  });
  return {
    name: '数据',
    columnWidths,
    rowHeights: [headHeight, ...lines.map(() => rowHeight)],
    cells,
    merges: [],
    freeze: { rows: 1, columns: 0 },
    print: sheetPrint('数据', { from: 1, to: 1 }),
    locked: true,
    filter: { from: { row: 1, column: 1 }, to: { row: lines.length + 1, column: heads.length } },
    remarks,
  };
}
