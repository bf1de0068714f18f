import { compareDecimals, decimalsOf } from '../notation/decimal';
import { figureObject, type DecimalText, type Figure } from '../model/figure';
import { dividedBy, exactText, fraction, roundedText, scaledText } from '../notation/fraction';

/** What the status bar says of the selected figures. */
export interface Summary {
  /** Cells with a figure of any kind. */
  readonly count: number;
  /** Plain numbers among them: only these are added up and compared. */
  readonly numbers: number;
  /** Null where the numbers have different units, or there are none. */
  readonly sum: DecimalText | null;
  readonly average: { readonly text: DecimalText; readonly exact: boolean } | null;
  readonly minimum: DecimalText | null;
  readonly maximum: DecimalText | null;
  readonly units: 'none' | 'one' | 'several';
}

/** Below this a sum of integers of at most 15 digits is exact as a number. */
const safeSum = Number.MAX_SAFE_INTEGER - 10 ** 15;

/**
 * Adds figures up exactly. It takes them one by one, so that millions can be spread over many frames; numbers of equal
 * decimals are added as plain integers as long as these are exact.
 */
export class SummaryBuilder {
  private count = 0;
  private numbers = 0;
  /** By decimals: what fits a plain integer, and what went beyond it. */
  private readonly small: number[] = [];
  private readonly large: bigint[] = [];
  private minimum: DecimalText | null = null;
  private maximum: DecimalText | null = null;
  private least = Number.POSITIVE_INFINITY;
  private most = Number.NEGATIVE_INFINITY;
  private unit: string | null | undefined = undefined;
  private mixed = false;

  add(figure: Figure, unit: string | null): void {
    this.count += 1;
    const value = typeof figure === 'string' ? figure : plainValue(figure);
    if (value === null) return;
    this.numbers += 1;
    if (this.unit === undefined) this.unit = unit;
    else if (this.unit !== unit) this.mixed = true;
    this.addNumber(value);
    this.compare(value);
  }

  private addNumber(value: DecimalText): void {
    const decimals = decimalsOf(value);
    const integer = Number(decimals === 0 ? value : value.replace('.', ''));
    const sum = (this.small[decimals] ?? 0) + integer;
    if (Math.abs(sum) < safeSum) {
      this.small[decimals] = sum;
      return;
    }
    this.large[decimals] = (this.large[decimals] ?? 0n) + BigInt(this.small[decimals] ?? 0) + BigInt(integer);
    this.small[decimals] = 0;
  }

  /** Floats only sort out what is clearly inside; close cases are compared exactly. */
  private compare(value: DecimalText): void {
    const near = Number(value);
    if (near <= this.least && (this.minimum === null || compareDecimals(value, this.minimum) < 0)) {
      this.minimum = value;
      this.least = near;
    }
    if (near >= this.most && (this.maximum === null || compareDecimals(value, this.maximum) > 0)) {
      this.maximum = value;
      this.most = near;
    }
  }

  finish(): Summary {
    const { count, numbers, minimum, maximum } = this;
    const units = numbers === 0 ? 'none' : this.mixed ? 'several' : 'one';
    const base = { count, numbers, minimum, maximum, units } as const;
    if (units !== 'one') return { ...base, sum: null, average: null };
    const decimals = Math.max(this.small.length, this.large.length) - 1;
    const total = this.total(decimals);
    return { ...base, sum: scaledText(total, decimals), average: this.averageOf(total, decimals) };
  }

  private total(decimals: number): bigint {
    let total = 0n;
    for (let own = 0; own <= decimals; own += 1)
      total += (BigInt(this.small[own] ?? 0) + (this.large[own] ?? 0n)) * 10n ** BigInt(decimals - own);
    return total;
  }

  /** Exact where its decimals end within two more than the figures have, else rounded to those. */
  private averageOf(total: bigint, decimals: number): Summary['average'] {
    const average = dividedBy(fraction(total, 10n ** BigInt(decimals)), fraction(BigInt(this.numbers)));
    const exact = exactText(average, decimals + 2);
    return exact === null
      ? { text: roundedText(average, decimals + 2), exact: false }
      : { text: exact, exact: true };
  }
}

/** Five-year amounts and yearly ones are not added together. */
function plainValue(figure: Figure): DecimalText | null {
  const object = figureObject(figure);
  return object.kind === 'number' && !object.cumulative ? object.value : null;
}
