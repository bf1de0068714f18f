import { expect, it } from 'vitest';
import { killSoak } from '../soak/kill/kill';

it('nothing is lost, half there or made up when browser and host are killed at any moment', async () => {
  expect((await killSoak(26, 6, 2)).problems).toEqual([]);
});
