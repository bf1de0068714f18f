import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { parseOptions } from '../../../electron/launch/options';
import { run, type Run } from '../../../electron/launch/run';
import { reports } from '../../../electron/launch/reports';
import { openHost } from '../../builders/data-folder';
import { freePort, standInRuntime } from '../../builders/program';
import { temporaryFolder } from '../../builders/temporary-folder';

const neverReports = 'setTimeout(() => {}, 60000)';

/** npm start on a computer whose Electron runtime runs `script`; null for none at all. */
async function start(script: string | null, args: readonly string[] = [], takenPort?: number) {
  const folder = await temporaryFolder();
  vi.stubEnv('HOME', folder);
  vi.stubEnv('XDG_CONFIG_HOME', undefined);
  onTestFinished(() => void vi.unstubAllEnvs());
  const pageRoot = path.join(folder, 'page');
  await mkdir(pageRoot);
  await writeFile(path.join(pageRoot, 'index.html'), '<!doctype html>');
  const dist = path.join(folder, 'runtime');
  if (script !== null) await standInRuntime(dist, script);
  const port = takenPort ?? (await freePort());
  const parsed = parseOptions([...args, '--no-open', `--port=${port}`, '--data=data'], folder);
  if (parsed.state !== 'start') throw new Error('Refused');
  const ready: string[] = [];
  const told: string[] = [];
  const result = await run({
    start: parsed.options,
    runtime: {
      packageFolder: folder,
      environment: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: dist },
      platform: 'linux',
    },
    programFolder: folder,
    pageRoot,
    patience: { fetch: 60_000, window: script === neverReports ? 1_000 : 60_000 },
    terminal: { ready: (line) => ready.push(line), tell: (line) => told.push(line) },
    interrupted: new AbortController().signal,
  });
  onTestFinished(() => closed(result));
  return { result, ready, told, port, parsed: parsed.options, folder };
}

async function closed(result: Run): Promise<void> {
  if (result.state === 'ready') await result.close();
}

const says = (line: string) => `process.stdout.write(${JSON.stringify(`${line}\n`)});`;

/** The started page answers, with the services behind it. */
async function expectServed(ready: readonly string[], port: number): Promise<void> {
  expect(ready).toEqual([
    expect.stringMatching(new RegExp(`^READY http://127\\.0\\.0\\.1:${port}/#token=[\\w-]{32}$`)),
  ]);
  const url = new URL(ready[0]?.slice('READY '.length) ?? '');
  expect(await (await fetch(url.origin)).text()).toBe('<!doctype html>');
  const answer = await fetch(`${url.origin}/call/host.info`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-workbench-token': url.hash.slice('#token='.length) },
    body: 'null',
  });
  expect(await answer.json()).toMatchObject({ ok: { kind: 'browser', version: '0.1.0' } });
}

describe('npm start', () => {
  it.each([
    ['is missing', null, '没有 Electron 运行环境'],
    ['crashes at once', 'process.exit(1)', '启动后立即退出'],
    ['never reports its window', neverReports, '1 秒内没有显示窗口'],
  ])('serves a browser and says why when Electron’s runtime %s', async (_name, script, why) => {
    const { result, ready, told, port } = await start(script);
    expect(result.state).toBe('ready');
    expect(told[0]).toContain(why);
    expect(told[0]).toMatch(/，改在浏览器中打开。$/);
    await expectServed(ready, port);
  });

  it('serves a browser on purpose without a word about Electron', async () => {
    const { ready, told, port } = await start('process.exit(1)', ['--browser']);
    await expectServed(ready, port);
    expect(told.join('')).not.toContain('Electron');
  });

  it('leaves everything to the desktop window once it is shown', async () => {
    const { result, ready, told } = await start(says(reports.shown));
    expect(result.state).toBe('shown');
    expect(result.state === 'shown' && (await result.ended)).toBe(0);
    expect([ready, told]).toEqual([[], []]);
  });

  it('says so and is done when the program runs already', async () => {
    const { result, ready, told } = await start(says(reports.alreadyRunning));
    expect(result).toEqual({ state: 'done', code: 0 });
    expect(ready).toEqual([]);
    expect(told).toEqual(['指标工作台已经在运行，它的窗口已移到最前。']);
  });

  it('is done when the program has told the user why it stops', async () => {
    const { result, ready } = await start(says(reports.stopped));
    expect(result).toEqual({ state: 'done', code: 1 });
    expect(ready).toEqual([]);
  });

  it('gives the data folder free again when the port is taken', async () => {
    const first = await start(null, ['--browser']);
    const again = await start(null, ['--browser'], first.port);
    expect(again.result.state).toBe('failed');
    expect(again.told).toEqual([expect.stringContaining(`端口 ${first.port} 已被其他程序占用`)]);
    expect(again.ready).toEqual([]);
    await openHost(path.join(again.folder, 'data'));
  });
});
