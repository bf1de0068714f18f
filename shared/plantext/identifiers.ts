import type { Id } from '../model/plan';

/** At least 16 bytes that depend on all of the text and nothing else, e.g. its SHA-1. */
export type TextHash = (text: string) => Uint8Array;

const namespace = 'indicator-workbench/plan';

/** A UUID made from a name, as version 5 does it, so that a shipped plan has the same identifiers on every computer. */
export function nameId(hash: TextHash, ...name: readonly string[]): Id {
  const bytes = hash([namespace, ...name].join('\n')).slice(0, 16);
  if (bytes.length < 16) throw new RangeError('the hash gives fewer than 16 bytes');
  const hexadecimal = [...bytes]
    .map((byte, index) => (index === 6 ? (byte & 0x0f) | 0x50 : index === 8 ? (byte & 0x3f) | 0x80 : byte))
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
  return hexadecimal.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
