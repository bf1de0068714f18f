import type { Figure } from '../../shared/model/figure';
import { retyped } from '../../shared/model/remarks';
import { figureProblem } from '../../shared/model/validation';
import { calculate, type Calculation } from '../../shared/notation/expression';
import { isExpression } from '../../shared/notation/expression-tokens';
import { isKeptAsTyped } from '../../shared/notation/decimal';
import { parseFigure } from '../../shared/notation/parse';
import { printFigure } from '../../shared/notation/print';
import { quoted } from '../../shared/notation/quoted';
import { isBlank } from '../../shared/notation/typing';
import type { Rejection } from './rejections';
import type { FigureColumn } from './sheet-columns';
import { cellTitle } from './sheet-model';
import { indicatorOf, type SheetRow } from './sheet-rows';

export type EntryReading =
  | { readonly ok: true; readonly figure: Figure | null }
  /** Why, as the end of a sentence: "有不止一个小数点". */
  | {
      readonly ok: false;
      readonly reason: string;
      /** An expression that only wants to be told its decimals. */
      readonly endless?: Extract<Calculation, { state: 'endless' }>;
    };

/** Reads what was typed into a cell: a figure, an expression that gives one, or null for an emptied cell. */
export function readEntry(text: string, row: SheetRow): EntryReading {
  if (isKeptAsTyped(text)) return checked(text, row);
  if (isBlank(text)) return { ok: true, figure: null };
  if (isExpression(text)) return readExpression(text, row);
  const reading = parseFigure(text, { unit: indicatorOf(row).unit });
  return reading.ok ? checked(reading.figure, row) : reading;
}

/** A figure for a row, unless it cannot be one of its indicator. */
export function checked(figure: Figure, row: SheetRow): EntryReading {
  const problem = figureProblem(figure, indicatorOf(row));
  return problem === null ? { ok: true, figure } : { ok: false, reason: problem };
}

/** What was read, as it takes the place of the figure that stands in the cell. */
export function replacing<
  R extends { readonly ok: true; readonly figure: Figure | null } | { readonly ok: false },
>(standing: Figure | null, reading: R): R {
  return reading.ok ? { ...reading, figure: retyped(standing, reading.figure) } : reading;
}

/** Why an expression waits, as the end of a sentence. */
export const endlessReason = '除不尽或小数位太多，要说明保留几位小数';

/** In an expression 5% is 0.05; where the unit is itself a per cent, one could as well mean 5. */
function readExpression(text: string, row: SheetRow): EntryReading {
  const { unit } = indicatorOf(row);
  if (unit !== null && /^[%％‰]/.test(unit) && /[%％‰]/.test(text))
    return {
      ok: false,
      reason: `里的百分号有歧义，因为单位就是“${unit}”；请改写成小数或整数，例如 5% 写成 0.05 或 5`,
    };
  const result = calculate(text);
  if (result.state === 'invalid') return { ok: false, reason: result.reason };
  if (result.state === 'endless') return { ok: false, reason: endlessReason, endless: result };
  return checked({ kind: 'number', value: result.value, derivation: result.text }, row);
}

/** What was wrong, what stands in the cell now, and what to do. */
export function rejectionMessage(
  { text, reason }: Rejection,
  row: SheetRow,
  column: FigureColumn,
  standing: Figure | null,
): string {
  const kept = standing === null ? '这一格仍然空着' : `原值 ${printFigure(standing)} 已保留`;
  return `${cellTitle(row, column)}：${quoted(text)}${reason}，${kept}。按 F2 继续修改，按 Esc 放弃。`;
}
