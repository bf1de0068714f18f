import { describe, expect, it } from 'vitest';
import { menuCommands, type CloseAnswer } from '../../../shared/host-bridge';
import { mayClose, type ClosingPorts } from '../../../electron/shell/closing';
import { menuTemplate } from '../../../electron/shell/menu-template';
import { isPage, pagePath } from '../../../electron/shell/origin';
import { isGranted } from '../../../electron/shell/permissions';
import { placeWindow, readWindowState, smallestWindow } from '../../../electron/shell/window-state';

describe('the menu', () => {
  const entries = menuTemplate(false).flatMap((group) => group.entries);

  it('has its five groups in Chinese', () => {
    expect(menuTemplate(false).map(({ label }) => label)).toEqual(['文件', '编辑', '视图', '窗口', '帮助']);
    const labels = entries.map((entry) => ('label' in entry ? entry.label : ''));
    for (const label of labels) expect(label.replace('Excel', '')).not.toMatch(/[a-z]/i);
  });

  it('offers every command of the page once', () => {
    const commands = entries.flatMap((entry) => (entry.kind === 'command' ? [entry.command] : []));
    expect(commands.toSorted()).toEqual([...menuCommands].toSorted());
  });

  it('leaves the keys of the clipboard to the page', () => {
    const roles = entries.flatMap((entry) =>
      entry.kind === 'role' && entry.pageKeys === true ? [entry.role] : [],
    );
    expect(roles).toEqual(['cut', 'copy', 'paste', 'selectAll']);
  });

  it('has the tools for developers only where developers are', () => {
    const hasTools = (development: boolean) => {
      const all = menuTemplate(development).flatMap((group) => group.entries);
      return all.some((entry) => entry.kind === 'role' && entry.role === 'toggleDevTools');
    };
    expect([hasTools(false), hasTools(true)]).toEqual([false, true]);
  });
});

describe('the page’s address', () => {
  it('is one origin and nothing that looks like it', () => {
    expect(pagePath('app://workbench/')).toBe('/');
    expect(pagePath('app://workbench/assets/a.js?v#f')).toBe('/assets/a.js');
    const others = [
      'app://other/',
      'app://workbench.evil/',
      'app://workbench:80/',
      'https://workbench/',
      'file:///a',
      'about:blank',
      '',
    ];
    for (const url of others) expect([url, pagePath(url)]).toEqual([url, null]);
  });

  it('is asked of every caller: main frame, own window, own address', () => {
    const frame = { url: 'app://workbench/', isMain: true };
    expect(isPage({ frame, ownWindow: true })).toBe(true);
    expect(isPage({ frame, ownWindow: false })).toBe(false);
    expect(isPage({ frame: { ...frame, isMain: false }, ownWindow: true })).toBe(false);
    expect(isPage({ frame: { ...frame, url: 'https://evil.example/' }, ownWindow: true })).toBe(false);
    expect(isPage({ frame: null, ownWindow: true })).toBe(false);
  });

  it('is granted the clipboard and no other permission; others are granted nothing', () => {
    expect(isGranted('clipboard-read', true)).toBe(true);
    expect(isGranted('clipboard-sanitized-write', true)).toBe(true);
    expect(isGranted('clipboard-read', false)).toBe(false);
    for (const permission of ['media', 'geolocation', 'notifications', 'openExternal', 'fileSystem', '']) {
      expect(isGranted(permission, true)).toBe(false);
    }
  });
});

describe('closing the window', () => {
  const never = <T>() => new Promise<T>(() => undefined);
  const closing = (ports: Partial<ClosingPorts>) => {
    return mayClose({ askPage: never, askUser: never, patience: never, ...ports });
  };

  it('is up to the page', async () => {
    expect(await closing({ askPage: () => Promise.resolve('close') })).toBe(true);
    expect(await closing({ askPage: () => Promise.resolve('stay') })).toBe(false);
  });

  it('does not depend on a page that is gone', async () => {
    expect(await closing({ askPage: () => Promise.reject(new Error('gone')) })).toBe(true);
  });

  it('is up to the user when the page does not answer in time', async () => {
    const patience = () => Promise.resolve();
    expect(await closing({ patience, askUser: () => Promise.resolve('close') })).toBe(true);
    const answers = ['wait', 'wait', 'close'] as const;
    let asked = 0;
    const askUser = () => Promise.resolve(answers[asked++] ?? 'close');
    expect(await closing({ patience, askUser })).toBe(true);
    expect(asked).toBe(3);
  });

  it('takes its question back when the page answers after all', async () => {
    let answerPage: (answer: CloseAnswer) => void = () => undefined;
    let withdrawn: AbortSignal | null = null;
    const result = closing({
      patience: () => Promise.resolve(),
      askPage: () => new Promise((resolve) => (answerPage = resolve)),
      askUser(signal) {
        withdrawn = signal;
        answerPage('stay');
        return never();
      },
    });
    expect(await result).toBe(false);
    expect(withdrawn).toMatchObject({ aborted: true });
  });
});

describe('the place of the window', () => {
  const main = { x: 0, y: 0, width: 1920, height: 1040 };
  const remembered = { x: 100, y: 50, width: 1200, height: 800 };

  it('is the remembered one where it can be seen', () => {
    expect(placeWindow(remembered, [main])).toEqual(remembered);
    const partly = { ...remembered, x: 1700 };
    expect(placeWindow(partly, [main])).toEqual(partly);
  });

  it('is the middle of the main screen the first time, and after the other screen is gone', () => {
    const middle = { x: 277, y: 90, width: 1366, height: 860 };
    expect(placeWindow(null, [main])).toEqual(middle);
    for (const box of [
      { ...remembered, x: 2500 },
      { ...remembered, y: -900 },
      { ...remembered, x: 1900 },
      { ...remembered, y: 1030 },
    ]) {
      expect(placeWindow(box, [main])).toEqual(middle);
    }
    expect(placeWindow({ ...remembered, x: 2500 }, [main, { ...main, x: 1920 }])).toMatchObject({ x: 2500 });
  });

  it('fits a small screen, and is never too small to use', () => {
    expect(placeWindow(null, [{ x: 0, y: 0, width: 1280, height: 680 }])).toEqual({
      x: 0,
      y: 0,
      width: 1280,
      height: 680,
    });
    expect(placeWindow({ ...remembered, width: 500, height: 300 }, [main])).toMatchObject(smallestWindow);
  });

  it('is read from what was written, and from nothing else', () => {
    expect(readWindowState(JSON.stringify({ box: remembered, maximized: true }))).toEqual({
      box: remembered,
      maximized: true,
    });
    const first = { box: null, maximized: false };
    for (const text of ['', 'null', '1', '{"box":1}', '{"box":{"x":1.5,"y":0,"width":9,"height":9}}']) {
      expect(readWindowState(text)).toEqual(first);
    }
  });
});
