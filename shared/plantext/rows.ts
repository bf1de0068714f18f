import type { Figure } from '../model/figure';
import type { Attribute } from '../model/plan';
import { parseFigure } from '../notation/parse';
import { joinPieces, type SourceLine } from './lines';

/** A line inside a table, by itself: what it belongs to follows from the lines around it. */
export type TableLine =
  | ({ readonly kind: 'row'; readonly number: number | null; readonly name: string } & RowCells)
  /** A numbered name without unit and figure: sub-indicators follow. */
  | { readonly kind: 'heading'; readonly number: number; readonly name: string }
  /** A category name or a piece of one. */
  | { readonly kind: 'category'; readonly text: string }
  /** Running text: the table has ended before it. */
  | { readonly kind: 'narrative' }
  | { readonly kind: 'unreadable'; readonly reason: string };

export interface RowCells {
  readonly unit: string;
  /** Null where the table has no such column. */
  readonly attribute: Attribute | null;
  readonly figure: Figure;
  /** The figure as printed, after glyph repair. */
  readonly printed: string;
}

const attributes: ReadonlyMap<string, Attribute> = new Map([
  ['预期性', 'expected'],
  ['约束性', 'binding'],
]);

const indent = /^\u3000/;
const sentenceMark = /[。；，！？：;,:!?]|^[—(（]|^\d+\./;
const categoryName = /^(?=.*\p{Script=Han})[\p{Script=Han}A-Za-z“][\p{Script=Han}\w、·“”+-]*$/u;

/**
 * What a line of a table is. `hasAttribute` tells whether the table has the column 属性; `units` are all units that the
 * tables of the document may have.
 */
export function readTableLine(
  line: SourceLine,
  hasAttribute: boolean,
  units: ReadonlySet<string>,
): TableLine {
  if (indent.test(line.text)) return { kind: 'narrative' };
  const tokens = line.text.trim().split(/\s+/);
  const numberText = /^(\d{1,3})[.、．]?$/.exec(tokens[0] ?? '')?.[1];
  const number = numberText === undefined ? null : Number(numberText);
  const cells = number === null ? tokens : tokens.slice(1);
  if (isRow(cells, units)) return readRow(number, cells, hasAttribute, units);
  if (sentenceMark.test(line.text.trim())) return { kind: 'narrative' };
  const name = joinPieces(cells);
  if (number !== null && name !== '') return { kind: 'heading', number, name };
  if (categoryName.test(name)) return { kind: 'category', text: name };
  return { kind: 'unreadable', reason: `“${line.text.trim()}”既不是数据行，也不是类别名。` };
}

/** A line with any sign of a data row must be a whole one. */
function isRow(cells: readonly string[], units: ReadonlySet<string>): boolean {
  if (cells.some((cell) => units.has(cell) || attributes.has(cell))) return true;
  return cells.length > 1 && parseFigure(cells.at(-1) ?? '').ok;
}

function readRow(
  number: number | null,
  cells: readonly string[],
  hasAttribute: boolean,
  units: ReadonlySet<string>,
): TableLine {
  const refuse = (reason: string): TableLine => ({ kind: 'unreadable', reason });
  const printed = cells.at(-1) ?? '';
  if (units.has(printed) || attributes.has(printed)) return refuse(`“${printed}”之后缺少数值。`);
  const attributeText = hasAttribute ? (cells.at(-2) ?? '') : null;
  const attribute = attributeText === null ? null : attributes.get(attributeText);
  if (attribute === undefined) return refuse(`“${printed}”之前缺少属性（预期性或约束性）。`);
  const unitAt = cells.length - (hasAttribute ? 3 : 2);
  const unit = cells[unitAt] ?? '';
  if (!units.has(unit)) return refuse(`缺少单位，或者单位不在说明文件的单位表中：“${unit}”。`);
  const nameCells = cells.slice(0, unitAt);
  const stray = nameCells.find((cell) => units.has(cell) || attributes.has(cell));
  if (stray !== undefined) return refuse(`指标名称中间出现“${stray}”。`);
  const name = joinPieces(nameCells);
  if (name === '') return refuse('缺少指标名称。');
  const reading = parseFigure(printed, { unit });
  if (!reading.ok) return refuse(`数值“${printed}”${reading.reason}。`);
  return { kind: 'row', number, name, unit, attribute, figure: reading.figure, printed };
}
