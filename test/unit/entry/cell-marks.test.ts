import { expect, it } from 'vitest';
import { classesOfMarked, markedText, textOfMarked } from '../../../renderer/entry/cell-marks';

it('a plain figure is its text and nothing more', () => {
  expect(markedText('5.0', '5.0')).toBe('5.0');
  expect(classesOfMarked('5.0')).toEqual([]);
  expect(textOfMarked(null)).toBe('');
});

it('note or source, derivation and status each have a mark of their own', () => {
  const marked = markedText('5', {
    kind: 'number',
    value: '5',
    status: 'E',
    source: '年鉴',
    derivation: '=2+3',
  });
  expect(textOfMarked(marked)).toBe('5');
  expect(classesOfMarked(marked)).toEqual([
    'sheet-noted',
    'sheet-derived',
    'sheet-with-status',
    'sheet-status-E',
  ]);
  expect(classesOfMarked(markedText('5', { kind: 'number', value: '5', status: 'A', note: '快报' }))).toEqual(
    ['sheet-noted'],
  );
});
