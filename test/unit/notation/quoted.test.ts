import { describe, expect, it } from 'vitest';
import { quoted } from '../../../shared/notation/quoted';

describe('a text in a message', () => {
  it('is quoted as it is, without the blanks around it', () => {
    expect(quoted(' 12..5\n')).toBe('“12..5”');
  });

  it('is quoted by its beginning where it is long, and never by half a character', () => {
    expect(quoted('x'.repeat(1_000_000))).toBe(`“${'x'.repeat(80)}…”（共 1000000 个字符）`);
    expect(quoted(`${'x'.repeat(79)}𠮷𠮷`)).toBe(`“${'x'.repeat(79)}…”（共 83 个字符）`);
  });
});
