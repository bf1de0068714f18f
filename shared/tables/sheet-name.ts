import { cutText, writableText } from './cell-text';

/** Excel's own limit, in UTF-16 units. */
const longestName = 31;

/** What a sheet may be called, and the sentence that says why it is not called as wanted (null if it is). */
export interface SheetName {
  readonly name: string;
  readonly remark: string | null;
}

/** Names are compared as Excel does, without regard to the case of letters. */
const folded = (name: string): string => name.toLowerCase();

function allowed(wanted: string): string {
  const name = writableText(wanted)
    .text.replace(/[\\/?*[\]:\n\t]/g, '_')
    // _x0041_ is how a workbook writes a character by its code.
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '-')
    .replace(/^'+|'+$/g, '')
    .trim();
  const cut = cutText(name, longestName).replace(/'+$/, '').trim();
  // Excel keeps the name History for itself.
  return cut === '' ? '工作表' : folded(cut) === 'history' ? `${cut}_` : cut;
}

function untaken(name: string, taken: ReadonlySet<string>): string {
  for (let copy = 2, candidate = name; ; copy += 1) {
    if (!taken.has(folded(candidate))) return candidate;
    const suffix = `（${copy}）`;
    candidate = cutText(name, longestName - suffix.length) + suffix;
  }
}

/** A name that Excel accepts and that none of `taken` has, as near as can be to the wanted one. */
export function sheetName(wanted: string, taken: readonly string[]): SheetName {
  const name = untaken(allowed(wanted), new Set(taken.map(folded)));
  const remark =
    name === wanted ? null : `工作表名称“${writableText(wanted).text}”不能照用，已改为“${name}”。`;
  return { name, remark };
}
