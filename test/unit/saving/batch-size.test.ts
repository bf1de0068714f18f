import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { batchLimit } from '../../../electron/services/journal-record';
import type { Change } from '../../../shared/model/batch';
import { exceedsBatch, largestBatch } from '../../../shared/saving/batch-size';

const text = fc.string({ unit: 'binary', maxLength: 20 });
const anyField: fc.Arbitrary<Change> = text.map((after) => ({
  key: { kind: 'field', entity: 'indicator', id: 'indicator-1', field: 'name' },
  before: null,
  after,
}));
const anyFigure: fc.Arbitrary<Change> = fc
  .tuple(text, fc.option(text), fc.option(text))
  .map(([seriesId, before, after]) => ({
    key: { kind: 'figure', seriesId, measure: 'annualTarget', period: '2018', version: 99 },
    before,
    after,
  }));
const anyChange = fc.oneof(anyField, anyFigure);

describe('changes for one batch', () => {
  it('are counted as the bytes they take in the journal', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.array(anyChange, { minLength: 1 }), fc.array(anyFigure, { minLength: 1 })),
        (changes) => {
          const bytes = changes.reduce(
            (sum, change) => sum + Buffer.byteLength(JSON.stringify(change)) + 1,
            0,
          );
          expect(exceedsBatch(changes, bytes)).toBe(false);
          expect(exceedsBatch(changes, bytes - 1)).toBe(true);
        },
      ),
    );
  });

  it('may never be more than the journal takes', () => {
    expect(largestBatch * 2).toBeLessThan(batchLimit);
  });
});
