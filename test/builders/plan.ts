/**
 * Builders of plans for tests. Everything is immutable: each call gives a new builder, and the same calls give the same
 * ids, so that a plan can be written down once and varied.
 *
 *     const view = aPlan()
 *       .with(
 *         aCategory('信息通信能力').with(anIndicator('行政村光纤通达率').from('96.8').to('100')),
 *         aCategory('社会应用').with(
 *           anIndicator('互联网普及率').with(anIndicator('移动宽带用户普及率').actual(2018, '70.4')),
 *         ),
 *       )
 *       .view();
 */
import { figureSlot, type Figure, type FigureSlot } from '../../shared/model/figure';
import type { Area, Category, Id, Indicator, Plan, PlanDocument, Series } from '../../shared/model/plan';
import type { PlanView } from '../../shared/model/plan-view';

/** What a test may say of a record; the ids, places and parents come from where it stands in the plan. */
type Fields<T> = Partial<Omit<T, 'id' | 'planId' | 'categoryId' | 'parentId' | 'areaId'>>;

interface IndicatorState {
  readonly name: string;
  readonly fields: Fields<Indicator>;
  readonly baseline: Figure | null;
  readonly target: Figure | null;
  readonly actuals: ReadonlyMap<number, Figure>;
  readonly annualTargets: ReadonlyMap<number, Figure>;
  readonly children: readonly IndicatorBuilder[];
}

export interface IndicatorBuilder extends IndicatorState {
  readonly kind: 'indicator';
  from(baseline: Figure): IndicatorBuilder;
  to(target: Figure): IndicatorBuilder;
  actual(year: number, figure: Figure): IndicatorBuilder;
  annualTarget(year: number, figure: Figure): IndicatorBuilder;
  /** Makes it the parent heading of sub-indicators: without unit and figures. */
  with(...children: readonly IndicatorBuilder[]): IndicatorBuilder;
}

export interface CategoryBuilder {
  readonly kind: 'category';
  readonly name: string;
  readonly indicators: readonly IndicatorBuilder[];
  with(...indicators: readonly IndicatorBuilder[]): CategoryBuilder;
}

export interface PlanBuilder {
  /** Indicators given without a category go into one called 类别. */
  with(...parts: readonly (CategoryBuilder | IndicatorBuilder)[]): PlanBuilder;
  document(): PlanDocument;
  /** The plan as the ledger shows it, with version 1 of its document. */
  view(): PlanView;
}

function indicatorBuilder(state: IndicatorState): IndicatorBuilder {
  return {
    ...state,
    kind: 'indicator',
    from: (baseline) => indicatorBuilder({ ...state, baseline }),
    to: (target) => indicatorBuilder({ ...state, target }),
    actual: (year, figure) =>
      indicatorBuilder({ ...state, actuals: new Map([...state.actuals, [year, figure]]) }),
    annualTarget: (year, figure) =>
      indicatorBuilder({ ...state, annualTargets: new Map([...state.annualTargets, [year, figure]]) }),
    with: (...children) => indicatorBuilder({ ...state, children: [...state.children, ...children] }),
  };
}

/** An expected indicator of a share in %, higher being better, with one decimal and no figures, unless told otherwise. */
export function anIndicator(name = '指标', fields: Fields<Indicator> = {}): IndicatorBuilder {
  return indicatorBuilder({
    name,
    fields,
    baseline: null,
    target: null,
    actuals: new Map(),
    annualTargets: new Map(),
    children: [],
  });
}

export function aCategory(name = '类别', indicators: readonly IndicatorBuilder[] = []): CategoryBuilder {
  return {
    kind: 'category',
    name,
    indicators,
    with: (...more) => aCategory(name, [...indicators, ...more]),
  };
}

/** A UUID that says what it is the nth of. */
function identity(kind: number, index: number): Id {
  return `00000000-0000-4000-8${String(kind).padStart(3, '0')}-${String(index).padStart(12, '0')}`;
}

const planId = identity(1, 1);
const areaId = identity(2, 1);

function figuresOf(
  { baseline, target, actuals, annualTargets }: IndicatorState,
  plan: Plan,
): Record<FigureSlot, Figure> {
  const { baseYear, targetYear } = plan;
  const figures: Record<FigureSlot, Figure> = {};
  const put = (slot: FigureSlot, figure: Figure | null) => {
    if (figure !== null) figures[slot] = figure;
  };
  put(figureSlot({ measure: 'baseline', period: `${baseYear}`, version: 1 }), baseline);
  for (const [year, figure] of actuals) put(figureSlot({ measure: 'actual', period: `${year}` }), figure);
  for (const [year, figure] of annualTargets)
    put(figureSlot({ measure: 'annualTarget', period: `${year}`, version: 1 }), figure);
  put(figureSlot({ measure: 'target', period: `${targetYear}`, version: 1 }), target);
  return figures;
}

interface Records {
  readonly categories: readonly Category[];
  readonly indicators: readonly Indicator[];
  readonly series: readonly Series[];
}

