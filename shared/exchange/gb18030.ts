/** Decodes bytes of GB18030; the platform has such a decoder, and from it the encoder is made. */
type Decode = (bytes: Uint8Array) => string;

export interface EncodedText {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Characters that the encoding does not have, each once; a "?" stands in the place of each. */
  readonly missing: readonly string[];
}

const twoByteLeads = { from: 0x81, to: 0xfe };

/** Trail bytes of two-byte codes: 0x40–0xFE without 0x7F. */
const trails: readonly number[] = Array.from({ length: 0xff - 0x40 }, (_, index) => 0x40 + index).filter(
  (byte) => byte !== 0x7f,
);

/** The four bytes of a code by its place in the row of all four-byte codes. */
function fourBytes(place: number): readonly number[] {
  const fourth = place % 10;
  const third = Math.floor(place / 10) % 126;
  const second = Math.floor(place / 1260) % 10;
  return [0x81 + Math.floor(place / 12_600), 0x30 + second, 0x81 + third, 0x30 + fourth];
}

/** Four-byte codes of the characters up to U+FFFF. */
const basicFourByteCodes = 39_420;
/** A question mark. */
const unknown: readonly number[] = [0x3f];
/** Place of U+10000; from there codes follow code points. */
const supplementary = 189_000;

/** Every character up to U+FFFF that is no ASCII character, with its bytes; the first code of a character counts. */
function basicTable(decode: Decode): ReadonlyMap<string, readonly number[]> {
  const codes: (readonly number[])[] = [];
  for (let lead = twoByteLeads.from; lead <= twoByteLeads.to; lead += 1)
    for (const trail of trails) codes.push([lead, trail]);
  for (let place = 0; place < basicFourByteCodes; place += 1) codes.push(fourBytes(place));
  // A line end after every code: one that does not exist cannot take in the next.
  const lines = decode(Uint8Array.from(codes.flatMap((code) => [...code, 0x0a]))).split('\n');
  // Decoders also give this character for a code that does not exist.
  const table = new Map<string, readonly number[]>([['\uFFFD', [0x84, 0x31, 0xa4, 0x37]]]);
  codes.forEach((code, index) => {
    const character = lines[index] ?? '';
    if (character.length === 1 && !table.has(character)) table.set(character, code);
  });
  return table;
}

/**
 * Text as GB18030, the encoding of older Chinese programs. `decode` is the platform's decoder; the same text and decoder
 * give the same bytes.
 */
export function gb18030Encoder(decode: Decode): (text: string) => EncodedText {
  const table = basicTable(decode);
  return (text) => {
    // Every UTF-16 unit takes at most four bytes.
    const bytes = new Uint8Array(text.length * 4);
    let length = 0;
    const missing = new Set<string>();
    const add = (code: readonly number[]): void => {
      for (const byte of code) bytes[length++] = byte;
    };
    for (const character of text) {
      const point = character.codePointAt(0) ?? 0;
      if (point < 0x80) bytes[length++] = point;
      else if (point > 0xffff) add(fourBytes(supplementary + point - 0x10000));
      else {
        const code = table.get(character);
        if (code === undefined) missing.add(character);
        add(code ?? unknown);
      }
    }
    return { bytes: bytes.slice(0, length), missing: [...missing] };
  };
}
