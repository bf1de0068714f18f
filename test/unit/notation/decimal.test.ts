import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareDecimals, decimalsOf } from '../../../shared/notation/decimal';
import { alignDecimals } from '../../../shared/notation/print';

describe('decimals', () => {
  it('compares exactly where binary floats cannot', () => {
    expect(compareDecimals('0.1', '0.10')).toBe(0);
    expect(compareDecimals('-0.3', '-0.30000000000001')).toBe(1);
    expect(compareDecimals('123456789012345', '123456789012344.9')).toBe(1);
  });

  it('orders like integers scaled', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), (a, b) => {
        expect(compareDecimals(`${a}`, `${b}`)).toBe(Math.sign(a - b) + 0);
      }),
    );
  });

  it('counts the digits after the point', () => {
    expect(decimalsOf('96')).toBe(0);
    expect(decimalsOf('96.85')).toBe(2);
  });

  it('aligns points without adding digits', () => {
    expect(alignDecimals('66', 1)).toBe('66\u2008\u2007');
    expect(alignDecimals('53.6', 2)).toBe('53.6\u2007');
    expect(alignDecimals('>95', 1)).toBe('>95\u2008\u2007');
    expect(alignDecimals('—', 1)).toBe('—');
  });
});
