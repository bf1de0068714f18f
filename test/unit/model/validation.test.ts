import { describe, expect, it } from 'vitest';
import type { Figure } from '../../../shared/model/figure';
import { figureProblem } from '../../../shared/model/validation';

describe('a share', () => {
  it.each<Figure>([
    '0',
    '100',
    '100.0',
    { kind: 'bound', comparator: '>', value: '95' },
    { kind: 'symbol', symbol: '—' },
  ])('may be %j', (figure) => expect(figureProblem(figure, { unitKind: 'share' })).toBeNull());

  it.each<Figure>([
    '100.000000000001',
    '-0.1',
    { kind: 'range', low: '90', high: '101' },
    { kind: 'approx', value: '120' },
  ])('may not be %j', (figure) => expect(figureProblem(figure, { unitKind: 'share' })).toContain('0～100'));
});

it('a ratio in 部/百人 and a rate may pass 100', () => {
  expect(figureProblem('105', { unitKind: 'ratio' })).toBeNull();
  expect(figureProblem('-3.2', { unitKind: 'rate' })).toBeNull();
});
