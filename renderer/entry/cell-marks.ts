import type { Figure } from '../../shared/model/figure';

/** Stands between the text of a cell and its marks in what the grid takes for the cell's value. */
const separator = '\0';

/**
 * Class names of what a figure says beside its value: a corner for note or source, one for a derivation, the letter of a
 * status. Empty for most figures, which say nothing more.
 */
function markClasses(figure: Figure | null): string {
  if (figure === null || typeof figure === 'string') return '';
  const { status = 'A', note, source, derivation } = figure;
  const marks = [
    note === undefined && source === undefined ? '' : 'sheet-noted',
    derivation === undefined ? '' : 'sheet-derived',
    status === 'A' ? '' : `sheet-with-status sheet-status-${status}`,
  ];
  return marks.filter((mark) => mark !== '').join(' ');
}

/** Text and marks as one value, so that the grid draws a cell anew when either changes. */
export function markedText(text: string, figure: Figure | null): string {
  const marks = markClasses(figure);
  return marks === '' ? text : `${text}${separator}${marks}`;
}

export function textOfMarked(marked: unknown): string {
  return String(marked ?? '').split(separator, 1)[0] ?? '';
}

export function classesOfMarked(marked: unknown): string[] {
  return (
    String(marked ?? '')
      .split(separator)[1]
      ?.split(' ') ?? []
  );
}
