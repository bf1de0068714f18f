/** A figure as the soak expects it: known from how it was made up, not from the program's reading of it. */
export interface ExpectedFigure {
  /** The text in its cell. */
  readonly print: string;
  /** Every number that it states; a share takes none outside 0 to 100. */
  readonly values: readonly number[];
  /** A number that a series can go on from. */
  readonly isNumber: boolean;
  /** What it keeps beside its text; two figures with one text and different origins are two figures. */
  readonly derivation: string;
  /** A bare number, which the program keeps as plain text. */
  readonly isBare: boolean;
}

/** What a row takes. */
export interface ExpectedRow {
  readonly name: string;
  readonly unit: string;
  readonly isShare: boolean;
  readonly decimals: number;
  /** A heading: it has no figures of its own. */
  readonly isHeading: boolean;
}

export function fitsRow({ values }: ExpectedFigure, { isShare }: ExpectedRow): boolean {
  return !isShare || values.every((value) => value >= 0 && value <= 100);
}

export function bareNumber(text: string): ExpectedFigure {
  return { print: text, values: [Number(text)], isNumber: true, derivation: '', isBare: true };
}

export function sameFigure(a: ExpectedFigure | null, b: ExpectedFigure | null): boolean {
  if (a === null || b === null) return a === b;
  return a.print === b.print && a.derivation === b.derivation;
}

/** A count of hundredths as the shortest decimal text. */
export function hundredthsText(count: number): string {
  const sign = count < 0 ? '-' : '';
  const digits = `${Math.abs(count)}`.padStart(3, '0');
  const fraction = digits.slice(-2).replace(/0+$/, '');
  return `${sign}${digits.slice(0, -2)}${fraction === '' ? '' : `.${fraction}`}`;
}
