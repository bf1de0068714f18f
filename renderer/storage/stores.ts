/**
 * Stores and indexes of each schema's database, in Dexie's notation; schema 1 is IndexedDB version 10. They are never changed
 * once released; a frozen dump of every schema is a test fixture.
 */
export const stores: ReadonlyMap<number, Readonly<Record<string, string>>> = new Map([
  [
    1,
    {
      plan: 'id',
      category: 'id, planId',
      indicator: 'id, planId',
      area: 'id, planId',
      series: 'id, planId, indicatorId',
      statement: 'id, planId',
      log: 'position, &hash, batchId',
      meta: 'key',
    },
  ],
]);
