import { figureObject, type Figure } from '../../shared/model/figure';
import { statusName } from '../../shared/model/figure-status';
import { alignDecimals, decimalsPrinted, printFigure } from '../../shared/notation/print';

/** A figure with more decimals than these stands out to the left instead of moving its whole column. */
const mostDecimals = 6;

/** Decimals by which a column of a list lines its figures up. */
export function figureDecimals(figures: readonly (Figure | undefined)[]): number {
  return figures.reduce<number>((most, figure) => {
    const decimals = figure === undefined ? 0 : decimalsPrinted(printFigure(figure));
    return decimals > mostDecimals ? most : Math.max(most, decimals);
  }, 0);
}

interface FigureTextProps {
  readonly figure: Figure | undefined;
  /** Of the column, see `figureDecimals`. */
  readonly decimals: number;
}

/** A figure in a list with the mark of its status behind it: 4800P for a preliminary one. Nothing where there is none. */
export function FigureText({ figure, decimals }: FigureTextProps) {
  if (figure === undefined) return null;
  const { status = 'A' } = figureObject(figure);
  return (
    <>
      {status === 'A' ? alignDecimals(printFigure(figure), decimals) : printFigure(figure)}
      {status !== 'A' && <small title={statusName(status)}>{status}</small>}
    </>
  );
}