function recordsOf(categories: readonly CategoryBuilder[], plan: Plan): Records {
  const indicators: Indicator[] = [];
  const series: Series[] = [];
  let number = 0;
  const add = (builder: IndicatorBuilder, categoryId: Id, parentId: Id | null): void => {
    const isHeading = builder.children.length > 0;
    if (parentId === null) number += 1;
    const order = indicators.length;
    const id = identity(4, order + 1);
    indicators.push({
      id,
      planId,
      categoryId,
      parentId,
      number: parentId === null ? number : null,
      name: builder.name,
      unit: isHeading ? null : '%',
      unitKind: isHeading ? null : 'share',
      attribute: isHeading ? null : 'expected',
      direction: 'higher',
      decimals: isHeading ? 0 : 1,
      order,
      ...builder.fields,
    });
    if (!isHeading)
      series.push({
        id: identity(5, order + 1),
        planId,
        indicatorId: id,
        areaId,
        figures: figuresOf(builder, plan),
      });
    for (const child of builder.children) add(child, categoryId, id);
  };
  categories.forEach((category, index) => {
    for (const indicator of category.indicators) add(indicator, identity(3, index + 1), null);
  });
  return {
    categories: categories.map(({ name }, order) => ({ id: identity(3, order + 1), planId, name, order })),
    indicators,
    series,
  };
}

/** A plan of 某省 from 2015 to 2020 with one document version, and nothing in it, unless told otherwise. */
export function aPlan(fields: Fields<Plan> = {}, categories: readonly CategoryBuilder[] = []): PlanBuilder {
  const title = fields.title ?? '某省发展“十三五”规划';
  const plan: Plan = {
    id: planId,
    title,
    areaId,
    baseYear: 2015,
    targetYear: 2020,
    versions: [{ number: 1, date: '2016', title }],
    tables: [],
    source: title,
    ...fields,
  };
  const area: Area = { id: areaId, planId, code: null, name: '某省' };
  const document = (): PlanDocument => ({
    format: 'indicator-workbench/plan',
    formatVersion: 1,
    plan,
    areas: [area],
    ...recordsOf(categories, plan),
    statements: [],
  });
  return {
    with: (...parts) => {
      const loose = parts.filter((part) => part.kind === 'indicator');
      const added = parts.filter((part) => part.kind === 'category');
      return aPlan(fields, [
        ...categories,
        ...added,
        ...(loose.length > 0 ? [aCategory('类别', loose)] : []),
      ]);
    },
    document,
    view: () => planView(document()),
  };
}

/** A document as the ledger shows it. */
export function planView(document: PlanDocument, version = 1): PlanView {
  const { plan, areas, categories, indicators, series } = document;
  return { plan, areas, categories, indicators, series, version };
}

/** A document with actuals put in, by the name of their indicator and year; throws for a name that is not there. */
export function withActuals(
  document: PlanDocument,
  actuals: Readonly<Record<string, Readonly<Record<number, Figure>>>>,
): PlanDocument {
  const named = new Map(document.indicators.map(({ id, name }) => [name, id]));
  const added = new Map<Id, Record<FigureSlot, Figure>>();
  for (const [name, figures] of Object.entries(actuals)) {
    const id = named.get(name);
    if (id === undefined) throw new RangeError(`no indicator ${name} in the plan`);
    const slots = Object.entries(figures).map(
      ([period, figure]) => [figureSlot({ measure: 'actual', period }), figure] as const,
    );
    added.set(id, Object.fromEntries(slots));
  }
  return {
    ...document,
    series: document.series.map((record) => ({
      ...record,
      figures: { ...record.figures, ...added.get(record.indicatorId) },
    })),
  };
}

const longName =
  '规模以上工业企业关键工序数控化率与数字化研发设计工具普及率（按照GB/T 23020-2013口径，不含长白山管委会）综合评价值';
const units = ['%', '万户', '亿元', 'Gbps', '部/百人', '户'] as const;

/** One of many: figures of 0 to 2 decimals that follow from the index, some bounds, some gaps. */
function manifoldIndicator(index: number, longNames: boolean): IndicatorBuilder {
  const decimals = index % 3;
  const unit = units[index % units.length] ?? '%';
  const value = (year: number) => (40 + ((index * 7) % 40) + year * 2.25).toFixed(decimals);
  const named = anIndicator(longNames ? `${longName}第${index + 1}号` : `指标${index + 1}`, {
    unit,
    unitKind: unit === '%' ? 'share' : unit === '部/百人' ? 'ratio' : 'amount',
    decimals,
    attribute: index % 5 === 0 ? 'binding' : 'expected',
  });
  const baseline: Figure = index % 17 === 3 ? { kind: 'bound', comparator: '>', value: value(0) } : value(0);
  return [1, 2, 3]
    .filter((year) => (index + year) % 11 !== 0)
    .reduce((built, year) => built.actual(2015 + year, value(year)), named.from(baseline).to(value(5)));
}

/**
 * A plan with `count` indicators that carry figures, in categories of 24 that each begin with a heading over three
 * sub-indicators. The same arguments give the same plan.
 */
export function largePlan(count: number, { longNames = false } = {}): PlanBuilder {
  const perCategory = 24;
  const leaves = Array.from({ length: count }, (_, index) => manifoldIndicator(index, longNames));
  const categories = Array.from({ length: Math.ceil(count / perCategory) }, (_, index) => {
    const own = leaves.slice(index * perCategory, (index + 1) * perCategory);
    const heading = anIndicator(`分组指标${index + 1}`).with(...own.slice(0, 3));
    const name = longNames ? `经济社会发展与民生保障领域第${index + 1}类` : `第${index + 1}类`;
    return aCategory(name).with(heading, ...own.slice(3));
  });
  return aPlan().with(...categories);
}
