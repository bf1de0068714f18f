import { describe, expect, it } from 'vitest';
import { chromiumFlags, findChromium, type Machine } from '../../e2e/chromium';

interface Fake {
  readonly platform?: NodeJS.Platform;
  readonly environment?: Record<string, string>;
  readonly isRoot?: boolean;
  readonly files?: readonly string[];
  readonly fonts?: boolean;
  /** What apt-get can install: a file for each package, or nothing for the fonts. */
  readonly packages?: Readonly<Record<string, string>>;
}

function fake({
  platform = 'linux',
  environment = {},
  isRoot = false,
  files = [],
  fonts = true,
  packages = {},
}: Fake) {
  const present = new Set(files);
  let hasFonts = fonts;
  const ran: string[] = [];
  const said: string[] = [];
  const machine: Machine = {
    platform,
    environment: { PATH: '/usr/local/bin:/usr/bin', ...environment },
    isRoot,
    exists: (file) => present.has(file),
    run: (program, parameters) => {
      ran.push([program, ...parameters].join(' '));
      if (program === 'fc-list') return hasFonts ? 'Noto Sans CJK SC\n' : '';
      const name = parameters.at(-1) ?? '';
      const file = packages[name];
      if (file === undefined) return null;
      present.add(file);
      hasFonts ||= name === 'fonts-noto-cjk';
      return '';
    },
    announce: (text) => said.push(text),
  };
  return { machine, ran, said };
}

describe('finding a browser', () => {
  it('takes CHROMIUM_PATH before all', () => {
    const files = ['/opt/chrome', '/usr/bin/chromium'];
    expect(findChromium(fake({ files, environment: { CHROMIUM_PATH: '/opt/chrome' } }).machine)).toBe(
      '/opt/chrome',
    );
  });

  it('does not pass over a CHROMIUM_PATH that is not there', () => {
    const { machine } = fake({ files: ['/usr/bin/chromium'], environment: { CHROMIUM_PATH: '/opt/chrome' } });
    expect(() => findChromium(machine)).toThrow('CHROMIUM_PATH is /opt/chrome, and there is no such file.');
  });

  it('takes what is installed, on each system', () => {
    expect(findChromium(fake({ files: ['/usr/bin/chromium'] }).machine)).toBe('/usr/bin/chromium');
    const edge = 'C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe';
    const windows = fake({
      platform: 'win32',
      files: [edge],
      environment: { ProgramFiles: 'C:\\Program Files' },
    });
    expect(findChromium(windows.machine)).toBe(edge);
    const chrome = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
    expect(findChromium(fake({ platform: 'darwin', files: [chrome] }).machine)).toBe(chrome);
  });

  it('installs nothing where nothing is missing', () => {
    const { machine, ran, said } = fake({ isRoot: true, files: ['/usr/bin/chromium'] });
    findChromium(machine);
    expect(ran).toEqual(['fc-list :lang=zh family']);
    expect(said).toEqual([]);
  });

  it('installs browser and fonts for root, and says so', () => {
    const packages = { chromium: '/usr/bin/chromium', 'fonts-noto-cjk': '/usr/share/fonts/noto' };
    const { machine, ran, said } = fake({ isRoot: true, fonts: false, packages });
    expect(findChromium(machine)).toBe('/usr/bin/chromium');
    expect(ran.filter((line) => line.startsWith('apt-get install'))).toEqual([
      'apt-get install -y -qq --no-install-recommends chromium',
      'apt-get install -y -qq --no-install-recommends fonts-noto-cjk',
    ]);
    expect(said).toHaveLength(2);
  });

  it('fails with the one command for others, and where installing fails', () => {
    const advice = 'Install with: sudo apt-get install -y chromium fonts-noto-cjk';
    expect(() => findChromium(fake({}).machine)).toThrow(
      `Chromium not found for the end-to-end tests. ${advice}`,
    );
    expect(() => findChromium(fake({ isRoot: true }).machine)).toThrow('Chromium not found');
    const withoutFonts = fake({ files: ['/usr/bin/chromium'], fonts: false });
    expect(() => findChromium(withoutFonts.machine)).toThrow(
      `Chinese fonts not found for the end-to-end tests. ${advice}`,
    );
    expect(withoutFonts.ran).not.toContain('apt-get update -qq');
  });
});

it('gives up the sandbox for root alone', () => {
  expect(chromiumFlags({ isRoot: true })).toContain('--no-sandbox');
  expect(chromiumFlags({ isRoot: false })).not.toContain('--no-sandbox');
});
