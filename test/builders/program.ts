import { chmod, cp, mkdir, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createBuilder } from 'vite';

const repository = fileURLToPath(new URL('../..', import.meta.url));

/** Builds the Node side of the program into a folder, with a stand-in for the page: dist/electron and dist/renderer. */
export async function buildProgram(folder: string): Promise<void> {
  const names = ['main', 'preload', 'start'];
  const outDir = path.join(folder, 'dist', 'electron');
  const builder = await createBuilder({
    configFile: path.join(repository, 'vite.config.ts'),
    logLevel: 'warn',
    environments: Object.fromEntries(names.map((name) => [name, { build: { outDir } }])),
  });
  for (const name of names) {
    const environment = builder.environments[name];
    if (environment === undefined) throw new Error(`vite.config.ts has no environment ${name}`);
    await builder.build(environment);
  }
  await mkdir(path.join(folder, 'dist', 'renderer', 'assets'), { recursive: true });
  await writeFile(path.join(folder, 'dist', 'renderer', 'index.html'), '<!doctype html><title>页面</title>');
  await writeFile(path.join(folder, 'dist', 'renderer', 'assets', 'page-1a2b.js'), 'export {};');
  await cp(path.join(repository, 'package.json'), path.join(folder, 'package.json'));
}

/** Electron's npm package as it is before its runtime was fetched, in `folder`/node_modules/electron. Answers its folder. */
export async function copyElectronPackage(folder: string): Promise<string> {
  const packages = path.join(folder, 'node_modules');
  const copy = path.join(packages, 'electron');
  await mkdir(copy, { recursive: true });
  for (const name of ['package.json', 'index.js', 'install.js', 'checksums.json']) {
    await cp(path.join(repository, 'node_modules', 'electron', name), path.join(copy, name));
  }
  await symlink(path.join(repository, 'node_modules'), path.join(copy, 'node_modules'));
  return copy;
}

/** A stand-in for Electron's runtime in `folder`: an executable that runs `script` in Node. Answers its file. */
export async function standInRuntime(folder: string, script: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, 'electron');
  await writeFile(file, `#!${process.execPath}\n${script}\n`);
  await chmod(file, 0o755);
  return file;
}

/** A loopback port that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(address !== null && typeof address === 'object' ? address.port : 0));
    });
  });
}
