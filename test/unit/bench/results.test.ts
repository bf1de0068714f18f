import { expect, it } from 'vitest';
import { resultOf, type Benchmark } from '../../bench/benchmark';
import { quantile } from '../../bench/statistics';
import { tableOf } from '../../bench/table';

const benchmark: Benchmark = { name: 'opening', unit: 'ms', goal: 1.5, measure: () => Promise.resolve([]) };

it('a quantile lies between its neighbours', () => {
  expect(quantile([3, 1, 2, 4], 0.5)).toBe(2.5);
  expect(quantile([10, 20, 30, 40, 50], 0.95)).toBe(48);
  expect(() => quantile([], 0.5)).toThrow('no values');
});

it('a result holds medians, their ratio, and the spread of the runs’ own ratios', () => {
  const samples = [
    { ours: 300, peer: 200 },
    { ours: 100, peer: 100 },
    { ours: 440, peer: 220 },
    { ours: 240, peer: 200 },
    { ours: 600, peer: 240 },
  ];
  expect(resultOf(benchmark, samples)).toEqual({
    name: 'opening',
    ours: 300,
    peer: 200,
    ratio: 1.5,
    goal: 1.5,
    unit: 'ms',
    spread: 0.533,
  });
});

it('without a peer there is no ratio, and the spread is that of our own figures', () => {
  const samples = [1.5, 2, 2.5].map((ours) => ({ ours, peer: null }));
  expect(resultOf({ ...benchmark, unit: 'frames', goal: null }, samples)).toEqual({
    name: 'opening',
    ours: 2,
    peer: null,
    ratio: null,
    goal: null,
    unit: 'frames',
    spread: 0.25,
  });
});

it('the table says whether a goal was met', () => {
  const met = resultOf(benchmark, [{ ours: 30, peer: 20 }]);
  const missed = resultOf({ ...benchmark, name: 'typing', unit: 'frames', goal: 2 }, [
    { ours: 2.25, peer: null },
  ]);
  expect(tableOf([met, missed])).toBe(
    [
      'name      ours   peer  ratio   goal    unit  spread',
      'opening  30.00  20.00   1.50  ≤ 1.5      ms    0.00  met',
      'typing    2.25      -      -    ≤ 2  frames    0.00  missed',
    ].join('\n'),
  );
});
