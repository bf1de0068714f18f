import { describe, expect, it } from 'vitest';
import { withFittedCharts } from '../../../renderer/print/fit-chart';
import type { LaidOutBlock } from '../../../renderer/print/layout-blocks';
import { paginate, type Block } from '../../../shared/print/paginate';

const page = 800;

const chart: LaidOutBlock = { kind: 'chart', svg: '', caption: null, width: 600, height: 400 };
const title: LaidOutBlock = { kind: 'title', text: '甲' };
const whole = (id: string, height: number): Block => ({ kind: 'whole', id, height });
const table = (rows: number): Block => ({
  kind: 'table',
  id: 't',
  titleHeight: 30,
  continuedHeight: 10,
  headHeight: 30,
  notesHeight: 20,
  rowHeights: Array.from({ length: rows }, () => 20),
});
const laidOut = new Map<string, LaidOutBlock>([
  ['a', title],
  ['b', chart],
  ['c', chart],
]);

const fitted = (blocks: readonly Block[]) => withFittedCharts({ blocks, laidOut }, page);

describe('a chart that stands alone with its figures', () => {
  it('becomes smaller, in proportion, where all of it then fits one page', () => {
    const blocks = [whole('a', 300), whole('b', 420), table(1)];
    expect(paginate(blocks, page)).toHaveLength(2);
    const result = fitted(blocks);
    expect(paginate(result.blocks, page)).toHaveLength(1);
    const smaller = result.laidOut.get('b');
    if (smaller?.kind !== 'chart') throw new Error('the chart is gone');
    expect(smaller.height).toBeLessThan(400);
    expect(smaller.height).toBeGreaterThan(370);
    expect(smaller.width / smaller.height).toBeCloseTo(1.5, 9);
  });

  it('stays as it is where it fits, and where it would have to become too small', () => {
    for (const rows of [1, 30]) {
      const blocks = [whole('b', 420), table(rows)];
      expect(fitted(blocks)).toEqual({ blocks, laidOut });
    }
  });
});

it('charts of a book stay as they are, and so does a chart on another page', () => {
  const book = [whole('b', 420), whole('c', 420)];
  expect(fitted(book)).toEqual({ blocks: book, laidOut });
  const apart: readonly Block[] = [whole('b', 420), { kind: 'break' }, whole('a', 300), table(10)];
  expect(fitted(apart)).toEqual({ blocks: apart, laidOut });
});
