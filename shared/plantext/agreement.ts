import { PlanTextError } from './problem';
import type { TableEntry } from './table-body';
import type { TextTable } from './tables';

const fields: readonly (readonly [string, (entry: TableEntry) => string])[] = [
  ['类别', (entry) => entry.category],
  ['序号', (entry) => String(entry.number ?? '')],
  ['上级指标', (entry) => entry.parent ?? ''],
  ['名称', (entry) => entry.name],
  ['单位', (entry) => entry.cells?.unit ?? ''],
];

/** Throws PlanTextError at the first row in which the tables do not name the same indicators in the same way and order. */
export function requireSameIndicators(baseline: TextTable, target: TextTable): void {
  const count = Math.max(baseline.entries.length, target.entries.length);
  for (let index = 0; index < count; index++) {
    const inBaseline = baseline.entries[index];
    const inTarget = target.entries[index];
    if (inBaseline === undefined && inTarget !== undefined) throw onlyIn(target, inTarget, baseline);
    if (inTarget === undefined && inBaseline !== undefined) throw onlyIn(baseline, inBaseline, target);
    if (inBaseline !== undefined && inTarget !== undefined) requireSame(inBaseline, inTarget);
  }
}

function onlyIn(table: TextTable, entry: TableEntry, other: TextTable): PlanTextError {
  return new PlanTextError(
    entry.line,
    `指标“${entry.name}”在“${table.title}”里有，在“${other.title}”里没有，表格可能被截断。`,
  );
}

function requireSame(baseline: TableEntry, target: TableEntry): void {
  for (const [label, read] of fields) {
    if (read(baseline) === read(target)) continue;
    throw new PlanTextError(
      target.line,
      `“${target.name}”的${label}是“${read(target)}”，而第 ${baseline.line} 行“${baseline.name}”的是“${read(baseline)}”，两张表对不上。`,
    );
  }
  const [first, second] = [baseline.cells?.attribute ?? null, target.cells?.attribute ?? null];
  if (first !== null && second !== null && first !== second)
    throw new PlanTextError(target.line, `“${target.name}”的属性与第 ${baseline.line} 行不同。`);
}
