/** Base64 (RFC 4648, with padding) without the help of Node or the browser. */

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const codes = Uint8Array.from(alphabet, (letter) => letter.charCodeAt(0));
const padding = '='.charCodeAt(0);
const notInAlphabet = 255;

const values = new Uint8Array(128).fill(notInAlphabet);
codes.forEach((code, value) => (values[code] = value));

/** A multiple of 3, small enough that its letters can be arguments of one call. */
const bytesAtOnce = 12_288;

export function base64Encode(bytes: Uint8Array): string {
  let text = '';
  for (let start = 0; start < bytes.length; start += bytesAtOnce) {
    text += encodePart(bytes.subarray(start, start + bytesAtOnce));
  }
  return text;
}

function encodePart(bytes: Uint8Array): string {
  const letters = new Uint8Array(Math.ceil(bytes.length / 3) * 4);
  const byte = (at: number) => bytes[at] ?? 0;
  const code = (value: number) => codes[value & 63] ?? padding;
  for (let at = 0, to = 0; at < bytes.length; at += 3, to += 4) {
    const group = (byte(at) << 16) | (byte(at + 1) << 8) | byte(at + 2);
    letters[to] = code(group >> 18);
    letters[to + 1] = code(group >> 12);
    letters[to + 2] = at + 1 < bytes.length ? code(group >> 6) : padding;
    letters[to + 3] = at + 2 < bytes.length ? code(group) : padding;
  }
  return Reflect.apply(String.fromCharCode, undefined, letters);
}

/** Throws SyntaxError for anything but whole, padded groups of the alphabet. */
export function base64Decode(text: string): Uint8Array {
  if (text.length % 4 !== 0) throw new SyntaxError('Malformed base64');
  const padded = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const letters = text.length - padded;
  const bytes = new Uint8Array((text.length / 4) * 3 - padded);
  for (let at = 0, to = 0; at < text.length; at += 4, to += 3) {
    const group =
      (valueAt(text, at, letters) << 18) |
      (valueAt(text, at + 1, letters) << 12) |
      (valueAt(text, at + 2, letters) << 6) |
      valueAt(text, at + 3, letters);
    bytes[to] = group >> 16;
    if (to + 1 < bytes.length) bytes[to + 1] = group >> 8;
    if (to + 2 < bytes.length) bytes[to + 2] = group;
  }
  return bytes;
}

function valueAt(text: string, at: number, letters: number): number {
  if (at >= letters) return 0;
  const value = values[text.charCodeAt(at)] ?? notInAlphabet;
  if (value === notInAlphabet) throw new SyntaxError('Malformed base64');
  return value;
}
