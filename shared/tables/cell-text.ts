/** In UTF-16 units: Excel's limit of 32,767, less room for what is set before a text (注：1.) or behind it (a mark). */
const longestCellText = 32_700;

export interface SafeText {
  readonly text: string;
  /** What was changed, as ends of a sentence; empty for text that went in as it was. */
  readonly changes: readonly string[];
}

const replacement = '\uFFFD';
/** Halves of surrogate pairs that stand alone. */
const loneSurrogates = /\p{Surrogate}/gu;
/** Exactly the other characters that XML 1.0 cannot hold. */
const controls = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

/** The longest beginning of at most `length` UTF-16 units that does not cut a character in two. */
export function cutText(text: string, length: number): string {
  if (text.length <= length) return text;
  const last = text.charCodeAt(length - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? length - 1 : length);
}

/** Nearly every text has none of the characters that are looked for below. */
const unusual = /[\u0000-\u0008\u000B-\u001F\uD800-\uDFFF\uFFFE\uFFFF]/;
const unchanged: readonly string[] = [];

/** Replaces each character that a workbook cannot hold by �, and says how many there were. Line ends become LF. */
export function writableText(text: string): SafeText {
  if (!unusual.test(text)) return { text, changes: unchanged };
  const changes = [];
  const controlCount = text.match(controls)?.length ?? 0;
  if (controlCount > 0) changes.push(`${controlCount} 个控制字符已换成“${replacement}”`);
  const brokenCount = text.match(loneSurrogates)?.length ?? 0;
  if (brokenCount > 0) changes.push(`${brokenCount} 个残缺的字符已换成“${replacement}”`);
  const written = text.replace(controls, replacement).replace(loneSurrogates, replacement);
  return { text: written.replace(/\r\n?/g, '\n'), changes };
}

/** Text that a cell can hold: writable characters only, and no longer than Excel allows. */
export function safeCellText(raw: string): SafeText {
  const { text, changes } = writableText(raw);
  if (text.length <= longestCellText) return { text, changes };
  const kept = cutText(text, longestCellText);
  const cut = `共 ${text.length} 个字符，单元格放不下，只写入了前 ${kept.length} 个`;
  return { text: kept, changes: [...changes, cut] };
}

/** Text that a spreadsheet might take for a formula when somebody edits the cell. */
export function looksLikeFormula(text: string): boolean {
  return /^[=+\-@\t\r]/.test(text);
}
