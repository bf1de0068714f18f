import { figureCell } from '../tables/figure-cell';
import type { Figure } from '../model/figure';
import { exactNumber, plainNumberFormat } from '../tables/number-format';
import { cellText } from '../tables/table-model';
import { boxed, type BandContent, type BandContents } from './band-sheet';
import { figureComment } from './figure-comment';
import type { YearRow } from './live-path';
import { cellName } from './reference';

/** A blank between a number and the line at its right. */
const blankBehind = '_ ';
/** The same for whatever is typed into a cell: General, and texts as they are. */
const anyFormat = `General${blankBehind};-General${blankBehind};General${blankBehind};@${blankBehind}`;

/** A figure that may be typed over: a number, or the text of what is none. */
export function figureContent(figure: Figure | null): BandContent {
  const open = { style: 'figure', rules: boxed, open: true, format: anyFormat } as const;
  if (figure === null) return { ...open, value: null };
  const cell = figureCell(figure);
  const { content } = cell;
  const number = content.kind === 'number' ? exactNumber(content.value, content.decimals) : null;
  const isTooLong = content.kind === 'number' && number === null;
  const remarks = [isTooLong ? '超过 15 位的数按文字写出，不参加计算。' : null, figureComment(figure)];
  const comment = remarks.filter((remark) => remark !== null).join('\n');
  return {
    ...open,
    value: number ?? cellText(cell),
    ...(content.kind === 'number' && number !== null && { format: plainNumberFormat(content) + blankBehind }),
    ...(comment !== '' && { comment }),
  };
}

export const label = (value: string): BandContent => ({ value, style: 'left', rules: boxed, indent: 1 });
export const blank: BandContent = { value: null, style: 'computed', rules: boxed };
/** Stands where there is nothing to compute. */
export const none: BandContent = { ...blank, value: '—', format: anyFormat };

/** A row that charts are drawn from: spreadsheets draw a text as zero, so that such a figure is left out. */
export function chartRow(title: string, row: BandContents, number: number): BandContents {
  return row.map((content, index): BandContent => {
    if (index === 0 || content === null) return label(title);
    if (typeof content.value !== 'number') return blank;
    const given = cellName({ row: number, column: index + 1 });
    const { value, format = null } = content;
    return { ...blank, value, format, formula: `IF(COUNT(${given})=1,${given},NA())` };
  });
}

export const hasText = (row: BandContents): boolean =>
  row.some((content, index) => index > 0 && typeof content?.value === 'string' && content.value !== '');

export const numbersIn = (rows: readonly BandContents[]): readonly number[] =>
  rows.flat().flatMap((content) => (typeof content?.value === 'number' ? [content.value] : []));

/** A row of computed years. */
export function computedRow({ title, cells }: YearRow): BandContents {
  return [
    label(title),
    ...cells.map((cell): BandContent => {
      if (cell === null) return blank;
      return {
        ...blank,
        ...(typeof cell === 'number' ? { value: cell } : cell),
        format: `0.00${blankBehind}`,
      };
    }),
  ];
}
