/** An axis of numbers with its marks. */
export interface AxisScale {
  readonly min: number;
  readonly max: number;
  readonly ticks: readonly number[];
  /** The axis does not begin at zero. */
  readonly cut: boolean;
}

function niceStep(rough: number): number {
  const unit = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 2.5, 5, 10].find((each) => each * unit >= rough * 0.999) ?? 10;
  return factor * unit;
}

/**
 * The axis for lines through these numbers. It begins at zero, unless they lie far from it in a range narrower than the part
 * `narrow` of the largest.
 */
export function lineScale(numbers: readonly number[], ticks: number, narrow = 0.4): AxisScale {
  const low = Math.min(...numbers);
  const high = Math.max(...numbers);
  if (numbers.length === 0 || !Number.isFinite(high - low)) return { min: 0, max: 1, ticks: [], cut: false };
  const farthest = Math.max(Math.abs(low), Math.abs(high));
  const cut = (low > 0 || high < 0) && high - low < farthest * narrow;
  const from = cut ? low : Math.min(0, low);
  const to = cut ? high : Math.max(0, high);
  const span = to - from || Math.abs(to) * 0.1 || 1;
  const step = niceStep(span / ticks);
  const first = Math.floor(from / step + 1e-9);
  const last = Math.max(first + 1, Math.ceil(to / step - 1e-9));
  const marks = Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  );
  return {
    min: marks[0] ?? from,
    max: marks.at(-1) ?? to,
    ticks: marks,
    cut: cut && first !== 0 && last !== 0,
  };
}

/** The axis of bars: it always holds zero. */
export function barScale(numbers: readonly number[]): Pick<AxisScale, 'min' | 'max'> {
  const min = Math.min(0, ...numbers);
  const max = Math.max(0, ...numbers);
  return min === max ? { min: 0, max: 1 } : { min, max };
}

/** Where a number lies between two pixels. */
export function place(value: number, from: readonly [number, number], to: readonly [number, number]): number {
  const share = from[1] === from[0] ? 0 : (value - from[0]) / (from[1] - from[0]);
  return to[0] + share * (to[1] - to[0]);
}
