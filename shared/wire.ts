/**
 * Values as JSON text between the page and the browser host. Bytes travel as {"$bytes": base64}; an object that has such
 * a key of its own gets one more "$" before it, so that every value comes back as it was.
 */
import { base64Decode, base64Encode } from './base64';

const escapedKey = /^\$+bytes$/;

/** The text of a request or an answer. Undefined fields are left out, as in JSON. */
export function encodeWire(value: unknown): string {
  return JSON.stringify(toWire(value)) ?? 'null';
}

/** The value of a text; throws SyntaxError where it is no such text. */
export function decodeWire(text: string): unknown {
  return fromWire(JSON.parse(text));
}

function toWire(value: unknown): unknown {
  if (value instanceof Uint8Array) return { $bytes: base64Encode(value) };
  if (Array.isArray(value)) return value.map(toWire);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, field]) => [escapedKey.test(key) ? `$${key}` : key, toWire(field)]),
  );
}

function fromWire(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fromWire);
  if (value === null || typeof value !== 'object') return value;
  const fields = Object.entries(value);
  if (fields.some(([key]) => key === '$bytes')) {
    const [, text] = fields[0] ?? [];
    if (fields.length !== 1 || typeof text !== 'string') throw new SyntaxError('Malformed $bytes');
    return base64Decode(text);
  }
  return Object.fromEntries(
    fields.map(([key, field]) => [escapedKey.test(key) ? key.slice(1) : key, fromWire(field)]),
  );
}
