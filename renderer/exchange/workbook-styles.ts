import type { Border, ConditionalFormattingRule, Style } from '@cj-tech-master/excelts';
import { verdictSymbols, type Verdict } from '../../shared/progress/verdict';
import type { Rule, Rules, SheetCell } from '../../shared/tables/sheet-plan';
import { sheetFonts, sheetStyles, type SheetStyle } from '../../shared/tables/sheet-styles';

const ruleStyles = { heavy: 'medium', thin: 'thin', hair: 'hair' } as const satisfies Record<Rule, string>;

function borders(rules: Rules): Record<string, Partial<Border>> {
  const edges = Object.entries(rules) as [keyof Rules, Rule][];
  return Object.fromEntries(edges.map(([edge, rule]) => [edge, { style: ruleStyles[rule] }]));
}

const opaque = (color: string) => ({ argb: `FF${color}` });

export function cellStyle({ style: name, rules, format, indent, open }: SheetCell): Partial<Style> {
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
  return verdicts.map((verdict, index) => ({
    type: 'expression',
    priority: index + 1,
    formulae: [`LEFT(${first},1)="${verdictSymbols[verdict]}"`],
    style: { font: { color: opaque(verdictColors[verdict]), bold: true } },
  }));
}
