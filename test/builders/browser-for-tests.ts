import { chmod, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { chromiumFlags, findChromium } from '../e2e/chromium';

/**
 * The installed browser as a program that may be started by whoever runs the tests: Chromium's sandbox refuses to work for
 * root, and the program itself never runs without it. Answers its file in `folder`; it takes all its arguments on.
 */
export async function browserForTests(folder: string): Promise<string> {
  const file = path.join(folder, 'browser');
  const flags = chromiumFlags().filter((flag) => flag === '--no-sandbox');
  await writeFile(file, `#!/bin/sh\nexec "${findChromium()}" ${flags.join(' ')} "$@"\n`);
  await chmod(file, 0o755);
  return file;
}
