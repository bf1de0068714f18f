import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figureObject, type Figure } from '../../../shared/model/figure';
import { calculate } from '../../../shared/notation/expression';
import { fillLine, type FillRule } from '../../../shared/sheet/fill';

const fill = (sources: readonly (Figure | null)[], rule: FillRule, decimals = 0) =>
  fillLine(sources, 3, rule, decimals);
const values = (sources: readonly (Figure | null)[], rule: FillRule, decimals = 0) =>
  fill(sources, rule, decimals)?.cells.map((cell) =>
    cell.ok && cell.figure !== null
      ? figureObject(cell.figure).kind === 'number' && valueOf(cell.figure)
      : null,
  );
const valueOf = (figure: Figure): string | null => {
  const object = figureObject(figure);
  return object.kind === 'number' ? object.value : null;
};

describe('filling', () => {
  it('copies, again from the first when the sources are through, empty cells too', () => {
    expect(values(['1', null], { kind: 'copy' })).toEqual(['1', null, '1']);
    expect(fill(['1', '2'], { kind: 'copy' })?.words).toBe('复制');
  });

  it('goes on by a constant step, exactly', () => {
    expect(values(['0.1', '0.3'], { kind: 'linear' })).toEqual(['0.5', '0.7', '0.9']);
    expect(fill(['3620', '3010'], { kind: 'linear' })?.words).toBe('等差：每格减 610');
  });

  it('goes on along the least-squares line where the steps differ', () => {
    const filled = fill(['1', '2', '4'], { kind: 'linear' }, 1);
    expect(filled?.words).toBe('等差：按前 3 个数的趋势线，每格加 1.5，四舍五入到 1 位小数');
    expect(values(['1', '2', '4'], { kind: 'linear' }, 1)).toEqual(['5.3', '6.8', '8.3']);
  });

  it('grows at the rate of two numbers, rounded to their decimals', () => {
    expect(values(['100', '110'], { kind: 'growth' }, 1)).toEqual(['121', '133.1', '146.4']);
    expect(fill(['3010', '3620'], { kind: 'growth' })?.words).toBe(
      '定速增长：每格增长约 20.27 %，四舍五入到 0 位小数',
    );
  });

  it('grows at the average rate of more numbers, or at one that is told', () => {
    expect(fill(['100', '130', '144'], { kind: 'growth' })?.words).toContain('每格增长 20 %');
    expect(values(['100'], { kind: 'growth', percent: '-10' })).toEqual(['90', '81', '73']);
    expect(fill(['100'], { kind: 'growth', percent: '-10' })?.words).toContain('每格下降 10 %');
  });

  it('needs numbers enough, and for growth numbers above zero', () => {
    expect(fill(['1'], { kind: 'linear' })).toBeNull();
    expect(
      fill(
        ['1', '—'].map((text) => (text === '—' ? { kind: 'symbol', symbol: '—' } : text)),
        { kind: 'linear' },
      ),
    ).toBeNull();
    expect(fill(['0', '5'], { kind: 'growth' })).toBeNull();
    expect(fill(['-5'], { kind: 'growth', percent: '5' })).toBeNull();
    expect(fill(['5'], { kind: 'growth', percent: '-100' })).toBeNull();
    expect(fill([], { kind: 'copy' })).toBeNull();
  });
});

const number = fc
  .tuple(fc.integer({ min: -99_999, max: 99_999 }), fc.nat({ max: 3 }))
  .map(([count, decimals]) => (count / 10 ** decimals).toFixed(decimals).replace(/^-(0(?:\.0*)?)$/, '$1'));

describe('for any numbers', () => {
  it('each filled figure is what its derivation says, to no more decimals than were there', () => {
    const rule = fc.constantFrom<FillRule>(
      { kind: 'linear' },
      { kind: 'growth' },
      { kind: 'growth', percent: '7.25' },
    );
    fc.assert(
      fc.property(
        fc.array(number, { minLength: 1, maxLength: 5 }),
        rule,
        fc.nat({ max: 2 }),
        (sources, wish, decimals) => {
          for (const cell of fill(sources, wish, decimals)?.cells ?? []) {
            if (!cell.ok || cell.figure === null) continue;
            const { derivation = '' } = figureObject(cell.figure);
            expect(calculate(derivation)).toMatchObject({ state: 'exact', value: valueOf(cell.figure) });
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
