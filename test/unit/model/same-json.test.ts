import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonicalJson } from '../../../shared/model/canonical-json';
import { sameJson } from '../../../shared/model/same-json';

it('finds two values the same exactly where their canonical texts are', () => {
  const anyValue = fc.jsonValue({ maxDepth: 3 });
  fc.assert(
    fc.property(anyValue, anyValue, (a, b) => {
      expect(sameJson(a, structuredClone(a))).toBe(true);
      expect(sameJson(a, b)).toBe(canonicalJson(a) === canonicalJson(b));
    }),
    { numRuns: 1000 },
  );
  expect(sameJson({ a: 1, b: [2] }, { b: [2], a: 1 })).toBe(true);
  expect(sameJson({ a: null }, { b: null })).toBe(false);
  expect(sameJson([], {})).toBe(false);
  expect(sameJson(JSON.parse('{"__proto__":{}}'), { other: {} })).toBe(false);
});
