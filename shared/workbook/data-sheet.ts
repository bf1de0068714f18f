import { longRows } from '../exchange/long-csv';
import type { PlanView } from '../model/plan-view';
import type { SheetPlan } from '../tables/sheet-plan';
import { longSheet } from './long-sheet';

/** Columns of the long form that hold numbers. */
const numeric: ReadonlySet<string> = new Set(['序号', '年份', '规划版本', '数值', '数值上限']);

/** Every figure of the plan in long form: one row a figure, a filter in every column. */
export function dataSheet(view: PlanView): SheetPlan {
  const [heads = [], ...lines] = longRows(view);
  return longSheet({ name: '数据', heads, lines, numeric });
}
