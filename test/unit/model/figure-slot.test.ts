import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figureSlot, slotAddress, type FigureAddress } from '../../../shared/model/figure';

const anyAddress: fc.Arbitrary<FigureAddress> = fc.record(
  {
    measure: fc.constantFrom('baseline', 'actual', 'expected', 'annualTarget', 'target'),
    period: fc.constantFrom('2018', '2018-Q1', '2018-01'),
    version: fc.nat(20),
  },
  { requiredKeys: ['measure', 'period'] },
);

describe('the key of a figure', () => {
  it('leads back to its address', () => {
    fc.assert(
      fc.property(anyAddress, (address) => {
        expect(slotAddress(figureSlot(address))).toEqual({ ...address });
      }),
    );
  });

  it.each(['', 'actual', 'other:2018', 'actual:2018@', 'actual:2018@01', 'actual:2018@1@2'])(
    'is not %j',
    (slot) => expect(slotAddress(slot)).toBeNull(),
  );
});
