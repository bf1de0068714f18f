import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calculate, roundedExpression } from '../../../shared/notation/expression';
import { isExpression } from '../../../shared/notation/expression-tokens';
import { compareDecimals } from '../../../shared/notation/decimal';

const value = (text: string) => {
  const result = calculate(text);
  return result.state === 'exact' ? result.value : result.state;
};
const reason = (text: string) => {
  const result = calculate(text);
  return result.state === 'invalid' ? result.reason : result.state;
};

describe('an expression', () => {
  it.each([
    ['=426*1.05', '447.3'],
    ['＝４２６＊（１＋５％）', '447.3'],
    ['= 1 + 2 * 3', '7'],
    ['=(1+2)*3', '9'],
    ['=0.1+0.2', '0.3'],
    ['=10÷4×3', '7.5'],
    ['=2^10', '1024'],
    ['=2^-2', '0.25'],
    ['=5*-3', '-15'],
    ['=−3+1', '-2'],
    ['=1。5*2', '3'],
    ['=ROUND(100/3,2)', '33.33'],
    ['=round(2.5,0)', '3'],
    ['=ROUND(-2.5,0)', '-3'],
    ['=ROUND(2,2)', '2.00'],
    ['=ROUND(1,2)+ROUND(2,2)', '3'],
  ])('%s is %s', (text, expected) => {
    expect(value(text)).toBe(expected);
  });

  it('is kept in half-width signs', () => {
    expect(calculate('＝４２６＊（１＋５％）')).toMatchObject({ text: '=426*(1+5%)' });
  });

  it.each([
    ['=1/0', '里除以了 0'],
    ['=A1+2', '里的“A1”不能用在算式里'],
    ['=SUM(1,2)', '里的“SUM”不能用在算式里'],
    ['=', '里没有内容'],
    ['=1..2+1', '里的“1..2”有不止一个小数点'],
    ['=-2^2', '里负号后面的乘方有歧义，请加括号'],
    ['=2^3^2', '里连续的乘方有歧义，请加括号'],
    ['=2^0.5', '里乘方的指数只能是 100 以内的整数'],
    ['=(1+2', '缺少右括号'],
    ['=12 34', '里的“ ”不能用在算式里'],
    ['=((99^99)^99)^99', '的中间结果太大'],
    [`=${'1+'.repeat(5_000)}1`, '太长，算式最多 8192 个字符'],
    ['=10^20', '的结果超过 15 位有效数字'],
    ['=ROUND(1/3,99)', '里 ROUND 的第二个数要写保留的小数位数，0～14'],
  ])('%s is refused', (text, expected) => {
    expect(reason(text)).toBe(expected);
  });

  it('whose decimals do not end waits to be told how many are wanted', () => {
    expect(calculate('=100/3')).toMatchObject({ state: 'endless' });
    expect(value(roundedExpression('=100/3', 2))).toBe('33.33');
    expect(calculate('=1.23456789*1.23456789')).toMatchObject({ state: 'endless' });
  });

  it('is told from a figure by its equals sign', () => {
    expect(isExpression(' ＝1')).toBe(true);
    expect(isExpression('1=')).toBe(false);
  });
});

const integer = fc.integer({ min: -9999, max: 9999 });

describe('for any input', () => {
  it('sums and products of integers are exact', () => {
    fc.assert(
      fc.property(integer, integer, integer, (a, b, c) => {
        expect(value(`=${a}+(${b})*(${c})`)).toBe(`${a + b * c}`);
      }),
    );
  });

  it('a quotient is what gives the dividend back', () => {
    fc.assert(
      fc.property(integer, fc.integer({ min: 1, max: 9999 }), (a, b) => {
        const result = calculate(`=${a}/${b}`);
        if (result.state === 'exact') expect(value(`=${result.value}*${b}`)).toBe(`${a + 0}`);
        else expect(result.state).toBe('endless');
      }),
    );
  });

  it('rounding moves a value by half a unit of the last decimal at the most', () => {
    fc.assert(
      fc.property(integer, fc.integer({ min: 1, max: 999 }), fc.nat({ max: 6 }), (a, b, decimals) => {
        const rounded = value(`=ROUND(${a}/${b},${decimals})`);
        const off = value(`=(${rounded}*${b}-(${a}))*2*10^${decimals}`).replace('-', '');
        expect(compareDecimals(off, `${b}`)).toBeLessThanOrEqual(0);
      }),
    );
  });

  it('nothing crashes, and what is kept gives the same again', () => {
    const pieces = fc.constantFrom(...'0123456789.+-*/^()%,= ＝×÷。', 'ROUND(', 'A1', '亿', '\ud83d');
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 14 }), (parts) => {
        const result = calculate(`=${parts.join('')}`);
        if (result.state !== 'invalid') expect(calculate(result.text)).toEqual(result);
      }),
      { numRuns: 2_000 },
    );
  });
});
