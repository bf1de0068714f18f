import { figureObject, figureSlot, type Figure, type Measure } from '../../shared/model/figure';
import type { PlanRow, PlanView } from '../../shared/model/plan-view';
import { printFigure } from '../../shared/notation/print';

/** One bar: what it stands for, its height, and the text at its end. */
export interface ComparisonBar {
  readonly role: 'baseline' | 'actual' | 'target';
  readonly period: string;
  /** For drawing only; null where the figure has no number to draw. */
  readonly height: number | null;
  /** The figure as it is printed; null where there is none. */
  readonly printed: string | null;
  /** The height stands for what the figure allows (>95, 95左右, the middle of 6~7), not for one number. */
  readonly open: boolean;
}

/** Baseline, actuals and target of one indicator, for one chart. */
export interface Comparison {
  readonly title: string;
  readonly unit: string;
  readonly bars: readonly ComparisonBar[];
}

function drawnHeight(figure: Figure): number | null {
  const object = figureObject(figure);
  switch (object.kind) {
    case 'number':
    case 'bound':
    case 'approx':
      return Number(object.value);
    case 'range':
      return (Number(object.low) + Number(object.high)) / 2;
    case 'symbol':
    case 'words':
      return null;
  }
}

function bar(row: PlanRow, role: ComparisonBar['role'], period: string, version?: number): ComparisonBar {
  const measure: Measure = role;
  const slot = figureSlot({ measure, period, ...(version === undefined ? {} : { version }) });
  const figure = row.series?.figures[slot];
  if (figure === undefined) return { role, period, height: null, printed: null, open: false };
  const open = figureObject(figure).kind !== 'number';
  return { role, period, height: drawnHeight(figure), printed: printFigure(figure), open };
}

/** latest: baseline, the last year with a number, target. all: every year that has a figure. */
export type ComparisonYears = 'latest' | 'all';

/** The chart of one row; null for headings, which have no figures. */
export function comparisonOf(view: PlanView, row: PlanRow, years: ComparisonYears): Comparison | null {
  if (!row.series) return null;
  const { plan, version } = view;
  const periods = Array.from(
    { length: plan.targetYear - plan.baseYear },
    (_, index) => plan.baseYear + 1 + index,
  );
  const actuals = periods
    .map((year) => bar(row, 'actual', `${year}`))
    .filter(({ printed, height }) => (years === 'all' ? printed !== null : height !== null));
  const shown = years === 'all' ? actuals : actuals.slice(-1);
  const none: ComparisonBar = { role: 'actual', period: '', height: null, printed: null, open: false };
  return {
    title: row.indicator.name,
    unit: row.indicator.unit ?? '',
    bars: [
      bar(row, 'baseline', `${plan.baseYear}`, version),
      ...(shown.length > 0 ? shown : [none]),
      bar(row, 'target', `${plan.targetYear}`, version),
    ],
  };
}

const roleNames = { baseline: '基期值', actual: '实际值', target: '目标值' } as const;

export function barName({ role, period }: ComparisonBar): string {
  return period === '' ? roleNames[role] : `${period}年${roleNames[role]}`;
}

/** The chart in words, for those who hear it. */
export function describeComparison({ title, unit, bars }: Comparison): string {
  const parts = bars.map((each) => `${barName(each)}${each.printed === null ? '暂无' : ` ${each.printed}`}`);
  return `${title}（${unit}）：${parts.join('，')}。`;
}
