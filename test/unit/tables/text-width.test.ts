import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textWidth, wrappedLines } from '../../../shared/tables/text-width';

describe('the width of text', () => {
  it('counts Chinese characters and punctuation twice as wide as Latin letters and digits', () => {
    expect(textWidth('20Mbps')).toBe(6);
    expect(textWidth('家庭宽带')).toBe(8);
    expect(textWidth('（“—”）')).toBe(10);
  });
});

describe('wrapped lines', () => {
  it('break between Chinese characters, and keep words and numbers whole', () => {
    expect(wrappedLines('信息化与工业化融合水平', 14)).toBe(2);
    expect(wrappedLines('接入20Mbps', 8)).toBe(2);
    expect(wrappedLines('接入20Mbps', 10)).toBe(1);
  });

  it('count line ends, empty text as one line, and break a word longer than a line', () => {
    expect(wrappedLines('一\n\n二', 10)).toBe(3);
    expect(wrappedLines('', 10)).toBe(1);
    expect(wrappedLines('x'.repeat(25), 10)).toBe(3);
  });

  it('always have room for the whole text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 60 }), (text, width) => {
        expect(wrappedLines(text, width) * width).toBeGreaterThanOrEqual(
          textWidth(text.replaceAll('\n', '')),
        );
      }),
    );
  });
});
