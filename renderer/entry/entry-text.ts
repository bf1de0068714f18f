import type { Figure } from '../../shared/model/figure';
import { figureProblem } from '../../shared/model/validation';
import { parseFigure } from '../../shared/notation/parse';
import { printFigure } from '../../shared/notation/print';
import { isBlank } from '../../shared/notation/typing';
import type { Rejection } from './rejections';
import { cellTitle, type FigureColumn, type SheetRow } from './sheet-model';

export type EntryReading =
  | { readonly ok: true; readonly figure: Figure | null }
  /** Why, as the end of a sentence: "有不止一个小数点". */
  | { readonly ok: false; readonly reason: string };

/** Reads what was typed into a cell: a figure, or null for an emptied cell. */
export function readEntry(text: string, row: SheetRow): EntryReading {
  if (isBlank(text)) return { ok: true, figure: null };
  const { indicator } = row.content;
  const reading = parseFigure(text, { unit: indicator.unit });
  if (!reading.ok) return reading;
  const problem = figureProblem(reading.figure, indicator);
  return problem === null ? { ok: true, figure: reading.figure } : { ok: false, reason: problem };
}

/** What was wrong, what stands in the cell now, and what to do. */
export function rejectionMessage(
  { text, reason }: Rejection,
  row: SheetRow,
  column: FigureColumn,
  standing: Figure | null,
): string {
  const kept = standing === null ? '这一格仍然空着' : `原值 ${printFigure(standing)} 已保留`;
  return `${cellTitle(row, column)}：“${text.trim()}”${reason}，${kept}。按 F2 继续修改，按 Esc 放弃。`;
}
