/** The names that office programs write; any other name stays as it is written, so that nothing becomes a figure by guess. */
const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  ensp: '\u2002',
  emsp: '\u2003',
  thinsp: '\u2009',
  minus: '−',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  le: '≤',
  ge: '≥',
  times: '×',
  divide: '÷',
  plusmn: '±',
  permil: '‰',
  middot: '·',
  deg: '°',
  sup2: '²',
  sup3: '³',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
};

function coded(code: number): string | null {
  const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : null;
}

export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(
    /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|(\w{2,8}));?/g,
    (whole, decimal, hex, name) => {
      if (typeof decimal === 'string') return coded(Number(decimal)) ?? whole;
      if (typeof hex === 'string') return coded(Number.parseInt(hex, 16)) ?? whole;
      return typeof name === 'string' && Object.hasOwn(named, name) ? (named[name] ?? whole) : whole;
    },
  );
}
