/** Elements of a sheet that the library would write slowly, or once more for every sheet. */
import { verdictSymbols } from '../../shared/progress/verdict';
import type { SheetPlan } from '../../shared/tables/sheet-plan';
import { cellName, cellOn, rangeName } from '../../shared/workbook/reference';
import { escaped } from './workbook-cells';

const quoted = (text: string): string => `"${escaped(text).replaceAll('"', '&quot;')}"`;

export function mergesXml({ merges }: SheetPlan): string {
  if (merges.length === 0) return '';
  const each = merges.map((merge) => `<mergeCell ref="${rangeName(merge)}"/>`);
  return `<mergeCells count="${merges.length}">${each.join('')}</mergeCells>`;
}

export function linksXml({ links = [] }: SheetPlan): string {
  if (links.length === 0) return '';
  const each = links.map(
    (link) =>
      `<hyperlink ref="${cellName(link)}" location=${quoted(cellOn(link.sheet, link.to))} tooltip=${quoted(link.tip)}/>`,
  );
  return `<hyperlinks>${each.join('')}</hyperlinks>`;
}

/** The last cell that a sheet has: B7. */
export function lastCell({ columnWidths, rowHeights, body }: SheetPlan): string {
  const row = rowHeights.length + (body?.rowCount ?? 0);
  return cellName({ row: Math.max(1, row), column: Math.max(1, columnWidths.length) });
}

/**
 * Excel puts a green corner on digits that are a text, such as the code of an area, and on formulas unlike their
 * neighbours: here both are as they are meant.
 */
export function unmarkedXml(plan: SheetPlan): string {
  const range = `sqref="A1:${lastCell(plan)}"`;
  return `<ignoredErrors><ignoredError ${range} numberStoredAsText="1" formula="1" formulaRange="1"/></ignoredErrors>`;
}

/** The charts of a drawing under names that are no English words, and with what they show for those who cannot see them. */
export function namedCharts(written: string, { charts = [] }: SheetPlan): string {
  let index = 0;
  return written.replace(/ name="Chart \d+"/g, () => {
    const title = charts[index]?.title.join('，') ?? '';
    index += 1;
    return ` name="图 ${index}" descr=${quoted(title)}`;
  });
}

/** What the condition is that a cell shows a verdict: its symbol. */
export const verdictConditions = (first: string): readonly string[] =>
  Object.values(verdictSymbols).map((symbol) => `LEFT(${first},1)="${symbol}"`);

/**
 * Colours of verdicts. The library has made their styles with the first sheet that has verdicts; every other sheet refers
 * to the same ones.
 */
export class VerdictColors {
  #styles: readonly string[] = [];

  xml(written: string, { verdicts = [] }: SheetPlan): string {
    if (verdicts.length === 0) return '';
    const own = /<conditionalFormatting/.test(written);
    if (own) {
      this.#styles = [...written.matchAll(/dxfId="(\d+)"/g)].map(([, id = '']) => id);
      return '';
    }
    return verdicts
      .map((range) => {
        const rules = verdictConditions(cellName(range.from)).map((condition, index) => {
          const style = this.#styles[index];
          if (style === undefined) throw new TypeError('the library lost the colours of verdicts');
          return `<cfRule type="expression" dxfId="${style}" priority="${index + 1}"><formula>${escaped(condition)}</formula></cfRule>`;
        });
        return `<conditionalFormatting sqref="${rangeName(range)}">${rules.join('')}</conditionalFormatting>`;
      })
      .join('');
  }
}
