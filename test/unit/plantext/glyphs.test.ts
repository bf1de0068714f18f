import { describe, expect, it } from 'vitest';
import { repairGlyphs } from '../../../shared/plantext/repair';
import facts from '../../fixtures/seed/facts.json';
import { glyphs } from './reading';

const repaired = (text: string): string => repairGlyphs(text, glyphs).text;
const left = (text: string): string => {
  const { doubts, repairs } = repairGlyphs(text, glyphs);
  expect(repairs).toEqual([]);
  return doubts.map(({ from }) => from).join('');
};

describe('the glyph table', () => {
  it('holds every pair that was found in the seed by hand', () => {
    for (const [damaged, intended] of Object.entries(facts.glyphs))
      expect(glyphs.get(damaged)).toBe(intended);
  });

  it('follows the shifted lead byte for the whole row of symbols', () => {
    expect(glyphs.size).toBe(95);
    expect(glyphs.get('暦')).toBe('》');
    expect([...glyphs.keys(), ...glyphs.values()].join('')).not.toContain('\uFFFD');
  });
});

describe('repairing glyphs', () => {
  it('reads the point between digits, between letters and behind the number of a list item', () => {
    expect(repaired('96灡8')).toBe('96.8');
    expect(repaired('www灡stats')).toBe('www.stats');
    expect(repaired('\n8灡网络信息')).toBe('\n8.网络信息');
  });

  it('leaves 灡 alone in a name', () => {
    expect(left('4 清灡河水质达标率')).toBe('灡');
    expect(left('共8灡河')).toBe('灡');
  });

  it('reads wide blanks in runs, behind a digit, away from words and inside header words', () => {
    expect(repaired('暋暋 (二)存在')).toBe('\u3000\u3000 (二)存在');
    expect(repaired('表1暋 “甲”')).toBe('表1\u3000 “甲”');
    expect(repaired('类暋别 序号 指暋标')).toBe('类\u3000别 序号 指\u3000标');
  });

  it('leaves 暋 alone in a name', () => {
    expect(left('4 暋江流域治理率 % 95')).toBe('暋');
    expect(left('主任 李暋 审定')).toBe('暋');
    expect(left('指暋标准达标率')).toBe('暋');
  });

  it('reads a closing mark that an opening one waits for, also on a later line', () => {
    expect(repaired('“两化融\n\n合暠、电子政务')).toBe('“两化融\n\n合”、电子政务');
    expect(repaired('吉政发 暡2016暢8号')).toBe('吉政发 〔2016〕8号');
    expect(repaired('暡15灡5暢')).toBe('〔15.5〕');
  });

  it('leaves a closing mark alone that nothing waits for, or of which there are two', () => {
    expect(left('西凉太祖李暠，舒暢')).toBe('暠暢');
    expect(left('“李暠墓”')).toBe('暠');
    expect(left('“李暠墓暠的保护')).toBe('暠暠');
    expect(left(`“${'长'.repeat(90)}暠`)).toBe('暠');
  });

  it('reads signs beside digits and leaves them alone elsewhere', () => {
    expect(repaired('7暳24小时')).toBe('7×24小时');
    expect(left('张暳明')).toBe('暳');
  });

  it('tells where each glyph stands and keeps the length of the text', () => {
    const source = '甲\n2 率 96灡8\n';
    const result = repairGlyphs(source, glyphs);
    expect(result.repairs).toEqual([{ line: 2, column: 7, from: '灡', to: '.' }]);
    expect(result.text).toHaveLength(source.length);
  });
});
