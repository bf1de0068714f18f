import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseOptions } from '../../../electron/launch/options';
import { readReport, reports } from '../../../electron/launch/reports';
import { dataFolderArgument } from '../../../electron/shell/arguments';
import { defaultBrowserPort } from '../../../shared/host';

const folder = path.resolve('/work-folder');
const parse = (...args: string[]) => parseOptions(args, folder);

describe('the options of npm start', () => {
  it('are the desktop window, the fixed port and the default data folder when none is given', () => {
    expect(parse()).toEqual({
      state: 'start',
      options: { browser: false, port: defaultBrowserPort, dataFolder: null, open: true },
    });
  });

  it('are read in every order, with a data folder relative to where the user is', () => {
    expect(parse('--no-open', '--data', 'data', '--port=48000', '--browser')).toEqual({
      state: 'start',
      options: { browser: true, port: 48_000, dataFolder: path.join(folder, 'data'), open: false },
    });
  });

  it('are refused when unknown or without sense', () => {
    for (const port of ['0', '65536', '80a', '-1', '', '1e3', '0x50', ' 80']) {
      expect(parse(`--port=${port}`)).toMatchObject({
        state: 'refused',
        why: expect.stringContaining('端口'),
      });
    }
    for (const args of [['--wrong'], ['--port'], ['file.json'], ['--browser=no'], ['--no-sandbox'], ['-x']]) {
      expect(parse(...args)).toEqual({ state: 'refused', why: `不认识的选项：${args.join(' ')}` });
    }
    expect(parse('--data=')).toMatchObject({ state: 'refused' });
    expect(parse('--help')).toEqual({ state: 'help' });
  });
});

it('Electron is given the data folder in one argument among its own', () => {
  expect(dataFolderArgument(['electron', '.', '--data=/a b'], folder)).toBe(path.resolve('/a b'));
  expect(dataFolderArgument(['electron', '--data=sub', '--other=1'], folder)).toBe(path.join(folder, 'sub'));
  expect(dataFolderArgument(['electron', '--data=', '--database=x'], folder)).toBeNull();
  expect(dataFolderArgument([], folder)).toBeNull();
});

it('a report is a whole line and nothing else', () => {
  for (const [name, line] of Object.entries(reports)) expect(readReport(`${line}\r`)).toBe(name);
  expect(readReport(`x ${reports.shown}`)).toBeNull();
  expect(readReport('')).toBeNull();
});
