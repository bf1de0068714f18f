/**
 * The damaged glyphs of text extracted from typeset PDF files. GBK(damaged) = GBK(intended) with the lead byte minus
 * 0x0C: the symbols of GBK row A1 (lead byte 0xA1) come out as rare characters of row 95. 灡 is an entry of its own.
 */
export type GlyphTable = ReadonlyMap<string, string>;

/** Decodes GBK bytes; undecodable bytes become U+FFFD. */
export type GbkDecoder = (bytes: Uint8Array) => string;

const symbolLead = 0xa1;
const leadShift = 0x0c;
const firstTrail = 0xa1;
const lastTrail = 0xfe;

/** Damaged glyph → intended character. */
export function glyphTable(decodeGbk: GbkDecoder): GlyphTable {
  const table = new Map<string, string>([['灡', '.']]);
  for (let trail = firstTrail; trail <= lastTrail; trail++) {
    const damaged = decodeGbk(Uint8Array.of(symbolLead - leadShift, trail));
    table.set(damaged, decodeGbk(Uint8Array.of(symbolLead, trail)));
  }
  return table;
}
