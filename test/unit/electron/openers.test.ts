import { expect, it } from 'vitest';
import { lockAddress } from '../../../electron/services/local-lock';
import { addressOpener, revealOpener, runOpener } from '../../../electron/services/system-opener';

it('a file is shown by each system’s own program, without a shell', () => {
  expect(revealOpener('D:\\工作 1\\a.xlsx', 'win32')).toEqual({
    command: 'explorer.exe',
    arguments: ['/select,"D:\\工作 1\\a.xlsx"'],
    windowsExplorer: true,
  });
  expect(revealOpener('/home/li/a b.xlsx', 'linux')).toEqual({
    command: 'xdg-open',
    arguments: ['/home/li'],
  });
  expect(revealOpener('/Users/li/a.xlsx', 'darwin')).toEqual({
    command: 'open',
    arguments: ['-R', '/Users/li/a.xlsx'],
  });
});

it('an address is opened as one argument, with its fragment', () => {
  const url = 'http://127.0.0.1:47716/#token=a&b';
  for (const platform of ['win32', 'linux', 'darwin'] as const) {
    expect(addressOpener(url, platform).arguments.at(-1)).toBe(url);
  }
});

it('a program that is missing or fails has opened nothing', async () => {
  expect(await runOpener({ command: 'no-such-program-here', arguments: [] })).toBe(false);
  expect(await runOpener({ command: process.execPath, arguments: ['-e', 'process.exit(3)'] })).toBe(false);
  expect(await runOpener({ command: process.execPath, arguments: ['-e', ''] })).toBe(true);
});

it('the local lock has one name for a folder, on Windows in any case', () => {
  expect(lockAddress('C:\\Data', 'win32')).toEqual(lockAddress('c:\\dATA', 'win32'));
  expect(lockAddress('C:\\Data', 'win32').name).toMatch(/^\\\\\.\\pipe\\indicator-workbench-[0-9a-f]{32}$/);
  expect(lockAddress('/data', 'linux')).not.toEqual(lockAddress('/Data', 'linux'));
  expect(lockAddress('/data', 'linux').name.startsWith('\0')).toBe(true);
  expect(lockAddress('/data', 'darwin')).toMatchObject({ leavesFile: true });
  expect(lockAddress('/data', 'darwin').name.length).toBeLessThan(104);
});
