/** 100,000 series of invented decimal texts, the same every time: four of five amounts, the rest shares; a twentieth missing. */
import { figureSlot, type Figure, type FigureSlot } from '../../../../shared/model/figure';
import type { Indicator, Series } from '../../../../shared/model/plan';
import type { PlanView } from '../../../../shared/model/plan-view';
import { Random } from '../../../soak/random';

export const seriesCount = 100_000;
export const baseYear = 2015;
export const targetYear = 2020;
export const reviewYear = 2018;

function figuresOf(random: Random, isShare: boolean): Record<FigureSlot, Figure> {
  const decimals = Math.floor(random.between(0, 4));
  const start = isShare ? random.between(20, 60) : random.between(10, 9000);
  const end = isShare ? random.between(61, 100) : start * random.between(1.05, 3);
  const text = (value: number): string => value.toFixed(decimals);
  const figures: Record<FigureSlot, Figure> = {
    [figureSlot({ measure: 'baseline', period: `${baseYear}`, version: 1 })]: text(start),
    [figureSlot({ measure: 'target', period: `${targetYear}`, version: 1 })]: text(end),
  };
  for (let year = baseYear + 1; year <= reviewYear; year += 1) {
    if (year === reviewYear && random.between(0, 20) < 1) continue;
    const share = (year - baseYear) / (targetYear - baseYear);
    const value = start + (end - start) * share * random.between(0.6, 1.3);
    figures[figureSlot({ measure: 'actual', period: `${year}` })] = text(
      isShare ? Math.min(value, 100) : value,
    );
  }
  return figures;
}

/** A plan in which every series has an indicator of its own; every tenth goes the geometric path. */
export function largeView(): PlanView {
  const random = new Random(5);
  const indicators: Indicator[] = [];
  const series: Series[] = [];
  for (let index = 0; index < seriesCount; index += 1) {
    const isShare = index % 5 === 4;
    const id = `indicator-${index}`;
    indicators.push({
      id,
      planId: 'plan',
      categoryId: 'category',
      parentId: null,
      number: index + 1,
      name: `指标${index + 1}`,
      unit: isShare ? '%' : '万户',
      unitKind: isShare ? 'share' : 'amount',
      attribute: 'expected',
      direction: 'higher',
      decimals: 1,
      order: index,
      ...(index % 10 === 0 && { review: { path: 'geometric' } }),
    });
    series.push({
      id: `series-${index}`,
      planId: 'plan',
      indicatorId: id,
      areaId: 'area',
      figures: figuresOf(random, isShare),
    });
  }
  return {
    plan: {
      id: 'plan',
      title: '规划',
      areaId: 'area',
      baseYear,
      targetYear,
      versions: [{ number: 1, date: null, title: '规划' }],
      tables: [],
      source: '',
    },
    areas: [{ id: 'area', planId: 'plan', code: null, name: '某省' }],
    categories: [{ id: 'category', planId: 'plan', name: '类别', order: 0 }],
    indicators,
    series,
    version: 1,
  };
}
