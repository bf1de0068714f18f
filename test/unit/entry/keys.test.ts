import { describe, expect, it } from 'vitest';
import { intentOf, type EditorMode } from '../../../renderer/entry/keys';
import { sheetKeyGroups } from '../../../renderer/entry/sheet-keys';

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
    expect(press('ArrowLeft', 'closed')).toEqual({
      kind: 'move',
      by: { rows: 0, columns: -1 },
      edge: false,
      extend: false,
    });
    expect(press('Enter', 'closed', { shiftKey: true })).toEqual({ kind: 'enter', direction: -1 });
    expect(press('Tab', 'closed')).toEqual({ kind: 'tab', direction: 1 });
    expect(press('F2', 'closed')).toEqual({ kind: 'edit' });
    expect(press('Delete', 'closed')).toEqual({ kind: 'clear' });
    expect(press('Backspace', 'closed')).toEqual({ kind: 'overwrite' });
    expect(press('Home', 'closed', { ctrlKey: true })).toEqual({ kind: 'jump', to: 'start', extend: false });
    expect(press('PageDown', 'closed')).toEqual({ kind: 'page', direction: 1, extend: false });
  });

  it('extends with Shift, leaps to the edge of the data with Ctrl', () => {
    const down = { rows: 1, columns: 0 };
    expect(press('ArrowDown', 'closed', { shiftKey: true })).toMatchObject({
      by: down,
      edge: false,
      extend: true,
    });
    expect(press('ArrowDown', 'closed', { ctrlKey: true, shiftKey: true })).toMatchObject({
      by: down,
      edge: true,
      extend: true,
    });
    expect(press('End', 'closed', { ctrlKey: true, shiftKey: true })).toMatchObject({
      to: 'end',
      extend: true,
    });
    expect(press('PageUp', 'closed', { shiftKey: true })).toMatchObject({ direction: -1, extend: true });
    expect(press(' ', 'closed', { shiftKey: true })).toEqual({ kind: 'lines', of: 'rows' });
    expect(press(' ', 'closed', { ctrlKey: true })).toEqual({ kind: 'lines', of: 'columns' });
    expect(press(' ', 'closed')).toBeNull();
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
    expect(press('ArrowRight', 'typing')).toMatchObject({ kind: 'move', by: { rows: 0, columns: 1 } });
    expect(press('ArrowRight', 'caret')).toBeNull();
    expect(press('ArrowRight', 'typing', { shiftKey: true })).toBeNull();
  });

  it('is taken by Enter and Tab, given up by Escape', () => {
    expect(press('Enter', 'caret')).toEqual({ kind: 'enter', direction: 1 });
    expect(press('Tab', 'typing', { shiftKey: true })).toEqual({ kind: 'tab', direction: -1 });
    expect(press('Escape', 'typing')).toEqual({ kind: 'cancel' });
    expect(press('Enter', 'caret', { ctrlKey: true })).toEqual({ kind: 'enterEverywhere' });
  });

  it('keeps undo, copy and paste of the text for itself', () => {
    for (const key of ['z', 'y', 'c', 'v', 'x', 'a'])
      expect(press(key, 'typing', { ctrlKey: true })).toEqual({ kind: 'native' });
    expect(press('k', 'typing', { ctrlKey: true })).toBeNull();
  });
});

describe('the keyboard map', () => {
  const names: Readonly<Record<string, string>> = {
    '↑': 'ArrowUp',
    '↓': 'ArrowDown',
    '←': 'ArrowLeft',
    '→': 'ArrowRight',
    空格: ' ',
    Esc: 'Escape',
    菜单键: 'ContextMenu',
  };
  const lines = sheetKeyGroups.flatMap((group) => group.lines);

  it.each(lines)('says what $keys mean: $does', ({ keys, mode, intent }) => {
    for (const written of keys) {
      const parts = written.split('+');
      const key = parts.at(-1) ?? '';
      const held = {
        ctrlKey: parts.includes('Ctrl'),
        shiftKey: parts.includes('Shift'),
        altKey: parts.includes('Alt'),
      };
      expect(press(names[key] ?? key, mode, held)?.kind).toBe(intent);
    }
  });

  it('leaves out no meaning of a key but those of the text itself', () => {
    const known = [
      ...Object.values(names),
      ...'Home End PageUp PageDown Enter Tab F2 F3 F10 Delete Backspace a x ;'.split(' '),
    ];
    const booleans = [false, true];
    const meanings = known.flatMap((key) =>
      (['closed', 'typing', 'caret'] as const).flatMap((mode) =>
        booleans.flatMap((ctrlKey) =>
          booleans.map((shiftKey) => press(key, mode, { ctrlKey, shiftKey })?.kind ?? 'native'),
        ),
      ),
    );
    const listed = new Set<string>(lines.map(({ intent }) => intent));
    expect([...new Set(meanings)].filter((kind) => kind !== 'native' && !listed.has(kind))).toEqual([]);
  });
});
