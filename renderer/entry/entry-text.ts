import type { Figure } from '../../shared/model/figure';
import { figureProblem } from '../../shared/model/validation';
import { parseFigure } from '../../shared/notation/parse';
import { printFigure } from '../../shared/notation/print';
import { isBlank } from '../../shared/notation/typing';
import { cellTitle, type FigureColumn, type SheetRow } from './sheet-model';

export type EntryReading =
  { readonly ok: true; readonly figure: Figure | null } | { readonly ok: false; readonly message: string };

/** Reads what was typed into a cell: a figure, or null for an emptied cell. The message says why not, and what was kept. */
export function readEntry(
  text: string,
  row: SheetRow,
  column: FigureColumn,
  standing: Figure | null,
): EntryReading {
  if (isBlank(text)) return { ok: true, figure: null };
  const { indicator } = row.content;
  const reading = parseFigure(text, { unit: indicator.unit });
  const problem = reading.ok ? figureProblem(reading.figure, indicator) : reading.reason;
  if (reading.ok && problem === null) return { ok: true, figure: reading.figure };
  const kept = standing === null ? '这一格仍然空着' : `原值 ${printFigure(standing)} 已保留`;
  return {
    ok: false,
    message: `${cellTitle(row, column)}：“${text.trim()}”${problem}，${kept}。按 F2 继续修改，按 Esc 放弃。`,
  };
}
