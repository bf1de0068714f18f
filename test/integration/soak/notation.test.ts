import { expect, it } from 'vitest';
import { notationSoak } from '../../soak/notation';

it('random figures and texts are read and printed without a crash, a loss or a number out of nothing', () => {
  expect(notationSoak(20_260_101, 20_000).problems).toEqual([]);
});
