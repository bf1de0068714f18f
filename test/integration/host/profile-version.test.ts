import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { newerProfile, recordProfile } from '../../../electron/services/profile-version';
import { temporaryFolder } from '../../builders/temporary-folder';

const own = '141.0.7390.54';

it('a profile that a later version has worked on is told from others', async () => {
  const profile = path.join(await temporaryFolder(), 'profile');
  expect(newerProfile(profile, own)).toBeNull();
  for (const [version, newer] of [
    [own, false],
    ['141.0.7390.9', false],
    ['99.0.9999.99', false],
    ['141.0.7390.55', true],
    ['142.0.0.0', true],
  ] as const) {
    recordProfile(profile, version);
    expect([version, newerProfile(profile, own)]).toEqual([version, newer ? version : null]);
  }
});

it('so is one in which Chromium itself has noted a later version', async () => {
  const profile = await temporaryFolder();
  recordProfile(profile, own);
  await writeFile(path.join(profile, 'Last Version'), '156.0.1.2\n');
  expect(newerProfile(profile, own)).toBe('156.0.1.2');
  await writeFile(path.join(profile, 'Last Version'), own);
  expect(newerProfile(profile, own)).toBeNull();
});

it.each(['', '{', '{"format":"indicator-workbench/profile"}', 'null'])(
  'a record that cannot be read keeps nobody away: %s',
  async (text) => {
    const profile = await temporaryFolder();
    await writeFile(path.join(profile, 'profile-version.json'), text);
    await writeFile(path.join(profile, 'Last Version'), 'x.y');
    expect(newerProfile(profile, own)).toBeNull();
  },
);

it('looking leaves the profile as it is, and a record that cannot be written is done without', async () => {
  const folder = await temporaryFolder();
  const profile = path.join(folder, 'profile');
  newerProfile(profile, own);
  expect(await readdir(folder)).toEqual([]);
  await mkdir(path.join(profile, 'profile-version.json'), { recursive: true });
  recordProfile(profile, own);
  expect(newerProfile(profile, own)).toBeNull();
});
