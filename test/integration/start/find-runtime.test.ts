import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { findRuntime } from '../../../electron/launch/find-runtime';
import { copyElectronPackage, freePort, standInRuntime } from '../../builders/program';
import { temporaryFolder } from '../../builders/temporary-folder';

/** A computer without Electron's runtime that would fetch it from `mirror`. */
async function computer(mirror: string) {
  const folder = await temporaryFolder();
  const packageFolder = await copyElectronPackage(folder);
  const { PATH } = process.env;
  const environment = {
    PATH,
    HOME: folder,
    ELECTRON_MIRROR: mirror,
    electron_config_cache: path.join(folder, 'cache'),
  };
  return { folder, place: { packageFolder, environment, platform: 'linux' } as const };
}

async function versionOf(packageFolder: string): Promise<string> {
  return JSON.parse(await readFile(path.join(packageFolder, 'package.json'), 'utf8')).version;
}

function options(patience: number) {
  const told: string[] = [];
  const interruption = new AbortController();
  const fetching = () => void told.push('fetching');
  return { told, interruption, all: { patience, fetching, interrupted: interruption.signal } };
}

/** A server that takes connections and never says a word. */
async function silentServer() {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    socket.resume();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  return { server, sockets, mirror: `http://127.0.0.1:${port}/` };
}

describe('finding Electron’s runtime', () => {
  it('takes the one that the environment names, without fetching anything', async () => {
    const { folder, place } = await computer('http://127.0.0.1:1/');
    const dist = path.join(folder, 'own');
    const executable = await standInRuntime(dist, '');
    const { told, all } = options(60_000);
    const environment = { ...place.environment, ELECTRON_OVERRIDE_DIST_PATH: dist };
    expect(await findRuntime({ ...place, environment }, all)).toEqual({ state: 'found', executable });
    expect(told).toEqual([]);
  });

  it('says so when the folder that the environment names is empty', async () => {
    const { folder, place } = await computer('http://127.0.0.1:1/');
    const { told, all } = options(60_000);
    const environment = { ...place.environment, ELECTRON_OVERRIDE_DIST_PATH: folder };
    const found = await findRuntime({ ...place, environment }, all);
    expect(found).toEqual({ state: 'missing', why: `指定的文件夹 ${folder} 里没有 Electron 运行环境` });
    expect(told).toEqual([]);
  });

  it('takes the one that was fetched before', async () => {
    const { place } = await computer('http://127.0.0.1:1/');
    const { packageFolder } = place;
    const executable = await standInRuntime(path.join(packageFolder, 'dist'), '');
    await writeFile(path.join(packageFolder, 'path.txt'), 'electron');
    const { all } = options(60_000);
    const version = await versionOf(packageFolder);
    await writeFile(path.join(packageFolder, 'dist', 'version'), `v${version}\n`);
    expect(await findRuntime(place, all)).toEqual({ state: 'found', executable });
  });

  it('says so when the place to fetch from refuses', async () => {
    const { place } = await computer(`http://127.0.0.1:${await freePort()}/`);
    const { told, all } = options(60_000);
    expect(await findRuntime(place, all)).toEqual({
      state: 'missing',
      why: '未能取得 Electron 运行环境（下载站连接不上）',
    });
    expect(told).toEqual(['fetching']);
  });

  it('gives up after its time when the place to fetch from is silent, and leaves no process', async () => {
    const { sockets, mirror } = await silentServer();
    const { place } = await computer(mirror);
    const { all } = options(3_000);
    expect(await findRuntime(place, all)).toEqual({
      state: 'missing',
      why: '未能取得 Electron 运行环境（3 秒内没有下载完）',
    });
    expect(sockets.length).toBeGreaterThan(0);
    await Promise.all(sockets.map((socket) => socket.closed || once(socket, 'close')));
  });

  it('gives up at once when the user does', async () => {
    const { server, mirror } = await silentServer();
    const { place } = await computer(mirror);
    const { interruption, all } = options(600_000);
    server.once('connection', () => interruption.abort());
    expect(await findRuntime(place, all)).toMatchObject({ state: 'missing' });
  });

  it.each([
    ['of another version', '1.0.0', true],
    ['that was not unpacked to the end', null, false],
  ])('does not take a runtime %s', async (_name, version, whole) => {
    const { place } = await computer(`http://127.0.0.1:${await freePort()}/`);
    const { packageFolder } = place;
    await standInRuntime(path.join(packageFolder, 'dist'), '');
    await writeFile(path.join(packageFolder, 'dist', 'version'), version ?? (await versionOf(packageFolder)));
    if (whole) await writeFile(path.join(packageFolder, 'path.txt'), 'electron');
    const { told, all } = options(60_000);
    expect(await findRuntime(place, all)).toMatchObject({ state: 'missing' });
    expect(told).toEqual(['fetching']);
  });
});
