import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Figure } from '../../../shared/model/figure';
import { SummaryBuilder } from '../../../shared/sheet/summary';

function summaryOf(figures: readonly Figure[], unit: (index: number) => string = () => '%') {
  const builder = new SummaryBuilder();
  figures.forEach((figure, index) => builder.add(figure, unit(index)));
  return builder.finish();
}

describe('the sum of selected figures', () => {
  it('is exact where binary floats are not', () => {
    expect(summaryOf(['0.1', '0.2'])).toMatchObject({
      count: 2,
      sum: '0.3',
      average: { text: '0.15', exact: true },
      minimum: '0.1',
      maximum: '0.2',
    });
    expect(summaryOf(['999999999999999', '0.00000000000001']).sum).toBe('999999999999999.00000000000001');
  });

  it('is exact beyond the integers that a binary float can hold', () => {
    const figures = [...Array.from({ length: 60 }, () => '999999999999999'), '1', '2'];
    expect(summaryOf(figures).sum).toBe('59999999999999943');
  });

  it('says when an average is rounded', () => {
    expect(summaryOf(['1', '1', '2']).average).toEqual({ text: '1.33', exact: false });
  });

  it('leaves out what is no plain number, but counts it', () => {
    const bound: Figure = { kind: 'bound', comparator: '>', value: '95' };
    const total: Figure = { kind: 'number', value: '15', cumulative: true };
    expect(summaryOf([bound, total, '96'])).toMatchObject({ count: 3, numbers: 1, sum: '96', minimum: '96' });
    expect(summaryOf([])).toMatchObject({ count: 0, units: 'none', sum: null, average: null, minimum: null });
  });

  it('is not offered for unlike units', () => {
    const mixed = summaryOf(['1', '2'], (index) => ['%', '万户'][index] ?? '');
    expect(mixed).toMatchObject({ units: 'several', sum: null, average: null, minimum: '1', maximum: '2' });
  });

  it('equals the sum of whole numbers, however many and large', () => {
    const hundredths = fc.bigInt({ min: -(10n ** 15n) + 1n, max: 10n ** 15n - 1n });
    fc.assert(
      fc.property(fc.array(hundredths, { minLength: 1, maxLength: 60 }), (counts) => {
        const figures = counts.map((count) => {
          const digits = `${count < 0n ? -count : count}`.padStart(3, '0');
          const text = `${digits.slice(0, -2)}.${digits.slice(-2)}`;
          return count < 0n ? `-${text}` : text;
        });
        const total = counts.reduce((sum, count) => sum + count, 0n);
        expect(BigInt(summaryOf(figures).sum?.replace('.', '') ?? '-1')).toBe(total);
      }),
    );
  });
});
