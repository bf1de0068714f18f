import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { base64Decode, base64Encode } from '../../../shared/base64';
import { decodeWire, encodeWire, isLong, wirePieces } from '../../../shared/wire';

/** Any JSON value with bytes somewhere in it, keys that look like the mark for bytes included. */
const values = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constant(null),
    fc.boolean(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0 || 0),
    fc.string({ unit: 'binary' }),
    fc.uint8Array({ maxLength: 40 }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(
      fc.oneof(fc.string(), fc.constantFrom('$bytes', '$$bytes', '$$$bytes', 'bytes', '__proto__')),
      tie('value'),
      { maxKeys: 4, noNullPrototype: true },
    ),
  ),
})).value;

describe('the wire format', () => {
  it('gives every value back as it was', () => {
    fc.assert(
      fc.property(values, (value) => {
        expect(decodeWire(encodeWire(value))).toStrictEqual(value);
      }),
    );
  });

  it('writes bytes as base64 and leaves undefined fields out', () => {
    expect(encodeWire({ bytes: Uint8Array.of(1, 2, 3), none: undefined })).toBe(
      '{"bytes":{"$bytes":"AQID"}}',
    );
    expect(encodeWire(undefined)).toBe('null');
    expect(encodeWire([{ $bytes: 'x' }])).toBe('[{"$$bytes":"x"}]');
  });

  it('comes in pieces to the same text, where a list is long', () => {
    const long = Array.from({ length: 5_001 }, (_, index) => ({ $bytes: `${index}`, none: undefined }));
    const request = {
      batch: { changes: long, by: '甲', none: undefined },
      $bytes: [],
      hash: Uint8Array.of(1),
    };
    expect(isLong(request)).toBe(true);
    const pieces = [...wirePieces(request)];
    expect(pieces.length).toBeGreaterThan(10);
    expect(pieces.join('')).toBe(encodeWire(request));
    expect(isLong({ batch: { changes: long.slice(1) } })).toBe(false);
    expect([...wirePieces({ batch: 1 })]).toEqual(['{"batch":1}']);
  });

  it('reads the bytes of a Node buffer as bytes', () => {
    expect(decodeWire(encodeWire(Buffer.from([255, 0])))).toEqual(Uint8Array.of(255, 0));
  });

  it('throws for what it would never write', () => {
    const malformed = [
      '',
      '{',
      '{"$bytes":1}',
      '{"$bytes":"AQI"}',
      '{"$bytes":"AQ=="}x',
      '{"$bytes":"A%ID"}',
    ];
    for (const text of [...malformed, '{"$bytes":"AQID","more":1}', '{"more":1,"$bytes":"AQID"}']) {
      expect(() => decodeWire(text)).toThrow(SyntaxError);
    }
  });
});

describe('base64', () => {
  it('is that of Node, in both directions', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const text = Buffer.from(bytes).toString('base64');
        expect(base64Encode(bytes)).toBe(text);
        expect(base64Decode(text)).toEqual(bytes);
      }),
    );
  });

  it('crosses its internal parts without a seam', () => {
    for (const length of [12_287, 12_288, 12_289, 24_577]) {
      const bytes = Uint8Array.from({ length }, (_, place) => (place * 31) % 256);
      expect(base64Encode(bytes)).toBe(Buffer.from(bytes).toString('base64'));
      expect(Buffer.from(base64Decode(base64Encode(bytes))).equals(Buffer.from(bytes))).toBe(true);
    }
  });

  it('refuses letters outside its alphabet and padding in the middle', () => {
    for (const text of ['AQI', 'A===', 'AQ=D', '====', 'AQ字D', 'AQ-_', 'AQI\n']) {
      expect(() => base64Decode(text)).toThrow(SyntaxError);
    }
  });
});
