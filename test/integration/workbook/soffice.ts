import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const usualPlaces = [
  '/usr/bin/soffice',
  '/usr/local/bin/soffice',
  '/opt/libreoffice/program/soffice',
  '/snap/bin/libreoffice',
  '/Applications/LibreOffice.app/Contents/MacOS/soffice',
  'C:/Program Files/LibreOffice/program/soffice.com',
];

const installCommand =
  process.platform === 'win32'
    ? 'winget install TheDocumentFoundation.LibreOffice'
    : process.platform === 'darwin'
      ? 'brew install --cask libreoffice'
      : 'sudo apt-get install -y libreoffice-calc fonts-noto-cjk';

/** The LibreOffice program: SOFFICE_PATH, else where installers put it. Throws with the command that installs it. */
function sofficeProgram(): string {
  const told = process.env['SOFFICE_PATH'];
  const found = told ?? usualPlaces.find(existsSync);
  if (found === undefined || !existsSync(found))
    throw new Error(`LibreOffice is needed for this test (SOFFICE_PATH, or install it): ${installCommand}`);
  return found;
}

/**
 * Converts workbooks with one start of LibreOffice, which takes seconds, under a profile of its own; `filter` as its
 * --convert-to takes it.
 */
export async function convertedAll(
  workbooks: readonly Uint8Array[],
  filter: string,
): Promise<readonly Buffer[]> {
  const program = sofficeProgram();
  const folder = await mkdtemp(path.join(tmpdir(), 'workbench-soffice-'));
  try {
    const sources = workbooks.map((_, index) => path.join(folder, `workbook-${index}.xlsx`));
    await Promise.all(workbooks.map((workbook, index) => writeFile(sources[index] ?? '', workbook)));
    const profile = pathToFileURL(path.join(folder, 'profile')).href;
    const parameters = ['--headless', `-env:UserInstallation=${profile}`, '--convert-to', filter];
    const run = spawnSync(program, [...parameters, '--outdir', folder, ...sources], {
      encoding: 'utf8',
      timeout: 200_000,
    });
    const targets = sources.map((source) => source.replace(/xlsx$/, filter.split(':', 1)[0] ?? ''));
    const absent = targets.filter((target) => !existsSync(target));
    if (absent.length > 0) throw new Error(`LibreOffice wrote nothing: ${run.stdout}${run.stderr}`);
    return await Promise.all(targets.map((target) => readFile(target)));
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** The same for one workbook. */
export async function converted(workbook: Uint8Array, filter: string): Promise<Buffer> {
  const [made] = await convertedAll([workbook], filter);
  if (made === undefined) throw new Error('LibreOffice wrote nothing');
  return made;
}
