import { describe, expect, it } from 'vitest';
import type { StatementDescriptor } from '../../../shared/plantext/descriptor';
import { sourceLines } from '../../../shared/plantext/lines';
import { paragraphs } from '../../../shared/plantext/paragraphs';
import { read, refusal, smallText } from './reading';

const statement = (pattern: RegExp): StatementDescriptor => ({
  kind: 'commitment',
  period: '2020',
  pattern,
  unit: '户',
});
const narrative = (...lines: string[]): string => `${lines.join('\n')}\n${smallText()}`;

describe('paragraphs', () => {
  it('joins the lines that the page broke, without the blanks of the typesetting', () => {
    const lines = sourceLines(
      '推广 “互联网\n\n+政务”,依\n\n法公开。\n———智慧农业\n\n建设。\n8.网络\n  升,培育\n(二)问题',
    );
    expect(paragraphs(lines)).toEqual([
      { text: '推广“互联网+政务”,依法公开。', firstLine: 1, lastLine: 5 },
      { text: '———智慧农业建设。', firstLine: 6, lastLine: 8 },
      { text: '8.网络', firstLine: 9, lastLine: 9 },
      { text: '升,培育', firstLine: 10, lastLine: 10 },
      { text: '(二)问题', firstLine: 11, lastLine: 11 },
    ]);
  });

  it('keeps one blank between words of letters or digits', () => {
    expect(paragraphs(sourceLines('采用 CA\n4G 网络'))[0]?.text).toBe('采用CA 4G网络');
  });
});

describe('statements', () => {
  it('are found across broken lines, with their figures', () => {
    const text = narrative('站数由50户扩', '', '展至150户,实现7×24小时');
    const found = read(text, {
      statements: [
        statement(/站数由(?<from>\d+)户扩展至(?<figure>\d+)户/),
        statement(/(?<words>\d+×\d+)小时/),
      ],
    });
    expect(found.statements.map(({ text: words, from, figure }) => ({ words, from, figure }))).toEqual([
      { words: '站数由50户扩展至150户', from: '50', figure: '150' },
      { words: '7×24小时', from: null, figure: { kind: 'words', text: '7×24' } },
    ]);
  });

  it('keep a Chinese numeral as printed', () => {
    const { statements } = read(narrative('三级政府'), { statements: [statement(/(?<figure>.)级政府/)] });
    expect(statements[0]?.figure).toEqual({ kind: 'number', value: '3', printed: '三' });
  });

  it('are refused where they are missing, stand twice, or hold no figure', () => {
    expect(refusal(narrative('甲'), { statements: [statement(/乙/)] })).toBe(
      '正文中找不到说明文件要的陈述：乙。',
    );
    expect(refusal(narrative('乙。', '(二)又是乙。'), { statements: [statement(/乙/)] })).toBe(
      '第 2 行：陈述出现了不止一次，前一次在第 1 行起的一段：乙。',
    );
    expect(refusal(narrative('约若干户'), { statements: [statement(/约(?<figure>若干)户/)] })).toBe(
      '第 1 行：陈述中的数值“若干”不是数字。',
    );
  });
});
