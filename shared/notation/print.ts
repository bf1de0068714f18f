import { figureObject, type Comparator, type Figure } from '../model/figure';
import { decimalsOf } from './decimal';

const comparatorSigns: Readonly<Record<Comparator, string>> = { '>': '>', '>=': '≥', '<': '<', '<=': '≤' };

/** Our own print of a figure, whatever its source printed. */
export function ownPrint(figure: Figure): string {
  const object = figureObject(figure);
  switch (object.kind) {
    case 'number':
      return object.cumulative ? `〔${object.value}〕` : object.value;
    case 'bound':
      return comparatorSigns[object.comparator] + object.value;
    case 'approx':
      return `${object.value}左右`;
    case 'range':
      return `${object.low}~${object.high}`;
    case 'symbol':
      return object.symbol;
    case 'words':
      return object.text;
  }
}

/** The text of a figure: as its source prints it, else our own print. */
export function printFigure(figure: Figure): string {
  return figureObject(figure).printed ?? ownPrint(figure);
}

const figureSpace = '\u2007';
const punctuationSpace = '\u2008';

const printedNumber = /^[><≥≤]?-?\d+(\.\d+)?$/;

/** The decimals of a printed number; 0 for other texts. */
export function decimalsPrinted(printed: string): number {
  return printedNumber.test(printed) ? decimalsOf(printed) : 0;
}

/**
 * A printed number followed by blanks as wide as the decimals it lacks, so that right-aligned numbers stand with their
 * points in one column without a digit being added. Text that is not a number is given back as it is.
 */
export function alignDecimals(printed: string, decimals: number): string {
  if (!printedNumber.test(printed)) return printed;
  const own = decimalsOf(printed);
  if (own >= decimals) return printed;
  return printed + (own === 0 ? punctuationSpace : '') + figureSpace.repeat(decimals - own);
}
