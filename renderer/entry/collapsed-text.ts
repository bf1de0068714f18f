import type { FigureSlot } from '../../shared/model/figure';
import type { RecordTable } from '../../shared/model/record-table';
import type { CollapsedCategory } from './sheet-rows';

/** How many figures of these columns are missing in the rows of a collapsed category. */
export function missingIn(
  { series: records }: RecordTable,
  { rows }: CollapsedCategory,
  slots: readonly FigureSlot[],
): number {
  let missing = 0;
  for (const { series } of rows) {
    if (!series) continue;
    const figures = records.get(series.id)?.figures;
    for (const slot of slots) if (figures?.[slot] === undefined) missing += 1;
  }
  return missing;
}

/** What is said of a collapsed category in the place of its indicators. */
export function collapsedText(records: RecordTable, content: CollapsedCategory): string {
  const { category, rows, openSlots, isNamed } = content;
  const missing = missingIn(records, content, openSlots);
  const filled = missing === 0 ? '实际值已填全' : `缺 ${missing} 个实际值`;
  return `${isNamed ? `${category.name}：` : ''}共 ${rows.length} 行，${filled}`;
}
