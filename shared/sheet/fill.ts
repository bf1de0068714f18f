import { figureObject, type DecimalText, type Figure } from '../model/figure';
import { decimalsOf } from '../notation/decimal';
import { exactText, roundedText } from '../notation/fraction';
import { growthSeries, linearSeries, rateSeries, type NumberSeries } from './fill-series';
import type { CellReading } from './write-plan';

export type FillRule =
  | { readonly kind: 'copy' }
  | { readonly kind: 'linear' }
  /** At the rate of the numbers given, or at one that is told, in per cent. */
  | { readonly kind: 'growth'; readonly percent?: DecimalText };

/** What a rule makes of one line of cells. */
export interface FilledLine {
  /** The rule for people, as a sentence without its full stop. */
  readonly words: string;
  readonly cells: readonly CellReading[];
}

/** The plain number of a figure; null for bounds, ranges, symbols and empty cells: no series goes on from them. */
function plainNumber(figure: Figure | null): DecimalText | null {
  if (figure === null) return null;
  const object = figureObject(figure);
  return object.kind === 'number' && !object.cumulative ? object.value : null;
}

function seriesOf(numbers: readonly DecimalText[], rule: FillRule): NumberSeries | null {
  switch (rule.kind) {
    case 'copy':
      return null;
    case 'linear':
      return linearSeries(numbers);
    case 'growth':
      return rule.percent === undefined ? growthSeries(numbers) : rateSeries(numbers, rule.percent);
  }
}

const fits = (value: DecimalText): boolean => value.replace(/[-.]/g, '').replace(/^0+/, '').length <= 15;

/** Exact where that is no longer than the figures before it, else rounded (四舍五入) to their decimals. */
function cellOf(series: NumberSeries, step: number, decimals: number): CellReading {
  const { value, expression } = series.at(step);
  const exact = exactText(value, decimals);
  const text = exact ?? roundedText(value, decimals);
  if (!fits(text)) return { ok: false, reason: '推算的结果超过 15 位有效数字' };
  const derivation = exact === null ? `=ROUND(${expression},${decimals})` : `=${expression}`;
  return { ok: true, figure: { kind: 'number', value: text, derivation } };
}

/**
 * Goes on from a line of cells for `count` further ones. The first of `sources` is farthest from the cells to be filled:
 * for filling up or to the left, the line is given backwards. Numbers are exact; where their decimals go beyond those of
 * the sources and of the indicator, they are rounded, and each says in its derivation how it came about. Null where the
 * rule does not fit: series need plain numbers, growth ones above zero.
 */
export function fillLine(
  sources: readonly (Figure | null)[],
  count: number,
  rule: FillRule,
  indicatorDecimals: number,
): FilledLine | null {
  if (sources.length === 0) return null;
  if (rule.kind === 'copy') {
    const cells = Array.from({ length: count }, (_, index): CellReading => ({
      ok: true,
      figure: sources[index % sources.length] ?? null,
    }));
    return { words: '复制', cells };
  }
  const numbers = sources.map(plainNumber).filter((number) => number !== null);
  const series = numbers.length === sources.length ? seriesOf(numbers, rule) : null;
  if (!series) return null;
  const decimals = Math.max(indicatorDecimals, ...numbers.map(decimalsOf));
  const cells = Array.from({ length: count }, (_, index) => cellOf(series, index + 1, decimals));
  const isRounded = cells.some(
    (cell) => cell.ok && cell.figure !== null && figureObject(cell.figure).derivation?.startsWith('=ROUND('),
  );
  return { words: series.words + (isRounded ? `，四舍五入到 ${decimals} 位小数` : ''), cells };
}
