import { expect, it } from 'vitest';
import { sheetSoak } from '../soak/sheet/sheet-soak';

it('screen, ledger, storage and journal stay equal, also when everything is undone and redone', async () => {
  expect((await sheetSoak(26, 60)).problems).toEqual([]);
});
