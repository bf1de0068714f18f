import type { PlanDescriptor } from './descriptor';
import { glyphTable, type GbkDecoder } from './glyphs';
import { sourceLines } from './lines';
import { paragraphs } from './paragraphs';
import { PlanTextError } from './problem';
import { repairGlyphs, type GlyphPlace } from './repair';
import { findStatement, type FoundStatement } from './statements';
import { separateTables, type TextTable } from './tables';
import { requireSameIndicators } from './agreement';

/** What a plan text says, before it becomes records. */
export interface PlanText {
  readonly baseline: TextTable;
  readonly target: TextTable;
  readonly statements: readonly FoundStatement[];
  readonly repairs: readonly GlyphPlace[];
  /** Characters that look like damage and were left alone; for a person to judge. */
  readonly doubts: readonly GlyphPlace[];
}

/**
 * Reads the text of a plan document: glyph repair → lines → tables and paragraphs → rows and statements. Throws
 * PlanTextError for anything that cannot be read; nothing is guessed.
 */
export function readPlanText(source: string, descriptor: PlanDescriptor, decodeGbk: GbkDecoder): PlanText {
  const { text, repairs, doubts } = repairGlyphs(source, glyphTable(decodeGbk));
  const parts = separateTables(sourceLines(text), {
    units: new Set(Object.keys(descriptor.units)),
    wrappedCategories: descriptor.wrappedCategories,
  });
  const baseline = tableOfYear(parts.tables, descriptor.baseYear);
  const target = tableOfYear(parts.tables, descriptor.targetYear);
  requireSameIndicators(baseline, target);
  requireKnownNames(descriptor, target);
  const narrative = parts.narrative.flatMap(paragraphs);
  const statements = descriptor.statements.map((statement) => findStatement(narrative, statement));
  return { baseline, target, statements, repairs, doubts };
}

/** A misspelt name in the descriptor would have no effect, and nobody would notice. */
function requireKnownNames({ directions, wrappedCategories }: PlanDescriptor, { entries }: TextTable): void {
  const indicator = Object.keys(directions).find((name) => entries.every((entry) => entry.name !== name));
  if (indicator !== undefined)
    throw new PlanTextError(null, `说明文件给“${indicator}”定了方向，表中没有这个指标。`);
  const category = wrappedCategories.find((name) => entries.every((entry) => entry.category !== name));
  if (category !== undefined) throw new PlanTextError(null, `说明文件中的折行类别“${category}”不在表中。`);
}

function tableOfYear(tables: readonly TextTable[], year: number): TextTable {
  const [table, other] = tables.filter(({ period }) => period === String(year));
  if (table === undefined) throw new PlanTextError(null, `找不到 ${year} 年的指标表。`);
  if (other !== undefined)
    throw new PlanTextError(other.titleLine, `${year} 年的指标表有两张，另一张在第 ${table.titleLine} 行。`);
  return table;
}
