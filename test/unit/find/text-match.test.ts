import { describe, expect, it } from 'vitest';
import { spell } from '../../../renderer/entry/spelling';
import { textMatch } from '../../../shared/find/text-match';

const finds = (query: string, text: string): boolean =>
  textMatch(query, spell)?.wordsOrSpelling(text) ?? false;

describe('words', () => {
  it('are found whatever their width and case', () => {
    expect(finds('２０ｍｂｐｓ', '家庭宽带20Mbps接入能力覆盖率')).toBe(true);
    expect(finds('20MBPS', '家庭宽带２０Ｍｂｐｓ接入能力覆盖率')).toBe(true);
    expect(finds('4g', '4G 用户')).toBe(true);
    expect(finds('宽带', '互联网普及率')).toBe(false);
  });

  it('are found with or without the commas between thousands', () => {
    expect(finds('2,667', '2667')).toBe(true);
    expect(finds('2,667', '2,667 户')).toBe(true);
    expect(finds('2,66', '266')).toBe(false);
  });

  it('are nothing where the query is blank', () => {
    expect(textMatch(' 　', spell)).toBeNull();
  });
});

describe('pinyin', () => {
  it('finds by initials, in full, and by a mixture', () => {
    for (const query of [
      'hlwpjl',
      'HLWPJL',
      'ｈｌｗ',
      'pjl',
      'hulianwang',
      "hu lian wang pu'ji",
      'hulwpujilv',
    ])
      expect([query, finds(query, '互联网普及率')]).toEqual([query, true]);
  });

  it('takes the beginning of a reading at the end of what is typed, not before', () => {
    expect(finds('hulia', '互联网')).toBe(true);
    expect(finds('huliaw', '互联网')).toBe(false);
    expect(finds('hlx', '互联网')).toBe(false);
  });

  it('reads a character as it is read in its word', () => {
    expect(finds('yhls', '银行流水')).toBe(true);
    expect(finds('yxls', '银行流水')).toBe(false);
  });

  it('goes through letters, digits and brackets in a name', () => {
    expect(finds('jtkd20mbps', '家庭宽带20Mbps接入能力覆盖率')).toBe(true);
    expect(finds('gdkd', '固定（宽带）接入')).toBe(true);
  });

  it('is not looked for among figures and by figures alone', () => {
    expect(textMatch('hlw', spell)?.words('互联网')).toBe(false);
    expect(finds('12', '互联网')).toBe(false);
    expect(textMatch('hlw', null)?.wordsOrSpelling('互联网')).toBe(false);
  });
});
