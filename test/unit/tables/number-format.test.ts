import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  besideNumbersFormat,
  exactNumber,
  mostAlignedDecimals,
  numberFormat,
  plainNumberFormat,
} from '../../../shared/tables/number-format';

const needs = { decimals: 1, columnDecimals: 1, mark: '', columnMark: '', cumulative: false };

/** Decimal texts of at most 15 significant digits with up to 20 digits after the point. */
const decimalText = fc
  .tuple(fc.boolean(), fc.integer({ min: 1, max: 999_999_999_999_999 }), fc.integer({ min: 0, max: 20 }))
  .map(([negative, digits, decimals]) => {
    const padded = String(digits).padStart(decimals + 1, '0');
    const whole = padded.slice(0, padded.length - decimals);
    const text = decimals === 0 ? whole : `${whole}.${padded.slice(-decimals)}`;
    return negative ? `-${text}` : text;
  });

describe('a decimal text as a number of a workbook', () => {
  it('is possible for every figure the program can hold', () => {
    fc.assert(fc.property(decimalText, (text) => exactNumber(text, 20) === Number(text)));
  });

  it('is written as text where a binary number would change it or Excel cannot show it', () => {
    expect(exactNumber('0.12345678901234567', 17)).toBeNull();
    expect(exactNumber('0.123456789012345678901', 21)).toBeNull();
    expect(exactNumber('9007199254740993', 0)).toBeNull();
    // A double has these, and a spreadsheet shows them; it keeps fifteen.
    expect(exactNumber('1234567890123456', 0)).toBeNull();
    expect(exactNumber('12345.67890123456', 11)).toBeNull();
    expect(exactNumber('123456789012345', 0)).toBe(123456789012345);
    expect(exactNumber('-0.000123456789012345', 18)).toBe(-0.000123456789012345);
    expect(exactNumber('1.0000000000000000000', 19)).toBe(1);
    expect(exactNumber('1'.padEnd(400, '0'), 0)).toBeNull();
    expect(exactNumber('0.5', 31)).toBeNull();
  });

  it('knows numbers that print with an exponent', () => {
    expect(exactNumber('0.0000001', 7)).toBe(1e-7);
    expect(exactNumber('-0.00000012', 8)).toBe(-1.2e-7);
    expect(exactNumber('100000000000000000000000', 0)).toBe(1e23);
  });

  it('has no negative zero', () => {
    expect(Object.is(exactNumber('-0', 0), 0)).toBe(true);
  });
});

describe('the number format', () => {
  it('shows exactly the decimals of the cell', () => {
    expect(plainNumberFormat(needs)).toBe('0.0');
    expect(plainNumberFormat({ ...needs, decimals: 0 })).toBe('0');
    expect(plainNumberFormat({ decimals: 2, cumulative: true })).toBe('"〔"0.00"〕"');
  });

  it('fills missing decimals with blanks as wide, so that points stand under one another', () => {
    expect(numberFormat(needs)).toBe('0.0_ ');
    expect(numberFormat({ ...needs, columnDecimals: 3 })).toBe('0.0_0_0_ ');
    expect(numberFormat({ ...needs, decimals: 0, columnDecimals: 2 })).toBe('0_._0_0_ ');
  });

  it('carries a mark without making the cell a text, and keeps its width free in unmarked cells', () => {
    expect(numberFormat({ ...needs, mark: 'P', columnMark: 'P' })).toBe('0.0" P"_ ');
    expect(numberFormat({ ...needs, columnMark: 'P' })).toBe('0.0_ _P_ ');
  });

  it('aligns text among numbers by its fourth section', () => {
    expect(besideNumbersFormat({ ...needs, decimals: 0 })).toBe('0_._0_ ;-0_._0_ ;0_._0_ ;@_._0_ ');
  });

  it('never asks for more than the 30 decimals that Excel allows', () => {
    expect(plainNumberFormat({ decimals: 40, cumulative: false })).toBe(`0.${'0'.repeat(30)}`);
  });

  it('stays within the 255 characters of a format code', () => {
    fc.assert(
      fc.property(
        fc.nat(60),
        fc.nat(mostAlignedDecimals),
        fc.boolean(),
        (decimals, columnDecimals, cumulative) => {
          const longest = { decimals, columnDecimals, mark: 'P', columnMark: 'P', cumulative };
          expect(besideNumbersFormat(longest).length).toBeLessThanOrEqual(255);
        },
      ),
    );
  });
});
