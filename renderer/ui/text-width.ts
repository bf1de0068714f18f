const quotesAndDashes = '“”‘’—…';

/** Whether a UTF-16 unit is a CJK or full-width character. */
const isWide = (unit: number): boolean =>
  (unit >= 0x2e80 && unit <= 0x9fff) ||
  (unit >= 0xf900 && unit <= 0xfaff) ||
  (unit >= 0xff00 && unit <= 0xff60) ||
  (unit >= 0x2014 && unit <= 0x2026 && quotesAndDashes.includes(String.fromCharCode(unit)));

/**
 * Rough width of a text in ems: CJK and full-width characters count 1, others 0.56. Good enough to decide how many lines a
 * name takes, without asking the browser for each of thousands.
 */
export function textWidth(text: string): number {
  let wide = 0;
  for (let index = 0; index < text.length; index += 1) if (isWide(text.charCodeAt(index))) wide += 1;
  return wide + (text.length - wide) * 0.56;
}

/** Whether a text is wider than so many ems. No character is wider than one: most texts need not be looked through. */
export function isWider(text: string, ems: number): boolean {
  return text.length > ems && textWidth(text) > ems;
}
