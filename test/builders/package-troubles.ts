/**
 * What Excel would offer to repair in a workbook: the rules of ECMA-376 and of Excel's own limits that readers such as
 * LibreOffice, SheetJS and exceljs do not mind.
 */
import { CFB } from '@e965/xlsx';
import { schemaTroubles } from './schema-order';

/** A zip file as SheetJS opens it. */
interface Archive {
  readonly FullPaths: readonly string[];
  readonly FileIndex: readonly { readonly content?: Uint8Array }[];
}

/** The parts of a package by their names, as texts. */
export function partsOf(bytes: Uint8Array): ReadonlyMap<string, string> {
  const archive: Archive = CFB.read(bytes, { type: 'buffer' });
  const parts = new Map<string, string>();
  archive.FullPaths.forEach((name, index) => {
    const content = archive.FileIndex[index]?.content;
    // The reader adds a file of its own.
    if (content && !name.endsWith('/') && !name.includes('Sh33tJ5'))
      parts.set(name.replace('Root Entry/', ''), Buffer.from(content).toString('utf8'));
  });
  return parts;
}

const sheetOrder = [
  'sheetPr',
  'dimension',
  'sheetViews',
  'sheetFormatPr',
  'cols',
  'sheetData',
  'sheetProtection',
  'autoFilter',
  'mergeCells',
  'conditionalFormatting',
  'dataValidations',
  'hyperlinks',
  'printOptions',
  'pageMargins',
  'pageSetup',
  'headerFooter',
  'ignoredErrors',
  'drawing',
  'legacyDrawing',
];

/** Functions that every Excel knows; later ones need a prefix in the file. */
const functions = new Set(
  'ABS,AND,COUNT,COUNTIF,IF,LEFT,MIN,N,NA,OR,ROUND,SUM,SUMIF'.split(',').map((name) => `${name}(`),
);

const attributes = (xml: string, name: string): readonly string[] =>
  [...xml.matchAll(new RegExp(`\\s${name}="([^"]*)"`, 'g'))].map(([, value = '']) => value);
const plain = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
const texts = (xml: string, element: string): readonly string[] =>
  [...xml.matchAll(new RegExp(`<${element}(?:\\s[^>]*)?>([^<]*)</${element}>`, 'g'))].map(([, text = '']) =>
    plain(text),
  );
const repeated = (values: readonly string[]): readonly string[] =>
  values.filter((value, index) => values.indexOf(value) !== index);
const columnNumber = (letters: string): number =>
  [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);

/** Elements that are not closed in their order, characters that XML does not have. */
function xmlTroubles(xml: string): readonly string[] {
  const open: string[] = [];
  for (const [, closing, name = '', , selfClosing] of xml.matchAll(/<(\/?)([\w:]+)((?:\s[^>]*?)?)(\/?)>/g)) {
    if (closing === '/') {
      if (open.pop() !== name) return [`</${name}>`];
    } else if (selfClosing !== '/') open.push(name);
  }
  const bad = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|&(?!amp;|lt;|gt;|quot;|apos;|#)/.exec(
    xml,
  );
  return [...open.map((name) => `<${name}>`), ...(bad ? [`character at ${bad.index}`] : [])];
}

function relationTroubles(parts: ReadonlyMap<string, string>): readonly string[] {
  const types = parts.get('[Content_Types].xml') ?? '';
  const overrides = attributes(types, 'PartName');
  const extensions = new Set(attributes(types, 'Extension'));
  const troubles = [...overrides.filter((name) => !parts.has(name.slice(1))), ...repeated(overrides)];
  for (const [name, xml] of parts) {
    const isTyped = overrides.includes(`/${name}`) || extensions.has(name.split('.').at(-1) ?? '');
    if (!isTyped && name !== '[Content_Types].xml') troubles.push(`${name} has no type`);
    if (!name.endsWith('.rels')) continue;
    const folder = name.replace(/_rels\/[^/]*$/, '');
    troubles.push(...repeated(attributes(xml, 'Id')));
    for (const target of attributes(xml, 'Target')) {
      const { pathname } = new URL(target, `file:///${folder}`);
      if (!parts.has(decodeURI(pathname.slice(1)))) troubles.push(`${name}: ${target}`);
    }
  }
  return troubles;
}

