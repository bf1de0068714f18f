import { measureNames } from '../history/words';
import { figureObject, type Comparator, type FigureObject } from '../model/figure';
import type { PlanView } from '../model/plan-view';
import { printFigure } from '../notation/print';

import { statusNames } from '../model/figure-status';
import { attributeNames } from '../tables/plan-columns';
import { csvFile, type CsvFile } from './csv-file';
import { figureRows, type FigureRow } from './figure-rows';

const heads = [
  '类别',
  '序号',
  '指标名称',
  '所属指标',
  '单位',
  '属性',
  '地区代码',
  '地区',
  '数据类型',
  '年份',
  '规划版本',
  '比较符',
  '数值',
  '数值上限',
  '文字',
  '五年累计',
  '数据状态',
  '备注',
  '来源',
  '推算式',
  '指标编码',
] as const;

const comparatorSigns: Readonly<Record<Comparator, string>> = { '>': '>', '>=': '≥', '<': '<', '<=': '≤' };

/** 比较符, 数值, 数值上限 */
function valueFields(figure: FigureObject): readonly [string, string, string] {
  switch (figure.kind) {
    case 'number':
      return ['', figure.value, ''];
    case 'bound':
      return [comparatorSigns[figure.comparator], figure.value, ''];
    case 'approx':
      return ['左右', figure.value, ''];
    case 'range':
      return ['~', figure.low, figure.high];
    case 'symbol':
    case 'words':
      return ['', '', ''];
  }
}

function fields({ category, indicator, parent, area, address, figure }: FigureRow): readonly string[] {
  const object = figureObject(figure);
  const { printed, status = 'A', note, source, derivation, cumulative } = object;
  const isText = object.kind === 'symbol' || object.kind === 'words';
  return [
    category.name,
    `${indicator.number ?? ''}`,
    indicator.name,
    parent?.name ?? '',
    indicator.unit ?? '',
    indicator.attribute === null ? '' : attributeNames[indicator.attribute],
    area.code ?? '',
    area.name,
    measureNames[address.measure],
    address.period,
    `${address.version ?? ''}`,
    ...valueFields(object),
    isText ? printFigure(figure) : (printed ?? ''),
    cumulative === true ? '是' : '',
    status === 'A' ? '' : statusNames[status],
    note ?? '',
    source ?? '',
    derivation ?? '',
    indicator.id,
  ];
}

/** Long form as rows of texts: a line of heads, then one line a figure with all that is known of it. */
export function longRows(view: PlanView): readonly (readonly string[])[] {
  return [heads, ...figureRows(view).map(fields)];
}

/** Every figure of the plan as CSV, one line a figure. Numbers are as they were given, to the last digit. */
export function longCsv(view: PlanView): CsvFile {
  return csvFile(longRows(view));
}
