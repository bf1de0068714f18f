import { stores as known } from '../../../renderer/storage/stores';

const [first = {}] = known.values();

/** The databases of a program of schema 2: that of schema 1 as it was, and its own with one more index. */
export const stores: typeof known = new Map([
  [1, first],
  [2, { ...first, indicator: 'id, planId, nameKey' }],
]);
