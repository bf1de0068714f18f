/**
 * Rough width of a text in ems: CJK and full-width characters count 1, others 0.56. Good enough to decide how many lines a
 * name takes, without asking the browser for each of thousands.
 */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text)
    width += /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\u3000-\u303f“”‘’—…]/.test(character) ? 1 : 0.56;
  return width;
}
