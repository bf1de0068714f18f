import { slotAddress, type Figure, type FigureAddress, type Measure } from '../model/figure';
import type { Area, Category, Id, Indicator, Series } from '../model/plan';
import type { PlanView } from '../model/plan-view';
import { completeRows } from '../tables/plan-columns';

/** One figure with all that says what it is a figure of. */
export interface FigureRow {
  readonly category: Category;
  readonly indicator: Indicator;
  /** The heading over a sub-indicator. */
  readonly parent: Indicator | null;
  readonly area: Area;
  readonly address: FigureAddress;
  readonly figure: Figure;
}

const measures: readonly Measure[] = ['baseline', 'actual', 'expected', 'annualTarget', 'target'];

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** By measure, year and document version. */
export function compareAddresses(a: FigureAddress, b: FigureAddress): number {
  return (
    measures.indexOf(a.measure) - measures.indexOf(b.measure) ||
    compareText(a.period, b.period) ||
    (a.version ?? 0) - (b.version ?? 0)
  );
}

/** The plan's own area first, then by code, those without code last. */
function orderedAreas({ plan, areas }: PlanView): readonly Area[] {
  const key = ({ id, code, name }: Area): string =>
    `${id === plan.areaId ? 0 : 1}${code === null ? '1' : `0${code}`}\n${name}\n${id}`;
  return areas.toSorted((a, b) => compareText(key(a), key(b)));
}

function addressOf(slot: string): FigureAddress {
  const address = slotAddress(slot);
  if (address === null) throw new RangeError(`数据的位置“${slot}”无法识别，没有导出。`);
  return address;
}

/**
 * Every figure of a plan, of all its areas and document versions, in the order of its tables; the same data gives the same
 * order. Throws RangeError where a figure would be lost: an unknown place, area or indicator.
 */
export function figureRows(view: PlanView): readonly FigureRow[] {
  const areas = orderedAreas(view);
  const seriesOf = new Map<string, Series>(
    view.series.map((series) => [`${series.indicatorId}/${series.areaId}`, series]),
  );
  const indicators = new Map<Id, Indicator>(view.indicators.map((indicator) => [indicator.id, indicator]));
  let found = 0;
  const rows = completeRows(view).flatMap(({ category, indicator }) =>
    areas.flatMap((area) => {
      const series = seriesOf.get(`${indicator.id}/${area.id}`);
      if (series === undefined) return [];
      found += 1;
      const parent = indicator.parentId === null ? null : (indicators.get(indicator.parentId) ?? null);
      return Object.entries(series.figures)
        .map(([slot, figure]): FigureRow => {
          return { category, indicator, parent, area, address: addressOf(slot), figure };
        })
        .toSorted((a, b) => compareAddresses(a.address, b.address));
    }),
  );
  if (found < view.series.length)
    throw new RangeError(`${view.series.length - found} 组数据没有对应的指标或地区，没有导出。`);
  return rows;
}
