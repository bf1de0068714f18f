import { figureObject, type Figure } from '../../shared/model/figure';
import { statusName } from '../../shared/model/figure-status';
import { printFigure } from '../../shared/notation/print';

/** A figure in a list with the mark of its status behind it: 4800P for a preliminary one. Nothing where there is none. */
export function FigureText({ figure }: { readonly figure: Figure | undefined }) {
  if (figure === undefined) return null;
  const { status = 'A' } = figureObject(figure);
  return (
    <>
      {printFigure(figure)}
      {status !== 'A' && <small title={statusName(status)}>{status}</small>}
    </>
  );
}
