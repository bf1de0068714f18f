import { expect, it } from 'vitest';
import { sheetSoak } from '../soak/sheet/sheet-soak';

// About a minute of work on the shipped plan, on a large one, and on the shipped plan again.
it('screen, ledger, storage and journal stay equal, also when everything is undone and redone', async () => {
  expect((await sheetSoak(26, 300)).problems).toEqual([]);
});
