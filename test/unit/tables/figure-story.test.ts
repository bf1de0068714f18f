import { expect, it } from 'vitest';
import { figureStory } from '../../../shared/tables/figure-story';

it('tells what a figure says beside its value, in one order', () => {
  expect(
    figureStory({
      kind: 'number',
      value: '447.3',
      printed: '447.30',
      status: 'P',
      note: '快报',
      source: '统计月报',
      derivation: '=426*1.05',
    }),
  ).toEqual([
    { label: '状态', text: 'P 初步数' },
    { label: '注', text: '快报' },
    { label: '来源', text: '统计月报' },
    { label: '算式', text: '=426*1.05，得 447.3' },
    { label: '原文', text: '447.30' },
  ]);
});

it('has nothing to tell of a plain figure, nor of one that is printed as we print it', () => {
  expect(figureStory('5')).toEqual([]);
  expect(figureStory({ kind: 'bound', comparator: '>', value: '95', printed: '>95', status: 'A' })).toEqual(
    [],
  );
});
