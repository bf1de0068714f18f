import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { nameId } from '../../../shared/plantext/identifiers';

const sha1 = (text: string): Uint8Array => createHash('sha1').update(text).digest();

describe('identifiers made from names', () => {
  it('are the same for the same name, on every computer and in every release', () => {
    expect(nameId(sha1, 'plan', '互联网普及率')).toBe('a0b087fa-226c-5e25-9ef0-9135a20bbe67');
  });

  it('differ where the parts of a name differ', () => {
    expect(nameId(sha1, '甲', '乙丙')).not.toBe(nameId(sha1, '甲乙', '丙'));
  });

  it('need 16 bytes', () => {
    expect(() => nameId(() => new Uint8Array(8), '甲')).toThrow(RangeError);
  });
});
