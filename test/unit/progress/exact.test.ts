import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareExact, roundExact, withRoot } from '../../../shared/progress/exact';
import { extentText } from '../../../shared/progress/extent';
import {
  compare,
  fractionOf,
  hundred,
  negate,
  one,
  power,
  ratio,
  zero,
  type Fraction,
} from '../../../shared/progress/fraction';
import { compareRoot, rationalRoot } from '../../../shared/progress/root';
import { roundFraction } from '../../../shared/progress/rounding';

const positive = fc
  .tuple(fc.bigInt({ min: 1n, max: 10n ** 30n }), fc.bigInt({ min: 1n, max: 10n ** 20n }))
  .map(([numerator, denominator]): Fraction => ({ numerator, denominator }));
const degree = fc.integer({ min: 2, max: 15 });
const one15 = fc.integer({ min: 1, max: 999_999_999_999_999 });

describe('rounding', () => {
  it.each([
    ['2.5', 0, '3', '2', '3', '2'],
    ['-2.5', 0, '-3', '-2', '-2', '-3'],
    ['0.004', 2, '0.00', '0.00', '0.01', '0.00'],
    ['-0.004', 2, '0.00', '0.00', '0.00', '-0.01'],
    ['1.005', 2, '1.01', '1.00', '1.01', '1.00'],
    ['999.995', 2, '1000.00', '1000.00', '1000.00', '999.99'],
    ['7', 2, '7.00', '7.00', '7.00', '7.00'],
    [
      '123456789012345',
      2,
      '123456789012345.00',
      '123456789012345.00',
      '123456789012345.00',
      '123456789012345.00',
    ],
  ] as const)('%s to %d decimals', (text, decimals, halfUp, halfEven, up, down) => {
    const value = fractionOf(text);
    const rounded = (['halfUp', 'halfEven', 'up', 'down'] as const).map((rule) =>
      roundFraction(value, decimals, rule),
    );
    expect(rounded).toEqual([halfUp, halfEven, up, down]);
  });

  it('is the same for a fraction and for its multiple too large for doubles', () => {
    const large = 10n ** 40n;
    fc.assert(
      fc.property(
        fc.integer({ min: -99_999, max: 99_999 }),
        fc.integer({ min: 1, max: 999 }),
        fc.nat(3),
        (n, d, decimals) => {
          const small = ratio(n, d);
          const same = { numerator: small.numerator * large, denominator: small.denominator * large };
          for (const rule of ['halfUp', 'halfEven', 'up', 'down'] as const)
            expect(roundFraction(small, decimals, rule)).toBe(roundFraction(same, decimals, rule));
        },
      ),
    );
  });
});

describe('roots', () => {
  it('are compared as their powers are, beside the root and on it', () => {
    fc.assert(
      fc.property(positive, positive, degree, (radicand, other, by) => {
        expect(compareRoot(radicand, by, other)).toBe(compare(radicand, power(other, by)));
      }),
    );
    fc.assert(
      fc.property(one15, fc.integer({ min: -1, max: 1 }), degree, (root, beside, by) => {
        const radicand = power(ratio(root, 1000), by);
        const other = { numerator: BigInt(root) * 10n ** 20n + BigInt(beside), denominator: 10n ** 23n };
        expect(compareRoot(radicand, by, other) + 0).toBe(-beside + 0);
      }),
    );
  });

  it('of nothing and against nothing are ordered, too', () => {
    expect(compareRoot(zero, 3, zero)).toBe(0);
    expect(compareRoot(zero, 3, one)).toBe(-1);
    expect(compareRoot(one, 3, negate(one))).toBe(1);
    expect(compareRoot({ numerator: 1n, denominator: 10n ** 400n }, 2, zero)).toBe(1);
    expect(compareRoot({ numerator: 10n ** 800n, denominator: 1n }, 2, fractionOf('5'))).toBe(1);
  });

  it('that are fractions are found', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 99_999 }),
        fc.integer({ min: 1, max: 999 }),
        degree,
        (n, d, by) => {
          const found = rationalRoot(power(ratio(n, d), by), by);
          expect(found && compare(found, ratio(n, d))).toBe(0);
        },
      ),
    );
    expect(rationalRoot(ratio(2, 1), 2)).toBeNull();
  });

  it('are rounded like fractions where they are fractions, ties included', () => {
    // (1.00005)² − 1 is a growth of 0.005 % a year
    const rate = withRoot(negate(hundred), hundred, power(fractionOf('1.00005'), 2), 2);
    expect(roundExact(rate, 2, 'halfUp')).toBe('0.01');
    expect(roundExact(rate, 2, 'halfEven')).toBe('0.00');
    expect(roundExact(rate, 3, 'up')).toBe('0.005');
    expect(compareExact(rate, fractionOf('0.005'))).toBe(0);
  });

  it('are rounded to thirty digits and more', () => {
    const root = withRoot(zero, one, ratio(2, 1), 2);
    expect(roundExact(root, 35, 'halfUp')).toBe('1.41421356237309504880168872420969808');
    expect(roundExact(withRoot(one, negate(one), ratio(2, 1), 2), 20, 'halfUp')).toBe(
      '-0.41421356237309504880',
    );
  });

  it('rounded by doubles are what their bounds in integers are', () => {
    fc.assert(
      fc.property(positive, degree, fc.nat(4), (radicand, by, decimals) => {
        const text = roundExact(withRoot(negate(one), one, radicand, by), decimals, 'halfUp');
        const unit = 10n ** BigInt(decimals);
        const count =
          BigInt(text.replace('.', '').replace('-', '')) * (text.startsWith('-') ? -1n : 1n) + unit;
        const low = { numerator: 2n * count - 1n, denominator: 2n * unit };
        const high = { numerator: 2n * count + 1n, denominator: 2n * unit };
        if (low.numerator > 0n) expect(compare(power(low, by), radicand)).toBeLessThanOrEqual(0);
        expect(compare(power(high, by), radicand)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('ranges in print', () => {
  const style = { decimals: 1, rounding: 'halfUp' } as const;
  const third = ratio(100, 3);
  it('are rounded outwards, so that they stay true', () => {
    const low = { value: third, closed: true };
    const high = { value: ratio(200, 3), closed: true };
    expect(extentText({ kind: 'interval', low, high }, style, '%')).toBe('33.3%~66.7%');
    expect(extentText({ kind: 'interval', low: null, high: low }, style, '%')).toBe('<33.4%');
    expect(extentText({ kind: 'interval', low: high, high: null }, style, '%')).toBe('>66.6%');
  });
  it('say ≤ and ≥ where the number itself is in them', () => {
    const end = (closed: boolean) => ({ value: fractionOf('20'), closed });
    expect(extentText({ kind: 'interval', low: null, high: end(true) }, style, '%')).toBe('≤20%');
    expect(extentText({ kind: 'interval', low: null, high: end(false) }, style, '%')).toBe('<20%');
    expect(extentText({ kind: 'interval', low: end(true), high: null }, style, '%')).toBe('≥20%');
    expect(extentText({ kind: 'interval', low: null, high: null }, style, '%')).toBe('—');
    expect(extentText(null, style)).toBe('—');
  });
});
