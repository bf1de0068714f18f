import { expect, it } from 'vitest';
import { killSoak } from '../soak/kill';

it('no figure is lost or made up when browser and host are killed at any moment', async () => {
  expect((await killSoak(26, 6)).problems).toEqual([]);
});
