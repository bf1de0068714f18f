import { measureNames } from '../history/words';
import { figureObject, figureSlot, type Figure, type FigureAddress } from '../model/figure';
import type { Area, Id } from '../model/plan';
import type { PlanView } from '../model/plan-view';
import { printFigure } from '../notation/print';

import { statusNames } from '../model/figure-status';
import { attributeNames, completeRows } from '../tables/plan-columns';
import { csvFile, type CsvFile } from './csv-file';
import { compareAddresses, figureRows, type FigureRow } from './figure-rows';

const describing = ['类别', '序号', '指标名称', '所属指标', '单位', '属性', '地区代码', '地区'] as const;

/** 2018年实际值, 2020年目标值; with its version where the plan has several. */
function head({ plan }: PlanView, { measure, period, version }: FigureAddress): string {
  const named = `${period}年${measureNames[measure]}`;
  return version !== undefined && plan.versions.length > 1 ? `${named}（第${version}版）` : named;
}

/** The number itself, so that a column of numbers is one; anything else as it is printed. */
function text(figure: Figure): string {
  const object = figureObject(figure);
  return object.kind === 'number' && object.cumulative !== true ? object.value : printFigure(figure);
}

/** What a reader must know of a figure beside its text: "2018年实际值：初步数，来自快报". */
function remark(view: PlanView, { address, figure }: FigureRow): string | null {
  const { status = 'A', note } = figureObject(figure);
  const said = [status === 'A' ? null : statusNames[status], note ?? null].filter((part) => part !== null);
  return said.length === 0 ? null : `${head(view, address)}：${said.join('，')}`;
}

/** The addresses that have a column: every year between base and target, and whatever else has a figure. */
function columnsOf(view: PlanView, figures: readonly FigureRow[]): readonly FigureAddress[] {
  const { baseYear, targetYear } = view.plan;
  const years = Array.from({ length: targetYear - baseYear }, (_, index) => `${baseYear + 1 + index}`);
  const addresses = [
    ...years.map((period): FigureAddress => ({ measure: 'actual', period })),
    ...figures.map(({ address }) => address),
  ];
  const bySlot = new Map(addresses.map((address) => [figureSlot(address), address]));
  return [...bySlot.values()].toSorted(compareAddresses);
}

/** The figures of one indicator in one area, which stand together. */
interface Line {
  readonly area: Area | undefined;
  readonly figures: readonly FigureRow[];
}

function linesByIndicator(figures: readonly FigureRow[]): ReadonlyMap<Id, readonly Line[]> {
  const lines = new Map<Id, { area: Area; figures: FigureRow[] }[]>();
  for (const row of figures) {
    const own = lines.get(row.indicator.id) ?? [];
    const last = own.at(-1);
    if (last?.area === row.area) last.figures.push(row);
    else own.push({ area: row.area, figures: [row] });
    lines.set(row.indicator.id, own);
  }
  return lines;
}

/** One line an indicator and area, one column a year; sources and derivations are in the long form only. */
export function wideCsv(view: PlanView): CsvFile {
  const figures = figureRows(view);
  const columns = columnsOf(view, figures);
  const lines = linesByIndicator(figures);
  const ownArea = view.areas.find(({ id }) => id === view.plan.areaId);
  const names = new Map(view.indicators.map(({ id, name }) => [id, name]));
  const rows = completeRows(view).flatMap(({ category, indicator }) =>
    (lines.get(indicator.id) ?? [{ area: ownArea, figures: [] }]).map((line) => {
      const bySlot = new Map(line.figures.map(({ address, figure }) => [figureSlot(address), figure]));
      const remarks = line.figures.map((row) => remark(view, row)).filter((part) => part !== null);
      return [
        category.name,
        `${indicator.number ?? ''}`,
        indicator.name,
        indicator.parentId === null ? '' : (names.get(indicator.parentId) ?? ''),
        indicator.unit ?? '',
        indicator.attribute === null ? '' : attributeNames[indicator.attribute],
        line.area?.code ?? '',
        line.area?.name ?? '',
        ...columns.map((address) => {
          const figure = bySlot.get(figureSlot(address));
          return figure === undefined ? '' : text(figure);
        }),
        remarks.join('；'),
      ];
    }),
  );
  return csvFile([[...describing, ...columns.map((address) => head(view, address)), '说明'], ...rows]);
}
