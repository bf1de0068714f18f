/** What people call the things that batches change. */
import { chartKindNames } from '../charts/chart-model';
import type { ChangeKey, Json } from '../model/batch';
import type { ChartBookEntry } from '../model/chart-book';
import { coverText, type CoverFields } from '../model/cover';
import { figureObject, type Figure, type FigureAddress, type Measure } from '../model/figure';
import type { Entity, Id, Plan } from '../model/plan';
import type { RecordTable } from '../model/record-table';
import type { IndicatorReviewSettings, PlanReviewSettings } from '../model/review-settings';
import { reviewTextsText, type ReviewTexts } from '../model/review-texts';
import { printFigure } from '../notation/print';
import { indicatorSettingsText, planSettingsText } from '../review/setting-words';
import { statusNames } from '../model/figure-status';

export const measureNames: Readonly<Record<Measure, string>> = {
  baseline: '基期值',
  actual: '实际值',
  expected: '预计值',
  annualTarget: '年度目标',
  target: '目标值',
};

export const entityNames: Readonly<Record<Entity, string>> = {
  plan: '规划',
  category: '类别',
  indicator: '指标',
  area: '地区',
  series: '数据行',
  statement: '正文事实',
};

const fieldNames: Readonly<Record<string, string>> = {
  planId: '所属规划',
  areaId: '地区',
  categoryId: '所属类别',
  parentId: '上级指标',
  indicatorId: '指标',
  title: '名称',
  name: '名称',
  text: '内容',
  baseYear: '基期年',
  targetYear: '目标年',
  versions: '文件版本',
  tables: '文件表格',
  source: '资料来源',
  order: '次序',
  number: '序号',
  unit: '单位',
  unitKind: '单位性质',
  attribute: '属性',
  direction: '方向',
  decimals: '小数位数',
  code: '地区代码',
  kind: '种类',
  period: '时间',
  from: '起点数据',
  figure: '数据',
  state: '状态',
  figures: '数据',
  chartBook: '图册',
  cover: '封面',
  review: '评估设置',
  yearReviews: '年度评估设置',
  reviewTexts: '原因、措施和责任部门',
};

const valueNames: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  unitKind: { amount: '总量', share: '份额', rate: '比率', ratio: '比值' },
  attribute: { expected: '预期性', binding: '约束性' },
  direction: { higher: '越高越好', lower: '越低越好', keep: '保持' },
  kind: { achievement: '成绩', commitment: '承诺' },
  state: { achieved: '已实现', open: '尚未认定', met: '已兑现', unmet: '未兑现' },
};

/** Fields whose value is the id of a record. */
const references: Readonly<Record<string, Entity>> = {
  planId: 'plan',
  areaId: 'area',
  categoryId: 'category',
  parentId: 'indicator',
  indicatorId: 'indicator',
};

/** "2018 年实际值", "2020 年目标值（第 2 版）". */
export function figurePlace({ measure, period, version = 1 }: FigureAddress): string {
  return `${period} 年${measureNames[measure]}${version > 1 ? `（第 ${version} 版）` : ''}`;
}

/** Looks a record up in each of the tables in turn; the first one that has it gives its names. */
export function lookUp<E extends Entity>(tables: readonly RecordTable[], entity: E, id: Id) {
  for (const table of tables) {
    const record = table[entity].get(id);
    if (record !== undefined) return record;
  }
  return undefined;
}

/** The name of the indicator that a series belongs to, with the area where it is not the plan's own. */
export function seriesName(seriesId: Id, tables: readonly RecordTable[]): string {
  const series = lookUp(tables, 'series', seriesId);
  const indicator = series && lookUp(tables, 'indicator', series.indicatorId);
  if (!series || !indicator) return '已不在规划中的指标';
  const plan = lookUp(tables, 'plan', series.planId);
  const area = series.areaId === plan?.areaId ? undefined : lookUp(tables, 'area', series.areaId);
  return area ? `${indicator.name}（${area.name}）` : indicator.name;
}

/** What a record is called by people: its name, title or text; null for what has none. */
export function recordName(record: unknown): string | null {
  if (record === null || typeof record !== 'object') return null;
  const { name, title, text } = record as { name?: unknown; title?: unknown; text?: unknown };
  const found = [name, title, text].find((candidate) => typeof candidate === 'string');
  return typeof found === 'string' ? found : null;
}

/** "名称", "所属类别"; a field that this program does not know keeps its own name. */
export function fieldName(field: string): string {
  return fieldNames[field] ?? field;
}

/** A figure with everything it says: "4800（初步数；来源：统计月报）". A plain number is its digits as they are stored. */
export function figureText(figure: Figure): string {
  const { status, note, source, derivation } = figureObject(figure);
  const remarks = [
    status === undefined || status === 'A' ? null : statusNames[status],
    derivation === undefined ? null : `算式：${derivation}`,
    note === undefined ? null : `说明：${note}`,
    source === undefined ? null : `来源：${source}`,
  ].filter((remark) => remark !== null);
  return remarks.length === 0 ? printFigure(figure) : `${printFigure(figure)}（${remarks.join('；')}）`;
}

/** The charts of a book by their captions, or their kinds where they have none: "2 幅图：历年走势、信息经济两项指标". */
function chartBookText(book: readonly ChartBookEntry[]): string {
  const names = book.map(({ caption, choice }) => caption || chartKindNames[choice.kind]);
  return `${book.length} 幅图${names.length > 0 ? '：' : ''}${names.join('、')}`;
}

/** Settings and texts of reviews in words; null for anything else. */
function reviewText({ entity, field }: Extract<ChangeKey, { kind: 'field' }>, value: Json): string | null {
  if (entity === 'plan' && field === 'review') return planSettingsText(value as PlanReviewSettings);
  if (entity === 'plan' && field === 'yearReviews')
    return Object.entries(value as NonNullable<Plan['yearReviews']>)
      .map(([year, settings]) => `${year}年：${planSettingsText(settings)}`)
      .join('　');
  if (entity === 'indicator' && field === 'review')
    return indicatorSettingsText(value as IndicatorReviewSettings);
  if (entity === 'indicator' && field === 'reviewTexts') return reviewTextsText(value as ReviewTexts);
  return null;
}

/** The value at a key in words; empty where nothing stands. */
export function valueText(key: ChangeKey, value: Json, tables: readonly RecordTable[]): string {
  if (value === null) return '';
  if (key.kind === 'figure') return figureText(value as Figure);
  if (key.kind === 'record') return '有';
  if (key.entity === 'statement' && (key.field === 'figure' || key.field === 'from'))
    return figureText(value as Figure);
  if (key.entity === 'plan' && key.field === 'cover') return coverText(value as CoverFields);
  if (key.entity === 'plan' && key.field === 'chartBook')
    return chartBookText(value as unknown as readonly ChartBookEntry[]);
  const settled = reviewText(key, value);
  if (settled !== null) return settled;
  if (typeof value !== 'string') return typeof value === 'number' ? `${value}` : JSON.stringify(value);
  const reference = references[key.field];
  if (reference !== undefined) return recordName(lookUp(tables, reference, value)) ?? value;
  return valueNames[key.field]?.[value] ?? value;
}
