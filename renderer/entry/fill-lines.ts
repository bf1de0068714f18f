import type { Figure } from '../../shared/model/figure';
import { fillLine, type FilledLine, type FillRule } from '../../shared/sheet/fill';
import { breadthOf, heightOf, type Position, type Range } from '../../shared/sheet/ranges';
import type { CellReading, CellWrite, UnreadableCell, WritePlan } from '../../shared/sheet/write-plan';
import { figureIn } from './cell-text';
import { checked, replacing } from './entry-text';
import { cellAt, type SheetDesk } from './sheet-desk';
import { isOpen } from './sheet-model';

/** One row or column of a fill: goes on from the sources, in the order in which they come before the targets. */
export interface FillLine {
  readonly sources: readonly Position[];
  readonly targets: readonly Position[];
}

/** `series` goes on with a step where each line has numbers enough for it, and else copies, as a spreadsheet does. */
export type FillWish = FillRule | { readonly kind: 'series' };

/** The lines that lead from a source range to the rest of a larger one, which goes beyond it on one side. */
export function linesBeyond(source: Range, whole: Range): readonly FillLine[] {
  const isVertical = whole.top < source.top || whole.bottom > source.bottom;
  const isBackward = whole.top < source.top || whole.left < source.left;
  const along = (range: Range): readonly number[] => {
    const start = isVertical ? range.top : range.left;
    const length = isVertical ? heightOf(range) : breadthOf(range);
    const indexes = Array.from({ length }, (_, index) => start + index);
    return isBackward ? indexes.reverse() : indexes;
  };
  const sources = along(source);
  const targets = along(whole).filter((index) => !sources.includes(index));
  const start = isVertical ? source.left : source.top;
  const count = isVertical ? breadthOf(source) : heightOf(source);
  return Array.from({ length: count }, (_, index) => {
    const at = (step: number): Position =>
      isVertical ? { row: step, column: start + index } : { row: start + index, column: step };
    return { sources: sources.map(at), targets: targets.map(at) };
  });
}

/** The lines of a range that begin with figures and can go on from them: its rows, or its only column. */
export function linesInside(desk: SheetDesk, range: Range): readonly FillLine[] {
  const isVertical = breadthOf(range) === 1;
  const count = isVertical ? 1 : heightOf(range);
  const length = isVertical ? heightOf(range) : breadthOf(range);
  return Array.from({ length: count }, (_, index) => {
    const cells = Array.from({ length }, (__, step) =>
      isVertical
        ? { row: range.top + step, column: range.left }
        : { row: range.top + index, column: range.left + step },
    );
    const firstEmpty = cells.findIndex((position) => figureAt(desk, position) === null);
    const split = firstEmpty < 0 ? cells.length : firstEmpty;
    return { sources: cells.slice(0, split), targets: cells.slice(split) };
  }).filter(({ sources, targets }) => sources.length > 0 && targets.length > 0);
}

function figureAt(desk: SheetDesk, position: Position): Figure | null {
  const { row, column } = cellAt(desk, position);
  return column.kind === 'figure' ? figureIn(desk.ledger.records, row, column) : null;
}

/** True for a cell that may hold a figure, its own or not: from words and headings nothing can be filled. */
export function takesFigures(desk: SheetDesk, position: Position): boolean {
  const { row, column } = cellAt(desk, position);
  return column.kind === 'figure' && row.content.series !== null;
}

/** A fill as it would be, with the rule for people. */
export interface FillPlan extends WritePlan {
  readonly words: string;
  /** What the rules are called by which its lines go: mostly one. */
  readonly rules: readonly string[];
  /** Cells that take no figures and are passed over. */
  readonly skipped: number;
}

function ruled(desk: SheetDesk, { sources, targets }: FillLine, wish: FillWish): FilledLine | null {
  const figures = sources.map((position) => figureAt(desk, position));
  const [last] = sources.slice(-1);
  const decimals = last ? (cellAt(desk, last).row.content.indicator?.decimals ?? 0) : 0;
  const rule: FillRule = wish.kind === 'series' ? { kind: 'linear' } : wish;
  const filled = fillLine(figures, targets.length, rule, decimals);
  return (
    filled ?? (wish.kind === 'series' ? fillLine(figures, targets.length, { kind: 'copy' }, decimals) : null)
  );
}

/** Plans a fill; null where the rule fits none of the lines. */
export function planFill(desk: SheetDesk, lines: readonly FillLine[], wish: FillWish): FillPlan | null {
  const writes: CellWrite[] = [];
  const unreadable: UnreadableCell[] = [];
  const words = new Set<string>();
  let skipped = 0;
  const put = (cell: CellReading, position: Position): void => {
    if (!isOpen(desk.model, position)) {
      skipped += 1;
      return;
    }
    const reading = cell.ok && cell.figure !== null ? checked(cell.figure, cellAt(desk, position).row) : cell;
    const placed = replacing(figureAt(desk, position), reading);
    if (placed.ok) writes.push({ ...position, figure: placed.figure });
    else unreadable.push({ ...position, text: '', reason: placed.reason });
  };
  for (const { sources: all, targets } of lines) {
    const sources = all.filter((position) => takesFigures(desk, position));
    const line = { sources, targets };
    if (sources.length === 0) skipped += targets.filter((position) => !isOpen(desk.model, position)).length;
    const filled = ruled(desk, line, wish);
    if (!filled) continue;
    words.add(filled.words);
    filled.cells.forEach((cell, index) => {
      const position = line.targets[index];
      if (position) put(cell, position);
    });
  }
  if (words.size === 0) return null;
  const [first = ''] = words;
  const rules = [...new Set([...words].map((each) => each.split('：')[0] ?? ''))];
  const said = words.size === 1 ? first : `${rules.join('、')}，各行按自己的数推算`;
  return { writes, unreadable, locked: [], homeless: [], words: said, rules, skipped };
}
