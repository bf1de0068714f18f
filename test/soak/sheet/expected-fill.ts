import {
  cellsOf,
  heightOf,
  widthOf,
  Wish,
  type Block,
  type Cell,
  type ExpectedSheet,
} from './expected-sheet';
import { hundredthsText, type ExpectedFigure } from './expected-figure';

export type Side = 'up' | 'down' | 'left' | 'right';

/** The cells of a row or column of the source that take figures, the one next to the new cells last, and the new cells in order. */
interface Line {
  readonly sources: readonly Cell[];
  readonly targets: readonly Cell[];
}

function linesOf(sheet: ExpectedSheet, source: Block, side: Side, count: number): readonly Line[] {
  const vertical = side === 'up' || side === 'down';
  const length = vertical ? widthOf(source) : heightOf(source);
  const lines = Array.from({ length }, (_, index): Line => {
    const own = cellsOf(
      vertical
        ? { ...source, left: source.left + index, right: source.left + index }
        : { ...source, top: source.top + index, bottom: source.top + index },
    );
    const ordered = side === 'up' || side === 'left' ? own.toReversed() : own;
    const last = ordered.at(-1) ?? { row: 0, column: 0 };
    const step = side === 'up' || side === 'left' ? -1 : 1;
    const targets = Array.from({ length: count }, (__, nth) =>
      vertical
        ? { ...last, row: last.row + step * (nth + 1) }
        : { ...last, column: last.column + step * (nth + 1) },
    );
    return { sources: ordered.filter((cell) => sheet.isOpen(cell)), targets };
  });
  // From a heading nothing is filled.
  return lines.filter(({ sources }) => sources.length > 0);
}

const hundredths = (text: string): number => Math.round(Number(text) * 100);

/** Two numbers go on by their difference; everything else repeats. At most two cells are taken as a source. */
function steppers(
  figures: readonly (ExpectedFigure | null)[],
): readonly [ExpectedFigure, ExpectedFigure] | null {
  const [first, second] = figures;
  return figures.length === 2 && first?.isNumber && second?.isNumber ? [first, second] : null;
}

function figuresFor(figures: readonly (ExpectedFigure | null)[], count: number, copies: boolean) {
  const step = copies ? null : steppers(figures);
  if (step) {
    const [first, second] = step;
    const [a, b] = [hundredths(first.print), hundredths(second.print)];
    const sign = b < a ? '-' : '+';
    return Array.from({ length: count }, (_, index): ExpectedFigure => {
      const print = hundredthsText(b + (b - a) * (index + 1));
      const derivation = `=${second.print}${sign}${hundredthsText(Math.abs(b - a))}*${index + 1}`;
      return { print, values: [Number(print)], isNumber: true, derivation, isBare: false };
    });
  }
  return Array.from({ length: count }, (_, index) => figures[index % figures.length] ?? null);
}

/** What dragging the handle asks for. Cells that take no figures are passed over. */
export function fillWish(
  sheet: ExpectedSheet,
  source: Block,
  side: Side,
  count: number,
  copies: boolean,
): Wish {
  const wish = new Wish();
  for (const { sources, targets } of linesOf(sheet, source, side, count)) {
    const figures = figuresFor(
      sources.map((cell) => sheet.figure(cell)),
      count,
      copies,
    );
    targets.forEach((cell, index) => {
      const figure = figures[index] ?? null;
      if (sheet.isOpen(cell))
        sheet.ask(wish, cell, figure ? { kind: 'figure', figure } : { kind: 'nothing' }, '');
    });
  }
  return wish;
}

/** Whether a fill from this source copies in all of its lines: then copies are no other rule. */
export function onlyCopies(sheet: ExpectedSheet, source: Block, side: Side): boolean {
  return linesOf(sheet, source, side, 1).every(
    ({ sources }) => !steppers(sources.map((cell) => sheet.figure(cell))),
  );
}
