/** The plan of the sheet's benchmarks: 100,000 rows and 30 columns of which 25 hold figures, all of them filled in. */
import type { Category, Indicator, Plan, Series } from '../../../../shared/model/plan';
import type { PlanView } from '../../../../shared/model/plan-view';

const rowCount = 100_000;
const baseYear = 1997;
const targetYear = 2020;
const rowsPerCategory = 25;

const plan: Plan = {
  id: 'plan',
  title: '规划',
  areaId: 'area',
  baseYear,
  targetYear,
  versions: [{ number: 1, date: '2016', title: '规划' }],
  tables: [],
  source: '规划',
};

/** Two decimals, different in neighbouring cells and rows. */
export function figureAt(row: number, column: number, round = 0): string {
  return `${(row * 7 + column * 13 + round * 17) % 90}.${10 + ((row + column * 3 + round) % 90)}`;
}

function figuresOf(row: number): Record<string, string> {
  const figures: Record<string, string> = { [`baseline:${baseYear}@1`]: figureAt(row, 0) };
  for (let year = baseYear + 1; year <= targetYear; year += 1)
    figures[`actual:${year}`] = figureAt(row, year - baseYear);
  figures[`target:${targetYear}@1`] = figureAt(row, 24);
  return figures;
}

export function largeView(): PlanView {
  const categories: Category[] = [];
  const indicators: Indicator[] = [];
  const series: Series[] = [];
  for (let row = 0; row < rowCount; row += 1) {
    const category = Math.floor(row / rowsPerCategory);
    if (row % rowsPerCategory === 0)
      categories.push({ id: `c${category}`, planId: 'plan', name: `第${category + 1}类`, order: category });
    indicators.push({
      id: `i${row}`,
      planId: 'plan',
      categoryId: `c${category}`,
      parentId: null,
      number: row + 1,
      name: `指标${row + 1}`,
      unit: row % 2 === 0 ? '%' : '亿元',
      unitKind: row % 2 === 0 ? 'share' : 'amount',
      attribute: 'expected',
      direction: 'higher',
      decimals: 2,
      order: row,
    });
    series.push({
      id: `s${row}`,
      planId: 'plan',
      indicatorId: `i${row}`,
      areaId: 'area',
      figures: figuresOf(row),
    });
  }
  const areas = [{ id: 'area', planId: 'plan', code: null, name: '某省' }];
  return { plan, areas, categories, indicators, series, version: 1 };
}
