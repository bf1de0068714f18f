import { expect, it } from 'vitest';
import { canonicalPieces, changeKeyText, type Batch } from '../../../shared/model/batch';
import { canonicalJson } from '../../../shared/model/canonical-json';

it('the canonical text of a batch is the same in pieces', () => {
  const batchOf = (count: number): Batch => ({
    id: 'a-1',
    workspaceId: 'w',
    schemaVersion: 1,
    parentHash: '0',
    at: '2026-01-01T00:00:00.000Z',
    by: '"changes":[]',
    reason: '粘贴',
    origin: { kind: 'paste' },
    changes: Array.from({ length: count }, (_, index) => ({
      key: { kind: 'figure', seriesId: `${index}`, measure: 'actual', period: '2016' },
      before: null,
      after: `${index}`,
    })),
  });
  for (const count of [0, 1, 500, 1001])
    expect([...canonicalPieces(batchOf(count))].join('')).toBe(canonicalJson(batchOf(count)));
});

it('keys are equal exactly when they address the same thing', () => {
  const key = { kind: 'figure', seriesId: 's', measure: 'actual', period: '2016' } as const;
  expect(changeKeyText({ ...key })).toBe(
    changeKeyText({ period: '2016', measure: 'actual', seriesId: 's', kind: 'figure' }),
  );
  expect(changeKeyText(key)).not.toBe(changeKeyText({ ...key, period: '2017' }));
});
