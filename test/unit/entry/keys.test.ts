import { describe, expect, it } from 'vitest';
import { intentOf, type EditorMode } from '../../../renderer/entry/keys';

const press = (key: string, mode: EditorMode, more: Partial<KeyboardEvent> = {}) =>
  intentOf(
    {
      key,
      ctrlKey: false,
      metaKey: false,
      altKey: false,
      shiftKey: false,
      isComposing: false,
      keyCode: 0,
      ...more,
    },
    mode,
  );

describe('an input method', () => {
  it('owns every key while it composes', () => {
    for (const key of ['Enter', 'Escape', 'ArrowDown', 'Tab'])
      for (const mode of ['closed', 'typing', 'caret'] as const) {
        expect(press(key, mode, { isComposing: true })).toBeNull();
        expect(press(key, mode, { keyCode: 229 })).toBeNull();
      }
  });
});

describe('a closed cell', () => {
  it('moves, opens, clears', () => {
    expect(press('ArrowLeft', 'closed')).toEqual({ kind: 'move', rows: 0, columns: -1 });
    expect(press('Enter', 'closed', { shiftKey: true })).toEqual({ kind: 'enter', direction: -1 });
    expect(press('Tab', 'closed')).toEqual({ kind: 'tab', direction: 1 });
    expect(press('F2', 'closed')).toEqual({ kind: 'edit' });
    expect(press('Delete', 'closed')).toEqual({ kind: 'clear' });
    expect(press('Backspace', 'closed')).toEqual({ kind: 'overwrite' });
    expect(press('Home', 'closed', { ctrlKey: true })).toEqual({ kind: 'jump', to: 'start' });
    expect(press('PageDown', 'closed')).toEqual({ kind: 'page', direction: 1 });
  });

  it('leaves characters to the textarea, and commands to the page', () => {
    expect(press('5', 'closed')).toBeNull();
    expect(press('z', 'closed', { ctrlKey: true })).toBeNull();
    expect(press('k', 'closed', { ctrlKey: true })).toBeNull();
    expect(press('1', 'closed', { altKey: true })).toBeNull();
    expect(press('F6', 'closed')).toBeNull();
  });
});

describe('an open cell', () => {
  it('is left by arrows when typed over, not when edited with F2', () => {
    expect(press('ArrowRight', 'typing')).toEqual({ kind: 'move', rows: 0, columns: 1 });
    expect(press('ArrowRight', 'caret')).toBeNull();
    expect(press('ArrowRight', 'typing', { shiftKey: true })).toBeNull();
  });

  it('is taken by Enter and Tab, given up by Escape', () => {
    expect(press('Enter', 'caret')).toEqual({ kind: 'enter', direction: 1 });
    expect(press('Tab', 'typing', { shiftKey: true })).toEqual({ kind: 'tab', direction: -1 });
    expect(press('Escape', 'typing')).toEqual({ kind: 'cancel' });
  });

  it('keeps undo, copy and paste of the text for itself', () => {
    for (const key of ['z', 'y', 'c', 'v', 'x', 'a'])
      expect(press(key, 'typing', { ctrlKey: true })).toEqual({ kind: 'native' });
    expect(press('k', 'typing', { ctrlKey: true })).toBeNull();
  });
});
