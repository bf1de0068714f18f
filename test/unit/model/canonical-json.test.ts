import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonicalJson } from '../../../shared/model/canonical-json';

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

/** Keys of all sorts: whole numbers, which objects keep first, the one with a setter, and such that UTF-8 would order otherwise. */
const keys = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 3 }),
  fc.constantFrom('__proto__', 'constructor', '10', '9', '09', '2016', '-1', '\ud83d\ude00', '\uffee'),
);

const values = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(null, true, false, undefined),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.string({ unit: 'binary' }),
    fc.array(tie('value').map((value) => value ?? null)),
    fc.dictionary(keys, tie('value'), { noNullPrototype: true }),
  ),
})).value;

/** The definition, field by field. */
function expected(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(expected).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  const sorted = fields.toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${sorted.map(([key, field]) => `${JSON.stringify(key)}:${expected(field)}`).join(',')}}`;
}

it('the canonical text is sorted by code unit whatever the keys, and leaves the value as it was', () => {
  fc.assert(
    fc.property(values, (value) => {
      const before = JSON.stringify(value);
      expect(canonicalJson(value)).toBe(expected(value));
      expect(JSON.stringify(value)).toBe(before);
    }),
    { numRuns: 2_000 },
  );
});
