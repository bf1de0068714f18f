import { alignDecimals } from '../notation/print';
import { columnCells, decimalsIn } from '../tables/column-decimals';
import { headerColumns } from '../tables/header-layout';
import { cellText, type TableCell, type TableColumn, type TableModel } from '../tables/table-model';
import { textWidth } from '../tables/text-width';

export interface PrintColumn {
  readonly column: TableColumn;
  /** Millimetres. */
  readonly width: number;
  /** Digits after the point that its figures are lined up by. */
  readonly decimals: number;
}

export interface PrintColumns {
  /** Points. */
  readonly fontSize: number;
  readonly columns: readonly PrintColumn[];
  /** False where even the smallest type leaves less room than a figure needs in one line. */
  readonly fits: boolean;
}

/** 五号 and 小五, in points: the larger one is taken where texts stand in it as they want to. */
const comfortable = [10.5, 9] as const;

/** 小五, 六号 and 小六: else the largest in which names stand well, or at least every figure has room. */
const dense = [9, 7.5, 6.5] as const;
const smallest = 6.5;

/** More digits than this are not lined up: one long figure would push all others aside. */
const mostAlignedDecimals = 6;

/** The room at both sides of a cell's text together, in half-width characters. */
const padding = 1.6;

/** Half-width characters that a text may need without ever being parted. */
const shortText = 8;

/** Names, and other texts that are read, should stand in four lines of so many half-width characters. */
const goodLines = 4;
const nameRoom = { least: 14, most: 30 } as const;
const textRoom = { least: 0, most: 22 } as const;

/** A piece of a title that is never parted. */
const shortPart = 10;

/** Texts, and titles, that stand in one line where there is room: before others get more, and after that. */
const shortLine = 16;
const longLine = 20;

/** What a name wants before the type is made larger. */
const goodName = 20;

/** A column that is to be filled in by hand. */
const handwritten = 12;

/** Width of a text in one line, in half-width characters of the type that it stands in. */
export type TextMeasure = (text: string) => number;

/** Without the fonts at hand: digits and Latin letters of some Chinese fonts are a little wider than half a character. */
const estimate: TextMeasure = (text) => textWidth(text) * 1.1;

/** Half-width characters that a column may take, from what it must have to what it would take; each at least the one before. */
interface Need {
  readonly column: TableColumn;
  readonly decimals: number;
  readonly least: number;
  /** Names stand well. */
  readonly good: number;
  /** Short texts stand in one line. */
  readonly short: number;
  readonly wanted: number;
  /** Titles and texts that are not very long stand in one line. */
  readonly settled: number;
}

/** Millimetres of a half-width character of a font of so many points. */
const halfWidth = (points: number): number => (points * 25.4) / 72 / 2;

/** What stands in for the decimals that a figure lacks is as wide as digits and points are. */
function figureWidth(cell: TableCell, decimals: number, measure: TextMeasure): number {
  const text = alignDecimals(cellText(cell), decimals).replaceAll('\u2008', '.').replaceAll('\u2007', '0');
  return measure(text) + (cell.mark === undefined ? 0 : measure(cell.mark));
}

/** A title in the pieces that are never parted. */
export const titleParts = (title: string): readonly string[] => title.split(/(?<=\d年)(?=.)|(?=（)/u);

function needOf(column: TableColumn, cells: readonly TableCell[], measure: TextMeasure): Need {
  const widest = (widths: readonly number[]): number =>
    widths.reduce((most, each) => Math.max(most, each), 0);
  const isFigures = column.align === 'right';
  const own = cells.filter(({ columnSpan }) => columnSpan === 1);
  const counts = isFigures ? own.map(decimalsIn).filter((count) => count <= mostAlignedDecimals) : [];
  const decimals = widest(counts);
  const unbroken = own.filter(({ content }) => content.kind !== 'text');
  const figures = widest(unbroken.map((cell) => figureWidth(cell, decimals, measure)));
  const texts = widest(own.map((cell) => measure(cellText(cell))));
  const title = measure(column.title);
  const { least: leastText, most } = column.indented ? nameRoom : textRoom;
  const least = Math.max(
    figures,
    Math.min(widest(titleParts(column.title).map(measure)), shortPart),
    Math.min(texts, shortText),
    column.align === 'left' ? Math.min(Math.max(leastText, texts / goodLines), most) : 0,
  );
  const good = Math.max(least, column.indented ? Math.min(texts, goodName) : 0);
  const oneLineUpTo = (most: number, widths: readonly number[]): number =>
    widest(widths.filter((width) => width <= most));
  const short = Math.max(good, isFigures ? 0 : oneLineUpTo(shortLine, [texts]));
  // An empty column of words is there to be filled in by hand.
  const words = Math.min(texts === 0 ? handwritten : texts, column.width);
  const wanted = Math.max(short, isFigures ? figures * 1.15 : words);
  const settled = Math.max(wanted, oneLineUpTo(longLine, [title, texts]));
  const padded = (width: number): number => width + padding;
  return {
    column,
    decimals,
    least: padded(least),
    good: padded(good),
    short: padded(short),
    wanted: padded(wanted),
    settled: padded(settled),
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

const levels = ['least', 'short', 'wanted', 'settled'] as const;

/** Widths that fill `room`: level by level of what the columns need; names take what is left over. */
function filled(needs: readonly Need[], room: number): readonly number[] {
  const sums = levels.map((level) => sum(needs.map((need) => need[level])));
  const [least = 0] = sums;
  if (room < least) return needs.map((need) => (need.least * room) / least);
  const reached = sums.findLastIndex((each) => each <= room);
  const [level, next] = [levels[reached] ?? 'least', levels[reached + 1]];
  const from = sums[reached] ?? least;
  if (next !== undefined) {
    const share = (room - from) / ((sums[reached + 1] ?? room) - from);
    return needs.map((need) => need[level] + (need[next] - need[level]) * share);
  }
  const names = needs.filter(({ column }) => column.indented);
  const growing = names.length > 0 ? names : needs;
  const weight = sum(growing.map((need) => need.settled));
  // Names become no wider than is good to read; then every column grows.
  const toNames = names.length === 0 ? room - from : Math.min(room - from, weight);
  const rest = room - from - toNames;
  return needs.map((need) => {
    const extra = growing.includes(need) ? (toNames * need.settled) / weight : 0;
    return need.settled + extra + (rest * need.settled) / from;
  });
}

/** Type and column widths of a table as wide as the text block, `width` in millimetres. */
export function printColumns(
  model: TableModel,
  width: number,
  measure: TextMeasure = estimate,
): PrintColumns {
  const needs = headerColumns(model.header).map((column, index) =>
    needOf(column, columnCells(model.rows, index), measure),
  );
  const least = sum(needs.map((need) => need.least));
  const good = sum(needs.map((need) => need.good));
  const settled = sum(needs.map((need) => need.settled));
  const fontSize =
    comfortable.find((size) => settled * halfWidth(size) <= width) ??
    dense.find((size) => good * halfWidth(size) <= width) ??
    dense.find((size) => least * halfWidth(size) <= width) ??
    smallest;
  const widths = filled(needs, width / halfWidth(fontSize));
  return {
    fontSize,
    fits: least * halfWidth(fontSize) <= width,
    columns: needs.map(({ column, decimals }, index) => ({
      column,
      decimals,
      width: (widths[index] ?? 0) * halfWidth(fontSize),
    })),
  };
}
