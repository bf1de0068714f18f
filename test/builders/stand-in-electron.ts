import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createPackage } from '@electron/asar';

/** Where Electron's executable keeps its fuses: after this text stand version, count and one character for each fuse. */
const fuseSentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const fuseVersion = 1;
const unsetFuses = '110010011';

const files: Readonly<Record<string, string>> = {
  LICENSE: '',
  'LICENSES.chromium.html': '',
  'chrome-sandbox': '',
  chrome_crashpad_handler: '',
  'icudtl.dat': '',
  'resources.pak': '',
  'locales/de.pak': '',
  'locales/en-US.pak': '',
  'locales/zh-CN.pak': '',
};

/** Writes a stand-in for the distribution of Electron for Linux: as much of it as packing needs. */
export async function standInElectron(folder: string, version: string): Promise<void> {
  await mkdir(path.join(folder, 'locales'), { recursive: true });
  await mkdir(path.join(folder, 'resources'));
  const fuses = Buffer.concat([
    Buffer.from(fuseSentinel),
    Buffer.from([fuseVersion, unsetFuses.length]),
    Buffer.from(unsetFuses),
  ]);
  const program = await readFile('/bin/true');
  await writeFile(path.join(folder, 'electron'), Buffer.concat([program, fuses]), { mode: 0o755 });
  await writeFile(path.join(folder, 'version'), version);
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text);
  const app = path.join(folder, 'default_app');
  await mkdir(app);
  await copyFile(path.join(folder, 'LICENSE'), path.join(app, 'LICENSE'));
  await createPackage(app, path.join(folder, 'resources', 'default_app.asar'));
}
