import { describe, expect, it } from 'vitest';
import { personNameProblem, tidyPersonName } from '../../../shared/model/person-name';

describe('a name', () => {
  it.each([
    '张三',
    '阿依古丽·买买提',
    'José Ángel',
    '𠮷田',
    '统计科 李四',
    '　王五　',
    '字'.repeat(40),
    '𠮷'.repeat(40),
  ])('may be %s', (name) => {
    expect(personNameProblem(name)).toBeNull();
  });

  it.each([
    ['', '空白'],
    [' 　\t', '空白'],
    ['张\u0000三', '看不见'],
    ['张\n三', '看不见'],
    ['张\u202e三', '看不见'],
    ['张\u200b三', '看不见'],
    ['张\ud842', '看不见'],
    ['字'.repeat(41), '最长 40 个字，现在有 41 个字'],
  ])('may not be %j', (text, reason) => {
    expect(personNameProblem(text)).toContain(reason);
  });

  it('is kept without the blanks around it', () => {
    expect(tidyPersonName('　张 三 ')).toBe('张 三');
  });
});
