import { beforeEach, describe, expect, it } from 'vitest';
import { Expectation } from '../../soak/expectation';

const figures = (...entries: [string, string][]) => new Map(entries);

describe('after three figures, of which the first was shown as saved,', () => {
  let expectation: Expectation;

  beforeEach(() => {
    expectation = new Expectation();
    expectation.settle(figures(['a', '1'], ['b', '2']));
    expectation.commit('a', '10');
    expectation.showSaved();
    expectation.commit('b', '20');
    expectation.commit('c', '30');
  });

  it.each([
    ['only the saved one is there', figures(['a', '10'], ['b', '2'])],
    ['the saved one and the next are there', figures(['a', '10'], ['b', '20'])],
    ['all are there', figures(['a', '10'], ['b', '20'], ['c', '30'])],
  ])('right: %s', (_, found) => {
    expect(expectation.settle(found)).toBeNull();
  });

  it.each([
    ['the saved one is missing', figures(['a', '1'], ['b', '2']), 'a=1 instead of 10'],
    [
      'one that was never typed is there',
      figures(['a', '10'], ['b', '2'], ['d', '40']),
      'd=40 instead of nothing',
    ],
    ['one is there without the one before it', figures(['a', '10'], ['b', '2'], ['c', '30']), 'c=30'],
    ['an old one is gone', figures(['a', '10']), 'b=nothing instead of 2'],
  ])('wrong: %s', (_, found, problem) => {
    expect(expectation.settle(found)).toContain(problem);
  });

  it('what was found counts from then on', () => {
    expectation.settle(figures(['a', '10'], ['b', '20']));
    expect(expectation.settle(figures(['a', '10'], ['b', '20']))).toBeNull();
    expect(expectation.settle(figures(['a', '10'], ['b', '2']))).toContain('b=2 instead of 20');
  });
});
