import { expect, it } from 'vitest';
import { gb18030Encoder } from '../../../shared/exchange/gb18030';

const decode = (bytes: Uint8Array): string => new TextDecoder('gb18030').decode(bytes);
const encode = gb18030Encoder(decode);

it.each([
  ['中', 'd6d0'],
  ['吉', 'bcaa'],
  ['€', 'a2e3'],
  ['〔', 'a1b2'],
  ['\u3000', 'a1a1'],
  ['é', 'a8a6'],
  ['\u0080', '81308130'],
  ['䶮', 'fe9f'],
  ['𠀀', '95328236'],
  ['😀', '9439fc36'],
  ['\uFFFD', '8431a437'],
  ['A', '41'],
])('writes %s as the standard does', (character, bytes) => {
  expect(Buffer.from(encode(character).bytes).toString('hex')).toBe(bytes);
});

it('gives every character back, and names those that it does not have', () => {
  const characters: string[] = [];
  for (let point = 0; point < 0x30000; point += 1)
    if (point < 0xd800 || point > 0xdfff) characters.push(String.fromCodePoint(point));
  const missing = new Set(encode(characters.join('')).missing);
  expect(missing).toContain('\uE5E5');
  // The revision of 2022 took codes away from private characters; how many depends on the platform.
  expect(missing.size).toBeLessThan(30);
  expect([...missing].filter((character) => !/\p{Private_Use}/u.test(character))).toEqual([]);
  const kept = characters.filter((character) => !missing.has(character)).join('');
  expect(decode(encode(kept).bytes) === kept).toBe(true);
});

it('names half a character as missing', () => {
  expect(encode('残\uD800缺')).toEqual({
    bytes: Uint8Array.from([0xb2, 0xd0, 0x3f, 0xc8, 0xb1]),
    missing: ['\uD800'],
  });
});
