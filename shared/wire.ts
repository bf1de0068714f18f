/**
 * Values as JSON text between the page and the browser host. Bytes travel as {"$bytes": base64}; an object that has such
 * a key of its own gets one more "$" before it, so that every value comes back as it was.
 */
import { base64Decode, base64Encode } from './base64';

const escapedKey = /^\$+bytes$/;

/** The text of a request or an answer. Undefined fields are left out, as in JSON. */
export function encodeWire(value: unknown): string {
  return JSON.stringify(isPlain(value) ? value : toWire(value)) ?? 'null';
}

/** Whether a value travels as it stands: it has no bytes, and no key that looks like their mark. */
function isPlain(value: unknown): boolean {
  if (value === null || typeof value !== 'object') return true;
  if (Array.isArray(value)) return value.every((item) => isPlain(item));
  if (value instanceof Uint8Array) return false;
  for (const key of Object.keys(value))
    if (escapedKey.test(key) || !isPlain((value as Readonly<Record<string, unknown>>)[key])) return false;
  return true;
}

/** Items of a list in one piece of text. */
const pace = 500;
/** So deep in a request is looked for long lists: a sealed batch has its changes two levels down. */
const deepest = 2;

/** Whether the text of a value is better made in pieces. */
export function isLong(value: unknown, depth = 0): boolean {
  if (Array.isArray(value)) return value.length > 10 * pace;
  if (!isFields(value) || depth > deepest) return false;
  return Object.values(value).some((field) => isLong(field, depth + 1));
}

/** encodeWire, in pieces of text. */
export function* wirePieces(value: unknown): Generator<string> {
  if (!isLong(value)) yield encodeWire(value);
  else if (Array.isArray(value)) yield* listPieces(value);
  else if (isFields(value)) {
    let opening = '{';
    for (const [key, field] of Object.entries(value)) {
      if (field === undefined) continue;
      yield `${opening}${JSON.stringify(wireKey(key))}:`;
      opening = ',';
      yield* wirePieces(field);
    }
    yield '}';
  }
}

function* listPieces(values: readonly unknown[]): Generator<string> {
  for (let at = 0; at < values.length; at += pace) {
    const items = values.slice(at, at + pace).map(encodeWire);
    yield `${at === 0 ? '[' : ','}${items.join(',')}`;
  }
  yield ']';
}

function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object' && !(value instanceof Uint8Array);
}

const wireKey = (key: string): string => (escapedKey.test(key) ? `$${key}` : key);

/** Stands in every text with a key that `encodeWire` has marked or escaped. */
const mark = '$bytes"';

/** The value of a text; throws SyntaxError where it is no such text. */
export function decodeWire(text: string): unknown {
  const value: unknown = JSON.parse(text);
  return text.includes(mark) ? fromWire(value) : value;
}

function toWire(value: unknown): unknown {
  if (value instanceof Uint8Array) return { $bytes: base64Encode(value) };
  if (Array.isArray(value)) return value.map(toWire);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [wireKey(key), toWire(field)]));
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
