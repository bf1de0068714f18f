import { readFile, readdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { isRunning, runNode } from '../../builders/child-process';
import { buildProgram, copyElectronPackage, freePort, standInRuntime } from '../../builders/program';
import { newFolder, removeFolder, temporaryFolder } from '../../builders/temporary-folder';

let program = '';

beforeAll(async () => {
  program = await newFolder();
  await buildProgram(program);
  await copyElectronPackage(program);
}, 120_000);

afterAll(() => removeFolder(program));

/** The built start script, as a user with an empty home folder runs it. */
async function npmStart(args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const home = await temporaryFolder();
  const child = runNode([path.join(program, 'dist', 'electron', 'start.js'), ...args], {
    folder: home,
    environment: {
      HOME: home,
      XDG_CONFIG_HOME: undefined,
      ELECTRON_OVERRIDE_DIST_PATH: undefined,
      ELECTRON_MIRROR: 'http://127.0.0.1:1/',
      electron_config_cache: path.join(home, 'cache'),
      ...environment,
    },
  });
  return { child, home };
}

const ready = /^READY http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{32}$/;

describe('the built start script', () => {
  it('serves a browser when Electron’s runtime cannot be fetched, and ends cleanly', async () => {
    const port = await freePort();
    const { child, home } = await npmStart(['--no-open', '--port', String(port)]);
    const line = (await child.line()) ?? '';
    expect(line).toMatch(ready);
    expect(child.errors()).toContain('未能取得 Electron 运行环境');
    expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toContain('页面');
    const data = path.join(home, '.config', 'indicator-workbench', 'data');
    expect(await readdir(data)).toEqual(['lock.json', 'page-tokens.json']);
    expect(await child.end('SIGINT')).toBe(0);
    expect(await child.line()).toBeNull();
    expect(await readdir(data)).toEqual(['page-tokens.json']);
  });

  it('serves a browser when the runtime crashes', async () => {
    const runtime = await temporaryFolder();
    await standInRuntime(runtime, 'console.error("no display"); process.exit(1);');
    const args = ['--no-open', '--port', String(await freePort())];
    const { child } = await npmStart(args, { ELECTRON_OVERRIDE_DIST_PATH: runtime });
    expect(await child.line()).toMatch(ready);
    expect(child.errors()).toContain('no display，改在浏览器中打开。');
    expect(await child.end('SIGTERM')).toBe(0);
  });

  it('keeps its files where --data says, and one program at a time', async () => {
    const args = ['--browser', '--no-open', '--data', 'files'];
    const { child, home } = await npmStart([...args, '--port', String(await freePort())]);
    expect(await child.line()).toMatch(ready);
    expect(await readdir(path.join(home, 'files'))).toEqual(['lock.json', 'page-tokens.json']);
    const inUse = path.join(home, 'files');
    const second = await npmStart([
      '--browser',
      '--no-open',
      '--data',
      inUse,
      '--port',
      String(await freePort()),
    ]);
    expect(await second.child.exit()).toBe(1);
    expect(second.child.errors()).toContain('请先关闭那一个');
    expect(await second.child.line()).toBeNull();
    await child.end('SIGKILL');
    const third = await npmStart([
      '--browser',
      '--no-open',
      '--data',
      inUse,
      '--port',
      String(await freePort()),
    ]);
    expect(await third.child.line()).toMatch(ready);
  });

  it('says that its port is occupied and ends, without another port', async () => {
    const server = createServer((_request, response) => response.end());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const address = server.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    const { child } = await npmStart(['--browser', '--no-open', '--port', String(port)]);
    expect(await child.exit()).toBe(1);
    expect(child.errors()).toContain(`端口 ${port} 已被其他程序占用`);
    expect(await child.line()).toBeNull();
  });

  it('says that its data folder cannot be used', async () => {
    const { child } = await npmStart(['--browser', '--no-open', '--data', '/dev/null/data']);
    expect(await child.exit()).toBe(1);
    expect(child.errors()).toContain('数据文件夹 /dev/null/data');
  });

  it('explains its options, and refuses others', async () => {
    const help = await npmStart(['--help']);
    expect(await help.child.exit()).toBe(0);
    expect(await help.child.line()).toContain('用法');
    const wrong = await npmStart(['--wrong']);
    expect(await wrong.child.exit()).toBe(2);
    expect(wrong.child.errors()).toContain('不认识的选项：--wrong');
    expect(wrong.child.errors()).toContain('用法');
  });

  it('ends with the desktop program, and with its exit code', async () => {
    const runtime = await temporaryFolder();
    await standInRuntime(
      runtime,
      'console.log("indicator-workbench: shown"); setTimeout(() => process.exit(4), 100);',
    );
    const { child } = await npmStart([], { ELECTRON_OVERRIDE_DIST_PATH: runtime });
    expect(await child.exit()).toBe(4);
    expect(await child.line()).toBeNull();
  });

  it('ends Electron, too, when it is interrupted before the window is shown', async () => {
    const runtime = await temporaryFolder();
    const note = path.join(runtime, 'up');
    const script = `require('node:fs').writeFileSync(${JSON.stringify(note)}, String(process.pid)); setTimeout(() => {}, 60000);`;
    await standInRuntime(runtime, script);
    const { child } = await npmStart([], { ELECTRON_OVERRIDE_DIST_PATH: runtime });
    await vi.waitFor(async () => expect(await readFile(note, 'utf8')).toMatch(/^\d+$/), 30_000);
    child.process.kill('SIGINT');
    expect(await child.exit()).toBe(130);
    expect(isRunning(Number(await readFile(note, 'utf8')))).toBe(false);
  });
});
