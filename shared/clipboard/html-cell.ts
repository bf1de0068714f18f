import { attributeOf, type HtmlPart } from './html-parts';

export interface HtmlCell {
  readonly text: string;
  readonly rowSpan: number;
  readonly columnSpan: number;
  /** Excel writes several empty cells, or a text that runs over its neighbours, as one cell that is not merged. */
  readonly notMerged: boolean;
}

/** No table that a spreadsheet writes has more. */
export const mostColumns = 16_384;
const mostRows = 1_048_576;

/** How many places an element takes, from 1 to so many. */
export function spanOf(attributes: string, name: string, most: number): number {
  const span = Number.parseInt(attributeOf(attributes, name) ?? '1', 10);
  return Number.isFinite(span) ? Math.max(1, Math.min(span, most)) : 1;
}

type Open = Extract<HtmlPart, { kind: 'open' }>;

/** Raised, lowered and struck-out text: marked, so that 12.3 with a footnote 1 does not become 12.31. */
const marks: Readonly<Record<string, string>> = { sup: '^(', sub: '_(', del: '~(', s: '~(', strike: '~(' };
const styleMarks: readonly (readonly [RegExp, string])[] = [
  [/vertical-align:\s*super|mso-text-raise/i, '^('],
  [/vertical-align:\s*sub/i, '_('],
  [/text-decoration[^;]*line-through/i, '~('],
];

function markOf({ name, attributes }: Open): string | null {
  if (Object.hasOwn(marks, name)) return marks[name] ?? null;
  const styled = /style/i.test(attributes) && styleMarks.find(([pattern]) => pattern.test(attributes));
  return styled ? styled[1] : null;
}

const blocks: ReadonlySet<string> = new Set(['p', 'div', 'li', 'h1', 'h2', 'h3', 'tr']);

/** Gathers the texts of one cell. */
export class CellText {
  private text = '';
  private readonly attributes: string;
  /** The elements that are open inside a marked one, that one first; null while none is. */
  private marked: string[] | null = null;

  constructor(attributes: string) {
    this.attributes = attributes;
  }

  add(part: HtmlPart): void {
    if (part.kind === 'text') this.text += part.text.replaceAll(/[ \t\r\n\f]+/g, ' ');
    else if (part.name === 'br') this.text += '\n';
    else if (part.kind === 'open') this.open(part);
    else this.close(part.name);
  }

  private open(part: Open): void {
    if (this.marked) {
      if (this.marked[0] === part.name) this.marked.push(part.name);
      return;
    }
    const mark = markOf(part);
    if (mark === null) return;
    this.text += mark;
    this.marked = [part.name];
  }

  private close(name: string): void {
    if (this.marked?.[0] === name) {
      this.marked.pop();
      if (this.marked.length === 0) {
        this.text += ')';
        this.marked = null;
      }
    }
    if (blocks.has(name)) this.text += '\n';
    else if (name === 'td' || name === 'th') this.text += ' ';
  }

  finish(): HtmlCell {
    const { attributes } = this;
    const text = this.text.replaceAll(/ *\n */g, '\n').trim();
    if (!/span/i.test(attributes)) return { text, rowSpan: 1, columnSpan: 1, notMerged: false };
    return {
      text,
      rowSpan: spanOf(attributes, 'rowspan', mostRows),
      columnSpan: spanOf(attributes, 'colspan', mostColumns),
      notMerged: /mso-ignore:\s*colspan/i.test(attributes),
    };
  }
}
