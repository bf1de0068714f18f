import type { Border, ConditionalFormattingRule, Style, Worksheet } from '@cj-tech-master/excelts';
import { verdictSymbols, type Verdict } from '../../shared/progress/verdict';
import type { CellLook, Rule, Rules } from '../../shared/tables/sheet-plan';
import { sheetFonts, sheetStyles, type SheetStyle } from '../../shared/tables/sheet-styles';
import { verdictConditions } from './workbook-elements';

const ruleStyles = { heavy: 'medium', thin: 'thin', hair: 'hair' } as const satisfies Record<Rule, string>;

function borders(rules: Rules): Record<string, Partial<Border>> {
  const edges = Object.entries(rules) as [keyof Rules, Rule][];
  return Object.fromEntries(edges.map(([edge, rule]) => [edge, { style: ruleStyles[rule] }]));
}

const opaque = (color: string) => ({ argb: `FF${color}` });

function cellStyle({ style: name, rules, format, indent, open }: CellLook): Partial<Style> {
  const style: SheetStyle = sheetStyles[name];
  return {
    font: {
      name: sheetFonts[style.font],
      size: style.size,
      charset: 134,
      ...(style.color !== undefined && { color: opaque(style.color) }),
    },
    alignment: {
      horizontal: style.align,
      vertical: style.vertical,
      wrapText: style.wrap,
      ...(indent > 0 && { indent }),
    },
    border: borders(rules),
    ...(style.fill !== undefined && {
      fill: { type: 'pattern', pattern: 'solid', fgColor: opaque(style.fill) } as const,
    }),
    ...(format !== null && { numFmt: format }),
    ...(open && { protection: { locked: false } }),
  };
}

const lookKey = ({ style, rules, format, indent, open }: CellLook): string =>
  `${style} ${rules.top ?? ''} ${rules.bottom ?? ''} ${rules.left ?? ''} ${rules.right ?? ''} ${indent} ${open ?? ''} ${format ?? ''}`;

/** Every look of the cells of a workbook once, and the number by which the library knows its style. */
export class StyleBook {
  readonly #places = new Map<string, number>();
  readonly #looks: CellLook[] = [];
  #ids: readonly number[] = [];
  #row = 0;

  add(look: CellLook): void {
    const key = lookKey(look);
    if (this.#places.has(key)) return;
    this.#places.set(key, this.#looks.length);
    this.#looks.push(look);
  }

  /** Puts a cell of every look into a row of the library's sheet, so that it gives each style a number. */
  show(sheet: Worksheet, row: number): void {
    this.#row = row;
    this.#looks.forEach((look, index) => {
      const cell = sheet.getCell(row, index + 1);
      // A text, so that the library makes a part for texts.
      cell.value = 'x';
      cell.style = cellStyle(look);
    });
  }

  /** Reads the numbers from the library's own XML of that row. */
  learn(sheetXml: string): void {
    const cells = sheetXml.matchAll(/<c r="[A-Z]+(\d+)"(?: s="(\d+)")?/g);
    this.#ids = [...cells].flatMap(([, row, id]) => (Number(row) === this.#row ? [Number(id ?? 0)] : []));
    if (this.#ids.length !== this.#looks.length) throw new TypeError('the library lost styles');
  }

  idOf(look: CellLook): number {
    const id = this.#ids[this.#places.get(lookKey(look)) ?? -1];
    if (id === undefined) throw new TypeError('a style is unknown');
    return id;
  }
}

/** Safe for colour-blind readers; word and symbol say the same on black-and-white paper. */
const verdictColors: Readonly<Record<Verdict, string>> = {
  achieved: '1B6E3C',
  ahead: '1F4E9E',
  onTrack: '2F5D8A',
  near: '7A5B00',
  behind: 'B45309',
  unmet: 'A3261E',
  regressed: '8A1538',
  missing: '5F6670',
  notAssessable: '5F6670',
};

/** Rules that colour verdicts by the symbol with which they begin; `first` is the first cell of the range. */
export function verdictRules(first: string): ConditionalFormattingRule[] {
  const verdicts = Object.keys(verdictSymbols) as Verdict[];
  const conditions = verdictConditions(first);
  return verdicts.map((verdict, index) => ({
    type: 'expression',
    priority: index + 1,
    formulae: [conditions[index] ?? ''],
    style: { font: { color: opaque(verdictColors[verdict]), bold: true } },
  }));
}
