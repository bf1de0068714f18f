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

/** 小五, 六号 and 小六: else the largest in which every figure has room. */
const dense = [9, 7.5, 6.5] as const;
const smallest = 6.5;

/** More digits than this are not lined up: one long figure would push all others aside. */
const mostAlignedDecimals = 6;

/** The room at both sides of a cell's text together, in half-width characters. */
const padding = 1.6;

/** Digits and Latin letters of some Chinese fonts are a little wider than half a character. */
const tolerance = 1.1;

/** Half-width characters that a text may need without ever being parted, and that a name should have at least. */
const shortText = 8;
const leastName = 14;

interface Need {
  readonly column: TableColumn;
  readonly decimals: number;
  /** Half-width characters: what it must have, and what it would take. */
  readonly least: number;
  readonly wanted: number;
}

/** Millimetres of a half-width character of a font of so many points. */
const halfWidth = (points: number): number => (points * 25.4) / 72 / 2;

function figureWidth(cell: TableCell, decimals: number): number {
  return textWidth(alignDecimals(cellText(cell), decimals)) + (cell.mark?.length ?? 0);
}

function needOf(column: TableColumn, cells: readonly TableCell[]): Need {
  const isFigures = column.align === 'right';
  const own = cells.filter(({ columnSpan }) => columnSpan === 1);
  const counts = isFigures ? own.map(decimalsIn).filter((count) => count <= mostAlignedDecimals) : [];
  const decimals = Math.max(0, ...counts);
  const unbroken = own.filter(({ content }) => content.kind !== 'text');
  const figures = tolerance * Math.max(0, ...unbroken.map((cell) => figureWidth(cell, decimals)));
  const texts = tolerance * Math.max(0, ...own.map((cell) => textWidth(cellText(cell))));
  const title = tolerance * textWidth(column.title);
  const least = Math.max(
    figures,
    Math.min(title, shortText),
    column.indented ? leastName : Math.min(texts, shortText),
  );
  const wanted = Math.max(least, isFigures ? figures * 1.15 : Math.min(texts, column.width));
  return { column, decimals, least: least + padding, wanted: wanted + padding };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

/** Widths that fill `room`: what each needs, then towards what it wants, then all alike; names take what is left over. */
function filled(needs: readonly Need[], room: number): readonly number[] {
  const least = sum(needs.map((need) => need.least));
  const wanted = sum(needs.map((need) => need.wanted));
  if (room < least) return needs.map((need) => (need.least * room) / least);
  if (room < wanted) {
    const share = (room - least) / (wanted - least);
    return needs.map((need) => need.least + (need.wanted - need.least) * share);
  }
  const names = needs.filter(({ column }) => column.indented);
  const growing = names.length > 0 ? names : needs;
  const weight = sum(growing.map((need) => need.wanted));
  // Names become no wider than is good to read; then every column grows.
  const toNames = names.length === 0 ? room - wanted : Math.min(room - wanted, weight);
  const rest = room - wanted - toNames;
  return needs.map((need) => {
    const extra = growing.includes(need) ? (toNames * need.wanted) / weight : 0;
    return need.wanted + extra + (rest * need.wanted) / wanted;
  });
}

/** Type and column widths of a table as wide as the text block, `width` in millimetres. */
export function printColumns(model: TableModel, width: number): PrintColumns {
  const needs = headerColumns(model.header).map((column, index) =>
    needOf(column, columnCells(model.rows, index)),
  );
  const least = sum(needs.map((need) => need.least));
  const wanted = sum(needs.map((need) => need.wanted));
  const fontSize =
    comfortable.find((size) => wanted * halfWidth(size) <= width) ??
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