function bookTroubles(book: string): readonly string[] {
  const names = [...book.matchAll(/<sheet name="([^"]*)"/g)].map(([, name = '']) => plain(name));
  const defined = [...book.matchAll(/<definedName ([^>]*)>/g)].map(([, said = '']) => said.toLowerCase());
  const allowed = /^(?!')[^\\/?*[\]:\u0000-\u001F]{1,31}(?<!')$/;
  return [
    ...repeated(names.map((name) => name.toLowerCase())),
    ...names.filter((name) => !allowed.test(name) || name.toLowerCase() === 'history'),
    ...repeated(defined),
  ];
}

interface Counts {
  readonly styles: number;
  readonly colors: number;
  readonly texts: number;
}

function cellTroubles(xml: string, { styles, texts: shared }: Counts): readonly string[] {
  const troubles: string[] = [];
  let [lastRow, lastColumn] = [0, 0];
  const cell =
    /<c r="([A-Z]+)(\d+)"(?: s="(\d+)")?(?: t="(\w+)")?(?:\/>|>(?:<f>([^<]*)<\/f>)?(?:<v>([^<]*)<\/v>)?<\/c>)/g;
  const cells = [...xml.matchAll(cell)];
  if (cells.length !== (xml.match(/<c /g)?.length ?? 0)) troubles.push('cells of another form');
  for (const [, letters = '', row = '', style = '0', type, formula, value] of cells) {
    const place = `${letters}${row}`;
    const [r, c] = [Number(row), columnNumber(letters)];
    if (r < lastRow || (r === lastRow && c <= lastColumn)) troubles.push(`${place} is out of order`);
    [lastRow, lastColumn] = [r, c];
    if (Number(style) >= styles) troubles.push(`${place} has no style`);
    if (type === 's' && !(Number(value) < shared)) troubles.push(`${place} has no text`);
    if (type === undefined && value !== undefined && !Number.isFinite(Number(value || 'x')))
      troubles.push(`${place}: ${value}`);
    if (formula === undefined) continue;
    const written = plain(formula);
    const unknown = [...written.replaceAll(/'(?:[^']|'')*'|"[^"]*"/g, '').matchAll(/[A-Z.]+\(/g)].filter(
      ([name]) => !functions.has(name),
    );
    if (written.length > 8192 || written.startsWith('=') || unknown.length > 0)
      troubles.push(`${place}=${written.slice(0, 60)}`);
  }
  return troubles;
}

function rangesOf(xml: string): readonly (readonly [number, number, number, number])[] {
  return [...xml.matchAll(/<mergeCell ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/g)].map(
    ([, a = '', b = '', c = '', d = '']) => [columnNumber(a), Number(b), columnNumber(c), Number(d)] as const,
  );
}

function mergeTroubles(xml: string): readonly string[] {
  const taken = new Set<string>();
  return rangesOf(xml).flatMap(([left, top, right, bottom]) => {
    const troubles: string[] = left === right && top === bottom ? [`merge of one cell ${left}/${top}`] : [];
    for (let row = top; row <= bottom; row += 1)
      for (let column = left; column <= right; column += 1) {
        const place = `${column}/${row}`;
        if (taken.has(place)) troubles.push(`merges overlap at ${place}`);
        taken.add(place);
      }
    return troubles;
  });
}

