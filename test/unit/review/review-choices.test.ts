import { expect, it } from 'vitest';
import { readReviewChoice } from '../../../renderer/review/review-choices';

it('takes back what was kept of a review, and the first choice for whatever is damaged', () => {
  const plain = { year: null, place: 'result', shown: {}, order: null };
  for (const kept of [
    undefined,
    null,
    7,
    [],
    'text',
    { year: '2018', place: 'toString', shown: 3, order: [] },
  ])
    expect(readReviewChoice(kept)).toEqual(plain);
  const kept = {
    year: 2018,
    place: 'lagging',
    shown: { gap: true, note: 'no' },
    order: { column: 'progress', direction: 'descending' },
  };
  expect(readReviewChoice(kept)).toEqual({ ...kept, shown: { gap: true } });
  expect(readReviewChoice({ ...kept, order: { column: 'progress', direction: 'up' } }).order).toBeNull();
});
