import { figureObject, figureSlot, type Figure, type FigureSlot } from '../model/figure';
import type {
  Area,
  Category,
  DocumentTable,
  Id,
  Indicator,
  Plan,
  PlanDocument,
  Series,
  Statement,
} from '../model/plan';
import { decimalsOf } from '../notation/decimal';
import type { PlanDescriptor } from './descriptor';
import { nameId, type TextHash } from './identifiers';
import type { PlanText } from './read';
import type { TableEntry } from './table-body';
import type { TextTable } from './tables';

/** The records of a plan: what its text says, completed by its descriptor. The same input gives the same document. */
export function planDocument(text: PlanText, descriptor: PlanDescriptor, hash: TextHash): PlanDocument {
  const id = (...name: readonly string[]): Id => nameId(hash, descriptor.key, ...name);
  const planId = id('plan');
  const area: Area = { id: id('area', descriptor.area.name), planId, ...descriptor.area };
  const categoryId = (name: string): Id => id('category', name);
  const indicatorId = (parent: string | null, name: string): Id => id('indicator', parent ?? '', name);

  const rows = text.target.entries.map((target, order) => ({
    target,
    baseline: text.baseline.entries[order]?.cells?.figure ?? null,
    order,
  }));
  const indicators = rows.map(({ target, baseline, order }): Indicator => {
    const unit = target.cells?.unit ?? null;
    return {
      id: indicatorId(target.parent, target.name),
      planId,
      categoryId: categoryId(target.category),
      parentId: target.parent === null ? null : indicatorId(null, target.parent),
      number: target.number,
      name: target.name,
      unit,
      unitKind: unit === null ? null : (descriptor.units[unit] ?? null),
      attribute: target.cells?.attribute ?? text.baseline.entries[order]?.cells?.attribute ?? null,
      direction: descriptor.directions[target.name] ?? descriptor.direction,
      decimals: Math.max(printedDecimals(baseline), printedDecimals(target.cells?.figure ?? null)),
      order,
    };
  });
  const series = rows.flatMap(({ target, baseline }): readonly Series[] => {
    if (target.cells === null) return [];
    const ownerId = indicatorId(target.parent, target.name);
    const owner = { id: id('series', ownerId, area.id), planId, indicatorId: ownerId, areaId: area.id };
    return [{ ...owner, figures: figures(baseline, target.cells.figure, descriptor) }];
  });

  return {
    format: 'indicator-workbench/plan',
    formatVersion: 1,
    plan: plan(planId, area.id, text, descriptor),
    areas: [area],
    categories: categoryNames(text.target.entries).map((name, order): Category => ({
      id: categoryId(name),
      planId,
      name,
      order,
    })),
    indicators,
    series,
    statements: text.statements.map(
      ({ descriptor: { kind, period, unit }, text: words, from, figure }, order): Statement => ({
        id: id('statement', words),
        planId,
        kind,
        period,
        text: words,
        from,
        figure,
        unit,
        state: kind === 'achievement' ? 'achieved' : 'open',
        order,
      }),
    ),
  };
}

function plan(id: Id, areaId: Id, text: PlanText, descriptor: PlanDescriptor): Plan {
  const { title, baseYear, targetYear, source, version } = descriptor;
  return {
    id,
    title,
    areaId,
    baseYear,
    targetYear,
    versions: [{ ...version, title }],
    tables: [
      documentTable(text.baseline, 'baseline', version.number),
      documentTable(text.target, 'target', version.number),
    ],
    source,
  };
}

function documentTable(table: TextTable, measure: DocumentTable['measure'], version: number): DocumentTable {
  const { title, period, columns } = table;
  return { version, measure, period, title, columns: columns.map((column) => column.text) };
}

function categoryNames(entries: readonly TableEntry[]): readonly string[] {
  return [...new Set(entries.map((entry) => entry.category))];
}

function figures(
  baseline: Figure | null,
  target: Figure,
  { baseYear, targetYear, version: { number: version } }: PlanDescriptor,
): Series['figures'] {
  const table: Record<FigureSlot, Figure> = {};
  if (baseline !== null)
    table[figureSlot({ measure: 'baseline', period: String(baseYear), version })] = baseline;
  table[figureSlot({ measure: 'target', period: String(targetYear), version })] = target;
  return table;
}

/** Digits behind the point, as printed; 0 for what is no number. */
export function printedDecimals(figure: Figure | null): number {
  if (figure === null) return 0;
  const object = figureObject(figure);
  if (object.kind === 'range') return Math.max(decimalsOf(object.low), decimalsOf(object.high));
  return 'value' in object ? decimalsOf(object.value) : 0;
}
