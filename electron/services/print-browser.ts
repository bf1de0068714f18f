/** Finds an installed browser that can make PDF files: Chrome, Edge or Chromium. */
import { access } from 'node:fs/promises';
import path from 'node:path';
import type { UserPlace } from './user-folders';

const linuxPrograms = [
  'google-chrome',
  'google-chrome-stable',
  'chromium',
  'chromium-browser',
  'microsoft-edge',
  'microsoft-edge-stable',
];
const macPrograms = ['Google Chrome', 'Microsoft Edge', 'Chromium'];
const windowsPrograms = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

/** Files that may be such a browser, the likeliest first. CHROMIUM_PATH, where it is set, is the only one. */
export function browserPlaces({
  platform,
  environment,
}: Pick<UserPlace, 'platform' | 'environment'>): readonly string[] {
  const chosen = environment['CHROMIUM_PATH'];
  if (chosen) return [chosen];
  if (platform === 'darwin')
    return macPrograms.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  if (platform === 'win32') {
    const roots = ['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData'].map((name) => environment[name]);
    return windowsPrograms.flatMap((program) =>
      roots.flatMap((root) => (root ? [path.win32.join(root, program)] : [])),
    );
  }
  const folders = (environment['PATH'] ?? '').split(':').filter((folder) => folder.startsWith('/'));
  return linuxPrograms.flatMap((name) => folders.map((folder) => path.posix.join(folder, name)));
}

/** The first of the places where there is a file; null where there is none. */
export async function findBrowser(places: readonly string[]): Promise<string | null> {
  for (const place of places) {
    const there = await access(place).then(
      () => true,
      () => false,
    );
    if (there) return place;
  }
  return null;
}
