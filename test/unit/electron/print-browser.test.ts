import { describe, expect, it } from 'vitest';
import { browserPlaces, findBrowser } from '../../../electron/services/print-browser';

describe('where a browser is looked for', () => {
  it('CHROMIUM_PATH goes before all', () => {
    const environment = { CHROMIUM_PATH: '/opt/chrome', PATH: '/usr/bin' };
    expect(browserPlaces({ platform: 'linux', environment })).toEqual(['/opt/chrome']);
  });

  it('on Linux in the folders for programs, Chrome first, and never in the folder that one stands in', () => {
    const places = browserPlaces({ platform: 'linux', environment: { PATH: '/usr/bin:.::/snap/bin' } });
    expect(places.slice(0, 2)).toEqual(['/usr/bin/google-chrome', '/snap/bin/google-chrome']);
    expect(places).toContain('/snap/bin/chromium');
    expect(places.every((place) => place.startsWith('/'))).toBe(true);
  });

  it('on Windows where Chrome and Edge install themselves', () => {
    const environment = { ProgramFiles: 'C:\\Program Files', 'ProgramFiles(x86)': 'C:\\Program Files (x86)' };
    const places = browserPlaces({ platform: 'win32', environment });
    expect(places).toContain('C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe');
    expect(places[0]).toBe('C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe');
  });

  it('on a Mac among the applications', () => {
    const [first] = browserPlaces({ platform: 'darwin', environment: {} });
    expect(first).toBe('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome');
  });

  it('none is found where there is none', async () => {
    expect(await findBrowser([`${import.meta.filename}.no`])).toBeNull();
    expect(await findBrowser([`${import.meta.filename}.no`, import.meta.filename])).toBe(
      import.meta.filename,
    );
  });
});
