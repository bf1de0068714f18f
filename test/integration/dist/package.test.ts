import { cp, readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { extractFile, listPackage } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { Arch, build, Platform } from 'electron-builder';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildProgram } from '../../builders/program';
import { standInElectron } from '../../builders/stand-in-electron';
import { newFolder, removeFolder } from '../../builders/temporary-folder';

const repository = fileURLToPath(new URL('../../..', import.meta.url));
let folder = '';
let packed = '';

/** Packs a copy of the project, with all that must stay out of the package, for Linux; nothing is downloaded. */
beforeAll(async () => {
  folder = await newFolder();
  const project = path.join(folder, 'project');
  await buildProgram(project);
  await cp(path.join(repository, 'electron', 'assets'), path.join(project, 'electron', 'assets'), {
    recursive: true,
  });
  await cp(path.join(repository, 'electron-builder.yml'), path.join(project, 'electron-builder.yml'));
  await cp(path.join(repository, 'test', 'builders'), path.join(project, 'test', 'builders'), {
    recursive: true,
  });
  await writeFile(path.join(project, 'README.md'), 'not in the package');
  const { devDependencies } = JSON.parse(await readFile(path.join(repository, 'package.json'), 'utf8'));
  const electronVersion: string = devDependencies.electron;
  const electronDist = path.join(folder, 'electron');
  await standInElectron(electronDist, electronVersion);
  await build({
    projectDir: project,
    targets: Platform.LINUX.createTarget('dir', Arch.x64),
    config: {
      extends: path.join(project, 'electron-builder.yml'),
      electronVersion,
      electronDist,
      directories: { output: path.join(folder, 'release') },
    },
    publish: 'never',
  });
  packed = path.join(folder, 'release', 'linux-unpacked');
}, 120_000);

afterAll(() => removeFolder(folder));

const archive = () => path.join(packed, 'resources', 'app.asar');

describe('the package', () => {
  it('holds what was built, and nothing else', () => {
    const files = listPackage(archive(), { isPack: false }).map((file) => file.replaceAll(path.sep, '/'));
    expect(files.toSorted()).toEqual([
      '/dist',
      '/dist/electron',
      '/dist/electron/main.js',
      '/dist/electron/preload.cjs',
      '/dist/renderer',
      '/dist/renderer/assets',
      '/dist/renderer/assets/page-1a2b.js',
      '/dist/renderer/index.html',
      '/package.json',
    ]);
  });

  it('starts at the main process, and keeps nothing of the project’s tools', () => {
    const manifest = JSON.parse(extractFile(archive(), 'package.json').toString('utf8'));
    expect(manifest).toMatchObject({
      name: 'indicator-workbench',
      main: 'dist/electron/main.js',
      type: 'module',
    });
    expect(Object.keys(manifest)).not.toContain('devDependencies');
    expect(Object.keys(manifest)).not.toContain('dependencies');
    const main = extractFile(archive(), 'dist/electron/main.js').toString('utf8');
    const imports = [...main.matchAll(/^import .* from ["']([^"']+)["'];?$/gm)].map(([, name]) => name);
    expect(imports).toContain('electron');
    for (const name of imports) expect(name).toMatch(/^(electron$|node:)/);
  });

  it('speaks Chinese and English only', async () => {
    expect((await readdir(path.join(packed, 'locales'))).toSorted()).toEqual(['en-US.pak', 'zh-CN.pak']);
    expect(await readdir(packed)).toContain('indicator-workbench');
  });

  it('has its fuses set: no Node by the back door, only its own archive', async () => {
    const fuses = await getCurrentFuseWire(path.join(packed, 'indicator-workbench'));
    expect(fuses[FuseV1Options.RunAsNode]).toBe(FuseState.DISABLE);
    expect(fuses[FuseV1Options.EnableCookieEncryption]).toBe(FuseState.ENABLE);
    expect(fuses[FuseV1Options.EnableNodeOptionsEnvironmentVariable]).toBe(FuseState.DISABLE);
    expect(fuses[FuseV1Options.EnableNodeCliInspectArguments]).toBe(FuseState.DISABLE);
    expect(fuses[FuseV1Options.EnableEmbeddedAsarIntegrityValidation]).toBe(FuseState.ENABLE);
    expect(fuses[FuseV1Options.OnlyLoadAppFromAsar]).toBe(FuseState.ENABLE);
    expect(fuses[FuseV1Options.GrantFileProtocolExtraPrivileges]).toBe(FuseState.DISABLE);
  });
});

describe('the installers', () => {
  it('are for one user without administrator rights, and leave the user’s data', async () => {
    const text = await readFile(path.join(repository, 'electron-builder.yml'), 'utf8');
    for (const line of ['perMachine: false', 'allowElevation: false', 'deleteAppDataOnUninstall: false']) {
      expect(text).toContain(`  ${line}\n`);
    }
    expect([...text.matchAll(/target: (\w+), arch: \[x64, arm64\]/g)].map(([, name]) => name)).toEqual([
      'nsis',
      'zip',
      'deb',
      'AppImage',
    ]);
  });
});
