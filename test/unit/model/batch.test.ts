import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonicalJson, canonicalPieces, changeKeyText, type Batch } from '../../../shared/model/batch';

it('the canonical text does not depend on the order of fields, and leaves out what is undefined', () => {
  expect(canonicalJson({ b: 1, a: [true, null, { d: 'x', c: undefined }] })).toBe(
    '{"a":[true,null,{"d":"x"}],"b":1}',
  );
});

it('the canonical text is JSON of the same value', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

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
