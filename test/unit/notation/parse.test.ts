import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Figure, FigureObject } from '../../../shared/model/figure';
import { parseFigure } from '../../../shared/notation/parse';
import { printFigure } from '../../../shared/notation/print';
import { isBlank } from '../../../shared/notation/typing';

const percent = { unit: '%' };

function figureOf(text: string, unit: string | null = '%'): Figure {
  const result = parseFigure(text, { unit });
  if (!result.ok) throw new Error(`${text}: ${result.reason}`);
  return result.figure;
}

function reasonOf(text: string, unit: string | null = '万户'): string {
  const result = parseFigure(text, { unit });
  if (result.ok) throw new Error(`${text} was read as ${JSON.stringify(result.figure)}`);
  return result.reason;
}

describe('numbers', () => {
  it.each([
    ['2667', '2667'],
    ['2,667', '2667'],
    ['１２，３４５', '12345'],
    ['１２３．５', '123.5'],
    ['123。5', '123.5'],
    ['１２３。５', '123.5'],
    ['96.8%', '96.8'],
    ['96.8 ％', '96.8'],
    ['95.0', '95.0'],
    ['.5', '0.5'],
    ['0007', '7'],
    ['+5', '5'],
    ['−3.2', '-3.2'],
    ['－3.2', '-3.2'],
    ['-0', '0'],
    [' 42\u3000', '42'],
    ['\uFEFF42', '42'],
    ['123456789012345', '123456789012345'],
  ])('%s is %s', (text, value) => expect(figureOf(text)).toBe(value));

  it('may carry the unit of their indicator', () => {
    expect(figureOf('2604万户', '万户')).toBe('2604');
    expect(figureOf('95部/百人', '部/百人')).toBe('95');
  });
});

describe('notation', () => {
  it.each<[string, FigureObject]>([
    ['>95', { kind: 'bound', comparator: '>', value: '95' }],
    ['＞95', { kind: 'bound', comparator: '>', value: '95' }],
    ['≥57000', { kind: 'bound', comparator: '>=', value: '57000' }],
    ['>=95', { kind: 'bound', comparator: '>=', value: '95' }],
    ['≤0.6', { kind: 'bound', comparator: '<=', value: '0.6' }],
    ['<4', { kind: 'bound', comparator: '<', value: '4' }],
    ['95以上', { kind: 'bound', comparator: '>=', value: '95', printed: '95以上' }],
    ['6.5%以上', { kind: 'bound', comparator: '>=', value: '6.5', printed: '6.5以上' }],
    ['不超过3', { kind: 'bound', comparator: '<=', value: '3', printed: '不超过3' }],
    ['95左右', { kind: 'approx', value: '95' }],
    ['约95', { kind: 'approx', value: '95', printed: '约95' }],
    ['〔15〕', { kind: 'number', value: '15', cumulative: true }],
    ['[15]', { kind: 'number', value: '15', cumulative: true, printed: '[15]' }],
    ['［15］', { kind: 'number', value: '15', cumulative: true, printed: '[15]' }],
    ['6.5～7', { kind: 'range', low: '6.5', high: '7' }],
    ['5—5.5%', { kind: 'range', low: '5', high: '5.5', printed: '5—5.5' }],
    ['下降3.2%', { kind: 'number', value: '-3.2', printed: '下降3.2' }],
    ['—', { kind: 'symbol', symbol: '—' }],
    ['――', { kind: 'symbol', symbol: '—' }],
    ['-', { kind: 'symbol', symbol: '—' }],
    ['……', { kind: 'symbol', symbol: '…' }],
  ])('%s', (text, figure) => expect(figureOf(text)).toEqual(figure));
});

describe('refusals', () => {
  it.each([
    ['12..5', '有不止一个小数点'],
    ['12.', '小数点后面没有数字'],
    ['1e5', '不接受科学计数法，请写出全部数字'],
    ['2,66', '千分位逗号的位置不对'],
    ['1 2', '数字中间有空格'],
    ['12\u200b', '里有看不见的字符，请重新输入'],
    ['\u202d12\u202c', '里有看不见的字符，请重新输入'],
    ['1234567890123456', '超过 15 位有效数字'],
    ['96.8%', '带了“%”，而单位是“万户”'],
    ['7~6', '范围的起点不小于终点'],
    ['超过95以上', '前后都有界限词'],
    ['', '没有内容'],
    ['1-2', '不是数字'],
    ['5²', '不是数字'],
    ['①', '不是数字'],
    ['5万', '不是数字'],
    ['应保尽保', '不是数字'],
    ['NaN', '不是数字'],
    ['Infinity', '不是数字'],
  ])('%s: %s', (text, reason) => expect(reasonOf(text)).toBe(reason));

  it('never joins digits across a percent sign', () => {
    expect(reasonOf('1%2', '%')).toBe('“%”的位置不对');
    expect(reasonOf('%5', '%')).toBe('“%”的位置不对');
  });
});

const digits = fc.stringMatching(/^(0|[1-9]\d{0,8})(\.\d{1,5})?$/);
const plain = digits.map((value): Figure => value);
const bound = fc
  .record({ comparator: fc.constantFrom('>', '>=', '<', '<='), value: digits })
  .map(({ comparator, value }): Figure => ({ kind: 'bound', comparator: comparator as '>', value }));
const approx = digits.map((value): Figure => ({ kind: 'approx', value }));
const cumulative = digits.map((value): Figure => ({ kind: 'number', value, cumulative: true }));

describe('properties', () => {
  it('what is printed is read back as the same figure', () => {
    fc.assert(
      fc.property(fc.oneof(plain, bound, approx, cumulative), (figure) => {
        expect(figureOf(printFigure(figure))).toEqual(figure);
      }),
    );
  });

  it('what is read keeps its meaning when its print is read again', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[>≥<≤约]?[\d,.〔〕~—%％以上下左右 -]{1,12}$/), (text) => {
        const first = parseFigure(text, percent);
        if (first.ok) expect(parseFigure(printFigure(first.figure), percent)).toEqual(first);
      }),
      { numRuns: 2000 },
    );
  });

  it('no input crashes, and nothing without a digit becomes a number', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const result = parseFigure(text, percent);
        if (result.ok && typeof result.figure === 'string') expect(text).toMatch(/[\d０-９]/);
      }),
      { numRuns: 3000 },
    );
  });
});

it('blank input is told from a figure', () => {
  expect(isBlank(' \u3000')).toBe(true);
  expect(isBlank('0')).toBe(false);
});
