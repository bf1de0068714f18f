/** The text of an element, which is one text node, in the lines in which it stands; together they are the whole text. */
export function textLines(element: Element): readonly string[] {
  const node = element.firstChild;
  if (!(node instanceof Text)) return [''];
  const text = node.data;
  const range = document.createRange();
  const lines: string[] = [];
  let start = 0;
  let bottom: number | null = null;
  let at = 0;
  for (const character of text) {
    range.setStart(node, at);
    range.setEnd(node, at + character.length);
    // Blanks at the end of a line may have no place of their own.
    const box = [...range.getClientRects()].at(-1);
    if (box && bottom !== null && box.top >= bottom - 1) {
      lines.push(text.slice(start, at));
      start = at;
    }
    if (box) bottom = bottom === null || box.top >= bottom - 1 ? box.bottom : Math.max(bottom, box.bottom);
    at += character.length;
  }
  return [...lines, text.slice(start)];
}
