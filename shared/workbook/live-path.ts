import type { LiveCell } from './live-cell';
import type { LiveFigures } from './live-figures';

/** A row of an indicator's sheet with a cell for every year from the base year; null is an empty place. */
export interface YearRow {
  readonly title: string;
  readonly cells: readonly (LiveCell | number | null)[];
}

/** Cells of the indicator's sheet. */
export interface PathPlaces {
  /** By years since the base year; the first is the baseline. */
  readonly figures: readonly string[];
  readonly target: string;
}

const ifKnown = (cells: readonly string[], formula: string): string =>
  `IF(COUNT(${cells.join(',')})=${cells.length},${formula},NA())`;

/**
 * The value of the path in every year. Null where there is none to compute: annual targets are given, and what is kept has
 * no path.
 */
export function pathRow(live: LiveFigures, { figures, target }: PathPlaces): YearRow | null {
  const { way } = live;
  const span = figures.length - 1;
  const [from = ''] = figures;
  const [b = null] = live.figures;
  const t = live.target;
  const row = (
    title: string,
    cells: readonly string[],
    formula: (elapsed: number) => string,
    value: (elapsed: number) => number,
  ): YearRow => ({
    title,
    cells: figures.map((_, elapsed) => ({
      formula: ifKnown(cells, formula(elapsed)),
      value: value(elapsed),
    })),
  });
  switch (way.kind) {
    case 'held':
      return null;
    case 'level': {
      if (b === null || way.path === 'annualTargets') return null;
      if (way.path === 'geometric')
        return row(
          '路径值',
          [from, target],
          (at) => `${from}*(${target}/${from})^(${at}/${span})`,
          (at) => b * (t / b) ** (at / span),
        );
      return row(
        '路径值',
        [from, target],
        (at) => `${from}+(${target}-${from})*${at}/${span}`,
        (at) => b + ((t - b) * at) / span,
      );
    }
    case 'growth': {
      if (way.from === 'rates')
        return row(
          '路径指数（基期=100）',
          [target],
          (at) => `100*(1+${target}/100)^${at}`,
          (at) => 100 * (1 + t / 100) ** at,
        );
      if (b === null) return null;
      return row(
        '路径值',
        [from, target],
        (at) => `${from}*(1+${target}/100)^${at}`,
        (at) => b * (1 + t / 100) ** at,
      );
    }
    case 'amount':
      return row(
        '路径累计',
        [target],
        (at) => `${target}*${at}/${span}`,
        (at) => (t * at) / span,
      );
    case 'reduction':
      return row(
        '路径降幅（%）',
        [target],
        (at) => `ABS(${target})*${at}/${span}`,
        (at) => (Math.abs(t) * at) / span,
      );
  }
}

const starts = { growth: 100, amount: 0, reduction: 0 } as const;

/**
 * What the figures come to in the terms of path and target, as far as every year is there: an index, a total, a fall. Null
 * where figures and target are of one kind.
 */
export function accumulatedRow(live: LiveFigures, { figures }: PathPlaces): YearRow | null {
  const { way } = live;
  if (way.kind === 'level' || way.kind === 'held' || (way.kind === 'growth' && way.from === 'levels'))
    return null;
  const isTyped = way.kind === 'amount' && way.flow === 'cumulative';
  const falls = live.target < 0 ? '+' : '-';
  const cell = (elapsed: number): LiveCell | number | null => {
    if (elapsed === 0) return starts[way.kind];
    const from = isTyped ? elapsed : 1;
    const cells = figures.slice(from, elapsed + 1);
    const numbers = live.figures.slice(from, elapsed + 1);
    const known = numbers.filter((number) => number !== null);
    if (known.length < cells.length) return null;
    switch (way.kind) {
      case 'amount':
        return {
          formula: ifKnown(cells, `SUM(${cells.join(',')})`),
          value: known.reduce((sum, amount) => sum + amount, 0),
        };
      case 'growth':
        return {
          formula: ifKnown(cells, `100*${cells.map((rate) => `(1+${rate}/100)`).join('*')}`),
          value: known.reduce((index, rate) => index * (1 + rate / 100), 100),
        };
      case 'reduction':
        return {
          formula: ifKnown(cells, `(1-${cells.map((rate) => `(1${falls}${rate}/100)`).join('*')})*100`),
          value:
            (1 - known.reduce((left, rate) => left * (1 + (live.target < 0 ? rate : -rate) / 100), 1)) * 100,
        };
    }
  };
  const titles = { growth: '定基指数（基期=100）', amount: '自基期以来累计', reduction: '累计降幅（%）' };
  return { title: titles[way.kind], cells: figures.map((_, elapsed) => cell(elapsed)) };
}
