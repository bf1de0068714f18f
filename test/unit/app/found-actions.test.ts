import { describe, expect, it } from 'vitest';
import { foundActions } from '../../../renderer/app/found-actions';

const actions = [
  '撤销：录入 软件业务收入 2018 年实际值',
  '重做',
  '打开“录入”',
  '在录入旁显示图表',
  '放大表格 Ctrl',
].map((label) => ({ label }));
const found = (query: string) => foundActions(query, actions).map(({ label }) => label);

describe('the commands that are found by a part of their names', () => {
  it('come in their order, those last that only tell of the moment what was typed', () => {
    expect(found('录入')).toEqual([
      '打开“录入”',
      '在录入旁显示图表',
      '撤销：录入 软件业务收入 2018 年实际值',
    ]);
    expect(found('撤销')).toEqual(['撤销：录入 软件业务收入 2018 年实际值']);
    expect(found('软件业务')).toEqual(['撤销：录入 软件业务收入 2018 年实际值']);
  });

  it('whatever the letters’ case and the spaces around; all where nothing is typed, none where nothing fits', () => {
    expect(found(' ctrl ')).toEqual(['放大表格 Ctrl']);
    expect(found('')).toEqual(actions.map(({ label }) => label));
    expect(found('没有这种')).toEqual([]);
  });
});
