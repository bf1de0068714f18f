import { expect, it } from 'vitest';
import { progressSoak } from '../../soak/progress';

it('random decimals are rounded and reviewed as an independent exact reckoning has it', () => {
  expect(progressSoak(20_260_101, 30_000).problems).toEqual([]);
});
