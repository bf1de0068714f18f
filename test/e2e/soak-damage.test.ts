import { expect, it } from 'vitest';
import { damageSoak } from '../soak/damage/damage';

it('damage to database and files is noticed, and what has a whole copy comes back', async () => {
  expect((await damageSoak(26, 4)).problems).toEqual([]);
});
