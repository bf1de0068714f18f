import { decodeEntities } from './html-entities';

/** A piece of HTML: a tag by its lower-case name, or text between tags with its entities decoded; `at` is where it begins. */
export type HtmlPart =
  | { readonly kind: 'open'; readonly at: number; readonly name: string; readonly attributes: string }
  | { readonly kind: 'close'; readonly at: number; readonly name: string }
  | { readonly kind: 'text'; readonly at: number; readonly text: string };

/** Elements whose content is no text of the page. */
const silent: ReadonlySet<string> = new Set(['style', 'script', 'title', 'xml', 'template', 'textarea']);

/** Elements without content. */
const empty: ReadonlySet<string> = new Set(['br', 'col', 'hr', 'img', 'input', 'link', 'meta', 'wbr']);

/** Parts of a table; hidden ones still have their place in it. */
const tableParts: ReadonlySet<string> = new Set([
  'table',
  'tbody',
  'thead',
  'tfoot',
  'colgroup',
  'tr',
  'td',
  'th',
]);

/** True for an element that its program does not show. */
export const isHidden = (attributes: string): boolean => /display:\s*none|mso-hide:\s*all/i.test(attributes);

/** Where the tag that begins at `start` ends: a ">" inside a quoted attribute does not end it. */
function tagEnd(html: string, start: number): number {
  let at = start;
  for (;;) {
    const end = html.indexOf('>', at);
    if (end < 0) return html.length;
    const quote = html.slice(at, end).search(/=["']/);
    if (quote < 0) return end;
    const opened = at + quote + 1;
    const closed = html.indexOf(html[opened] ?? '', opened + 1);
    if (closed < 0) return html.length;
    at = closed + 1;
  }
}

/**
 * Takes HTML apart without building a document: nothing is loaded, nothing runs. Comments, conditional marks, the content
 * of style and script elements and hidden text are left out. Excel's helper rows (`supportMisalignedColumns`) are, too: they
 * only carry column widths. Never throws.
 */
export function* htmlParts(html: string): Generator<HtmlPart> {
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    const textEnd = open < 0 ? html.length : open;
    if (textEnd > at) yield { kind: 'text', at, text: decodeEntities(html.slice(at, textEnd)) };
    if (open < 0) return;
    if (html.startsWith('<!--', open)) {
      at = after(html, '-->', open);
      continue;
    }
    if (html.startsWith('<![if supportMisalignedColumns]', open)) {
      at = after(html, '<![endif]>', open);
      continue;
    }
    const tag = /^<(\/?)([a-zA-Z][\w:-]*)/.exec(html.slice(open, open + 40));
    if (!tag) {
      const isMark = html[open + 1] === '!' || html[open + 1] === '?';
      if (!isMark) yield { kind: 'text', at: open, text: '<' };
      at = isMark ? tagEnd(html, open) + 1 : open + 1;
      continue;
    }
    const [whole, slash, rawName = ''] = tag;
    const name = rawName.toLowerCase();
    const end = tagEnd(html, open + whole.length);
    at = end + 1;
    if (slash) yield { kind: 'close', at: open, name };
    else if (silent.has(name)) at = afterElement(html, name, at);
    else {
      const attributes = html.slice(open + whole.length, end);
      const isText = !empty.has(name) && !tableParts.has(name);
      if (isText && isHidden(attributes)) at = afterHidden(html, name, at);
      else yield { kind: 'open', at: open, name, attributes };
    }
  }
}

/** Behind the next `mark`; the end where there is none. */
function after(html: string, mark: string, from: number): number {
  const found = html.indexOf(mark, from);
  return found < 0 ? html.length : found + mark.length;
}

/** Behind the end tag of an element; the end where there is none. */
function afterElement(html: string, name: string, from: number): number {
  const end = new RegExp(`</${name}[^>]*>?`, 'gi');
  end.lastIndex = from;
  return end.exec(html) ? end.lastIndex : html.length;
}

/** Behind the end tag of a hidden element, which may hold others of its name; at the latest where its cell ends. */
function afterHidden(html: string, name: string, from: number): number {
  const tag = new RegExp(`<(/?)(${[name, ...tableParts].join('|')})(?![\\w:-])[^>]*>?`, 'gi');
  tag.lastIndex = from;
  let depth = 1;
  for (let found = tag.exec(html); found; found = tag.exec(html)) {
    if (found[2]?.toLowerCase() !== name) return found.index;
    depth += found[1] === '/' ? -1 : 1;
    if (depth === 0) return tag.lastIndex;
  }
  return html.length;
}

/** The value of an attribute; null where it is not there. */
export function attributeOf(attributes: string, name: string): string | null {
  const found = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(
    attributes,
  );
  return found ? decodeEntities(found[1] ?? found[2] ?? found[3] ?? '') : null;
}
