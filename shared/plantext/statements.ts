import type { Figure } from '../model/figure';
import { parseFigure } from '../notation/parse';
import type { StatementDescriptor } from './descriptor';
import type { Paragraph } from './paragraphs';
import { PlanTextError } from './problem';

export interface FoundStatement {
  readonly descriptor: StatementDescriptor;
  readonly text: string;
  readonly from: Figure | null;
  readonly figure: Figure | null;
  readonly paragraph: Paragraph;
}

const chineseNumerals = '〇一二三四五六七八九十';

/** Finds a fact of the narrative. Throws PlanTextError unless its pattern matches exactly once. */
export function findStatement(
  paragraphs: readonly Paragraph[],
  descriptor: StatementDescriptor,
): FoundStatement {
  const global = new RegExp(descriptor.pattern, 'gu');
  const found = paragraphs.flatMap((paragraph) =>
    [...paragraph.text.matchAll(global)].map((match) => ({ match, paragraph })),
  );
  const [first, second] = found;
  if (first === undefined)
    throw new PlanTextError(null, `正文中找不到说明文件要的陈述：${descriptor.pattern.source}。`);
  if (second !== undefined) {
    throw new PlanTextError(
      second.paragraph.firstLine,
      `陈述出现了不止一次，前一次在第 ${first.paragraph.firstLine} 行起的一段：${descriptor.pattern.source}。`,
    );
  }
  const { match, paragraph } = first;
  const groups: Readonly<Record<string, string | undefined>> = match.groups ?? {};
  const read = (text: string | undefined): Figure | null =>
    text === undefined ? null : readFigure(text, descriptor.unit, paragraph);
  const words = groups['words'];
  return {
    descriptor,
    text: match[0],
    from: read(groups['from']),
    figure: words === undefined ? read(groups['figure']) : { kind: 'words', text: words },
    paragraph,
  };
}

function readFigure(text: string, unit: string | null, paragraph: Paragraph): Figure {
  const numeral = text.length === 1 ? chineseNumerals.indexOf(text) : -1;
  if (numeral >= 0) return { kind: 'number', value: String(numeral), printed: text };
  const reading = parseFigure(text, { unit });
  if (!reading.ok) throw new PlanTextError(paragraph.firstLine, `陈述中的数值“${text}”${reading.reason}。`);
  return reading.figure;
}
