import { describe, expect, it } from 'vitest';
import {
  defaultDataFolder,
  documentsFolders,
  profileFolder,
  settingsFolder,
  userDirsFile,
  type UserPlace,
} from '../../../electron/services/user-folders';

const windows: UserPlace = {
  platform: 'win32',
  environment: { APPDATA: 'C:\\Users\\李\\AppData\\Roaming' },
  home: 'C:\\Users\\李',
};
const linux: UserPlace = { platform: 'linux', environment: {}, home: '/home/li' };
const mac: UserPlace = { platform: 'darwin', environment: {}, home: '/Users/li' };

describe('the default data folder', () => {
  it('stands where each system keeps the files of a program', () => {
    expect(defaultDataFolder(windows)).toBe('C:\\Users\\李\\AppData\\Roaming\\indicator-workbench\\data');
    expect(defaultDataFolder({ ...windows, environment: {} })).toBe(
      'C:\\Users\\李\\AppData\\Roaming\\indicator-workbench\\data',
    );
    expect(defaultDataFolder(linux)).toBe('/home/li/.config/indicator-workbench/data');
    expect(defaultDataFolder(mac)).toBe('/Users/li/Library/Application Support/indicator-workbench/data');
  });

  it('follows XDG_CONFIG_HOME, but only to an absolute path', () => {
    const chosen = (folder: string) =>
      defaultDataFolder({ ...linux, environment: { XDG_CONFIG_HOME: folder } });
    expect(chosen('/cfg')).toBe('/cfg/indicator-workbench/data');
    expect(chosen('')).toBe('/home/li/.config/indicator-workbench/data');
    expect(chosen('relative')).toBe('/home/li/.config/indicator-workbench/data');
  });
});

it('keeps the settings of a user beside the default data folder', () => {
  expect(settingsFolder(windows)).toBe('C:\\Users\\李\\AppData\\Roaming\\indicator-workbench');
  expect(settingsFolder(linux)).toBe('/home/li/.config/indicator-workbench');
  expect(settingsFolder(mac)).toBe('/Users/li/Library/Application Support/indicator-workbench');
});

describe('the profile folder', () => {
  it('stands beside the default data folder', () => {
    expect(profileFolder(linux, defaultDataFolder(linux))).toBe(
      '/home/li/.config/indicator-workbench/profile',
    );
    expect(profileFolder(windows, defaultDataFolder(windows))).toBe(
      'C:\\Users\\李\\AppData\\Roaming\\indicator-workbench\\profile',
    );
  });

  it('is another one for every other data folder, and always on this computer', () => {
    const one = profileFolder(linux, '/mnt/share/a');
    const other = profileFolder(linux, '/mnt/share/b');
    expect(one).toMatch(/^\/home\/li\/\.config\/indicator-workbench\/profile-[0-9a-f]{12}$/);
    expect(other).not.toBe(one);
    expect(profileFolder(linux, '/mnt/share/a')).toBe(one);
  });
});

describe('the folder for documents', () => {
  it('is the one that a Linux desktop has noted, then the usual one, then home', () => {
    expect(userDirsFile(linux)).toBe('/home/li/.config/user-dirs.dirs');
    const noted = (text: string | null) => documentsFolders(linux, text);
    expect(noted('# x\nXDG_DOCUMENTS_DIR="$HOME/文档"\nXDG_MUSIC_DIR="$HOME/音乐"\n')).toEqual([
      '/home/li/文档',
      '/home/li/Documents',
      '/home/li',
    ]);
    expect(noted('XDG_DOCUMENTS_DIR="/data/docs"')[0]).toBe('/data/docs');
    expect(noted('XDG_DOCUMENTS_DIR="relative"')).toEqual(['/home/li/Documents', '/home/li']);
    expect(noted(null)).toEqual(['/home/li/Documents', '/home/li']);
  });

  it('is Documents elsewhere', () => {
    expect(documentsFolders(windows, null)).toEqual(['C:\\Users\\李\\Documents', 'C:\\Users\\李']);
    expect(documentsFolders(mac, null)[0]).toBe('/Users/li/Documents');
  });
});
