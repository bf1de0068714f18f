import { describe, expect, it } from 'vitest';
import { pageGeometry, type PageSetup } from '../../../shared/print/page-geometry';

const standing: PageSetup = { paper: 'A4', orientation: 'portrait' };
const lying: PageSetup = { paper: 'A4', orientation: 'landscape' };

/** 4号 in millimetres. */
const character = 4.94;

describe('a standing A4 page', () => {
  it('has the text block and the margins of GB/T 9704', () => {
    const { width, height, text } = pageGeometry(standing, 'front');
    expect([width, height]).toEqual([210, 297]);
    expect(text).toEqual({ left: 28, top: 37, width: 156, height: 225 });
  });

  it('changes sides on the back of the sheet', () => {
    expect(pageGeometry(standing, 'back').text).toEqual({ left: 26, top: 37, width: 156, height: 225 });
  });

  it('has its number outside, one character in, 7 mm under the text', () => {
    const odd = pageGeometry(standing, 'front').number;
    expect(odd.x).toBeCloseTo(28 + 156 - character, 2);
    expect([odd.y, odd.anchor, odd.turned]).toEqual([269, 'end', false]);
    const even = pageGeometry(standing, 'back').number;
    expect(even.x).toBeCloseTo(26 + character, 2);
    expect(even.anchor).toBe('start');
  });
});

describe('a table across an A4 page', () => {
  it('has its head at the binding edge on odd pages and at the cut edge on even ones', () => {
    expect(pageGeometry(lying, 'front').text).toEqual({ left: 35, top: 28, width: 225, height: 156 });
    expect(pageGeometry(lying, 'back').text).toEqual({ left: 35, top: 26, width: 225, height: 156 });
  });

  it('has its number at the left: below on odd pages, above on even ones', () => {
    const odd = pageGeometry(lying, 'front').number;
    expect(odd.x).toBe(28);
    expect(odd.y).toBeCloseTo(184 - character, 2);
    expect(odd.turned).toBe(true);
    const even = pageGeometry(lying, 'back').number;
    expect(even.y).toBeCloseTo(26 + character, 2);
  });
});

it('A3 pages keep the margins; a folded one is not turned', () => {
  const { width, height, text, number } = pageGeometry({ paper: 'A3', orientation: 'landscape' }, 'front');
  expect([width, height]).toEqual([420, 297]);
  expect(text).toEqual({ left: 28, top: 37, width: 366, height: 225 });
  expect(number.turned).toBe(false);
  expect(pageGeometry({ paper: 'A3', orientation: 'portrait' }, 'back').text.height).toBe(348);
});
