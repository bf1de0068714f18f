/** An exact decimal: optional "-", digits, optional fraction; at most 15 significant digits, never a binary float. */
export type DecimalText = string;

/** What stands before a bounded value. The words 以上/不低于, 以下/不超过, 超过, 不足 are read as these. */
export type Comparator = '>' | '>=' | '<' | '<=';

/** SDMX CL_OBS_STATUS. A (normal) is what a figure without a status has. */
export type FigureStatus = 'A' | 'P' | 'E' | 'F' | 'B' | 'D' | 'I' | 'L' | 'M' | 'N' | 'O' | 'Q' | 'U' | 'V';

/** What a figure says beside its value; only what was given is present. */
export interface FigureRemarks {
  /** The text as the source prints it, where it differs from our own print of the value. */
  readonly printed?: string;
  readonly status?: FigureStatus;
  readonly note?: string;
  readonly source?: string;
  /** The expression a typed figure came from, e.g. "=426*1.05". */
  readonly derivation?: string;
  /** A five-year cumulative amount, printed 〔15〕. */
  readonly cumulative?: true;
}

export type FigureObject = FigureRemarks &
  (
    | { readonly kind: 'number'; readonly value: DecimalText }
    | { readonly kind: 'bound'; readonly comparator: Comparator; readonly value: DecimalText }
    /** 95左右: about a value; the tolerance belongs to the indicator. */
    | { readonly kind: 'approx'; readonly value: DecimalText }
    | { readonly kind: 'range'; readonly low: DecimalText; readonly high: DecimalText }
    /** — … # and the like; what each means is set per plan. */
    | { readonly kind: 'symbol'; readonly symbol: string }
    /** A target in words, e.g. 应保尽保. */
    | { readonly kind: 'words'; readonly text: string }
  );

/** A figure: plain decimal text in the common case, an object where it says more. "No figure" is its absence, never 0. */
export type Figure = DecimalText | FigureObject;

export type Measure = 'baseline' | 'actual' | 'expected' | 'annualTarget' | 'target';

/** Where a figure stands in its series. `period` is an SDMX time period ("2018"). */
export interface FigureAddress {
  readonly measure: Measure;
  readonly period: string;
  /** Version of the plan document: for baseline, annualTarget and target, absent for the rest. */
  readonly version?: number;
}

/** An address as the key of a series' figure table: "actual:2018", "baseline:2015@1". */
export type FigureSlot = string;

export function figureSlot(address: FigureAddress): FigureSlot {
  const version = address.version === undefined ? '' : `@${address.version}`;
  return `${address.measure}:${address.period}${version}`;
}

const slotPattern = /^(baseline|actual|expected|annualTarget|target):([^@]*)(?:@(\d+))?$/;

/** The address that a key of a figure table stands for; null for a text that `figureSlot` does not make. */
export function slotAddress(slot: FigureSlot): FigureAddress | null {
  const [, measure, period = '', version] = slotPattern.exec(slot) ?? [];
  if (measure === undefined) return null;
  const address: FigureAddress = {
    measure: measure as Measure,
    period,
    ...(version !== undefined && { version: Number(version) }),
  };
  return figureSlot(address) === slot ? address : null;
}

/** The object form of a figure. */
export function figureObject(figure: Figure): FigureObject {
  return typeof figure === 'string' ? { kind: 'number', value: figure } : figure;
}

/** The plainest form of a figure: a bare number without remarks becomes its decimal text. */
export function plainestFigure(figure: FigureObject): Figure {
  return figure.kind === 'number' && Object.keys(figure).length === 2 ? figure.value : figure;
}