function sheetTroubles(xml: string, sheets: readonly string[], counts: Counts): readonly string[] {
  const body = xml.replace(/<sheetData>.*<\/sheetData>/s, '<sheetData/>');
  const children: string[] = [];
  let depth = 0;
  for (const [, closing, name = '', , selfClosing] of body.matchAll(/<(\/?)([\w:]+)((?:\s[^>]*?)?)(\/?)>/g)) {
    if (closing === '/') depth -= 1;
    else {
      if (depth === 1) children.push(name);
      if (selfClosing !== '/') depth += 1;
    }
  }
  const places = children.map((name) => sheetOrder.indexOf(name));
  const codes = ['oddHeader', 'oddFooter', 'firstHeader', 'firstFooter'].flatMap((name) => texts(body, name));
  const links = attributes(body, 'location').map(plain);
  return [
    ...children.filter((_, index) => (places[index] ?? -1) < (places[index - 1] ?? 0)),
    ...codes.filter((code) => code.length > 255),
    ...attributes(body, 'errorTitle').filter((title) => title.length > 32),
    ...attributes(body, 'error').filter((text) => text.length > 255),
    ...attributes(body, 'dxfId').filter((id) => Number(id) >= counts.colors),
    ...attributes(body, 'tooltip').filter((tip) => tip.length > 255),
    ...links.filter((link) => !sheets.some((name) => link.startsWith(`'${name.replaceAll("'", "''")}'!`))),
    ...mergeTroubles(xml),
    ...cellTroubles(xml, counts),
  ];
}

function commentTroubles(xml: string): readonly string[] {
  const all = [...xml.matchAll(/<comment .*?<\/comment>/gs)].map(([comment]) => texts(comment, 't').join(''));
  return [
    ...repeated(attributes(xml, 'ref')),
    ...all.filter((text) => text.length > 32_767).map(() => 'too long'),
  ];
}

const count = (xml: string | undefined, element: string): number =>
  Number(new RegExp(`<${element} (?:[^>]*\\s)?count="(\\d+)"`).exec(xml ?? '')?.[1] ?? 0);

/** Empty for a workbook that Excel opens without a word. */
export function packageTroubles(parts: ReadonlyMap<string, string>): readonly string[] {
  const book = parts.get('xl/workbook.xml') ?? '';
  const styles = parts.get('xl/styles.xml') ?? '';
  const strings = parts.get('xl/sharedStrings.xml') ?? '';
  const sheets = [...book.matchAll(/<sheet name="([^"]*)"/g)].map(([, name = '']) => plain(name));
  const counts = {
    styles: count(styles, 'cellXfs'),
    colors: count(styles, 'dxfs'),
    texts: strings.match(/<si>/g)?.length ?? 0,
  };
  const formats = new Set(attributes(styles, 'numFmtId'));
  const own = [...styles.matchAll(/<numFmt numFmtId="(\d+)" formatCode="([^"]*)"/g)];
  const troubles = [
    ...relationTroubles(parts),
    ...bookTroubles(book),
    ...[...formats].filter((id) => Number(id) >= 164 && !own.some(([, known]) => known === id)),
    ...own.filter(([, , code = '']) => plain(code).length > 255).map(([, id]) => `format ${id}`),
    ...texts(strings, 't')
      .filter((text) => text.length > 32_767)
      .map(() => 'a text is too long'),
  ];
  for (const [name, xml] of parts) {
    const found = [...(/\.(xml|rels|vml)$/.test(name) ? xmlTroubles(xml) : [])];
    if (name.startsWith('xl/worksheets/sheet')) found.push(...sheetTroubles(xml, sheets, counts));
    if (name.startsWith('xl/charts/chart')) found.push(...schemaTroubles(xml));
    if (name.startsWith('xl/comments')) found.push(...commentTroubles(xml));
    if (name.startsWith('xl/drawings/drawing'))
      found.push(...repeated([...xml.matchAll(/<xdr:cNvPr id="(\d+)"/g)].map(([, id = '']) => id)));
    troubles.push(...found.map((trouble) => `${name}: ${trouble}`));
  }
  return troubles;
}
