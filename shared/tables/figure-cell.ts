import { figureObject, type Figure } from '../model/figure';
import { decimalsOf } from '../notation/decimal';
import { printFigure } from '../notation/print';
import { emptyCell, type CellContent, type TableCell } from './table-model';

function contentOf(figure: Figure): Exclude<CellContent, { kind: 'empty' }> {
  const object = figureObject(figure);
  const text = printFigure(figure);
  switch (object.kind) {
    case 'number': {
      const { value, cumulative = false } = object;
      return { kind: 'number', value, decimals: decimalsOf(value), text, cumulative };
    }
    case 'bound': {
      const endsInNumber = object.printed === undefined || object.printed.endsWith(object.value);
      return { kind: 'bounded', text, decimals: endsInNumber ? decimalsOf(object.value) : null };
    }
    case 'approx':
    case 'range':
      return { kind: 'bounded', text, decimals: null };
    case 'symbol':
      return { kind: 'symbol', text };
    case 'words':
      return { kind: 'text', text };
  }
}

/**
 * The cell of a figure with the digits that were given, no more and no fewer; empty where there is no figure. A zero put
 * behind 66 would claim a precision that the document does not have.
 */
export function figureCell(figure: Figure | null): TableCell {
  if (figure === null) return emptyCell;
  const { kind, status = 'A' } = figureObject(figure);
  return {
    content: contentOf(figure),
    rowSpan: 1,
    columnSpan: 1,
    ...(kind === 'words' && { align: 'center' }),
    ...(status !== 'A' && { mark: status }),
  };
}
