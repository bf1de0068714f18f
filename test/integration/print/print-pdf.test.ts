import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { browserPlaces, findBrowser } from '../../../electron/services/print-browser';
import { chromiumPdf, goneEarly } from '../../../electron/services/print-chromium';
import { browserForTests } from '../../builders/browser-for-tests';
import { openHost } from '../../builders/data-folder';
import { countImages, embedsFonts, readPdf } from '../../builders/poppler';
import { temporaryFolder } from '../../builders/temporary-folder';

const picture = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 200"><rect width="90" height="150"/><text x="99" y="90">图中文字</text></svg>`;

const html = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>年度评估</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<style>@page a { size: 210mm 297mm; margin: 0 } @page b { size: 420mm 297mm; margin: 0 } body { margin: 0 }
section { break-after: page; page: a; height: 297mm } .b { page: b }</style></head>
<body><section>第一页<img src="data:image/svg+xml,${encodeURIComponent(picture)}"></section>
<section class="b">第二页</section><section>第三页</section></body></html>`;

async function computer() {
  const folder = await temporaryFolder();
  const browser = await browserForTests(folder);
  const target = { path: path.join(folder, '评估.pdf'), overwrite: false };
  return { folder, browser, target };
}

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('making a PDF with an installed browser', () => {
  it('writes one file with pages of every size, text as text, pictures as vectors, and fonts', async () => {
    const { folder, browser, target } = await computer();
    const { host, close } = await openHost(folder, {
      renderPdf: chromiumPdf(() => Promise.resolve(browser)),
    });
    const temporary = path.join(folder, 'temporary');
    await mkdir(temporary);
    vi.stubEnv('TMPDIR', temporary);
    expect(await host['print.pdf']({ target, html })).toMatchObject({ state: 'saved', path: target.path });
    const pages = readPdf(target.path);
    expect(pages.map(({ width, height }) => [Math.round(width), Math.round(height)])).toEqual([
      [210, 297],
      [420, 297],
      [210, 297],
    ]);
    expect(pages.map(({ text }) => text)).toEqual(['第一页图中文字', '第二页', '第三页']);
    expect(countImages(target.path)).toBe(0);
    expect(embedsFonts(target.path)).toBe(true);
    await close();
    expect(await readdir(temporary)).toEqual([]);
  });

  it('makes the next file with the same browser, with a new one where that has ended', async () => {
    const { folder, browser, target } = await computer();
    const starts = path.join(folder, 'starts');
    const counting = path.join(folder, 'counting');
    await writeFile(counting, `#!/bin/sh\necho $$ >> ${starts}\nexec "${browser}" "$@"\n`);
    await chmod(counting, 0o755);
    const { host, close } = await openHost(folder, {
      renderPdf: chromiumPdf(() => Promise.resolve(counting)),
    });
    const started = async () => (await readFile(starts, 'utf8')).trim().split('\n').map(Number);
    const write = () => host['print.pdf']({ target: { ...target, overwrite: true }, html });
    for (let file = 0; file < 3; file += 1) expect(await write()).toMatchObject({ state: 'saved' });
    const [first = 0, ...more] = await started();
    expect(more).toEqual([]);
    process.kill(-first, 'SIGKILL');
    expect(await write()).toMatchObject({ state: 'saved' });
    expect(readPdf(target.path)).toHaveLength(3);
    expect(await started()).toHaveLength(2);
    await close();
    for (const pid of await started()) expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  });

  it('says that there is no browser, and leaves the folder as it was', async () => {
    const { folder, target } = await computer();
    const find = () => findBrowser(browserPlaces({ platform: 'linux', environment: { PATH: folder } }));
    const { host } = await openHost(path.join(folder, 'data'), { renderPdf: chromiumPdf(find) });
    const before = await readdir(folder);
    expect(await host['print.pdf']({ target, html })).toEqual({ state: 'noBrowser' });
    expect(await readdir(folder)).toEqual(before);
  });

  it('asks before it replaces a file, and does not start a browser for that', async () => {
    const { folder, target } = await computer();
    await writeFile(target.path, '旧');
    const { host } = await openHost(folder, {
      renderPdf: chromiumPdf(() => Promise.reject(new Error('found'))),
    });
    expect(await host['print.pdf']({ target, html })).toEqual({ state: 'exists', path: target.path });
    expect(await readFile(target.path, 'utf8')).toBe('旧');
  });

  it('says why where the browser ends at once', async () => {
    const { folder, target } = await computer();
    const broken = path.join(folder, 'broken');
    await writeFile(broken, '#!/bin/sh\nexit 3\n');
    await chmod(broken, 0o755);
    const { host } = await openHost(folder, { renderPdf: chromiumPdf(() => Promise.resolve(broken)) });
    const result = await host['print.pdf']({ target, html });
    expect(result).toEqual({ state: 'notMade', detail: goneEarly(process.getuid?.() === 0) });
    expect(goneEarly(false)).toBe('浏览器提前退出。');
    expect(goneEarly(true)).toContain('浏览器提前退出：后台服务以 root 身份运行');
  });

  it('can be cancelled; then neither a file nor a process is left', async () => {
    const { folder, target } = await computer();
    const silent = path.join(folder, 'silent');
    const sign = path.join(folder, 'started');
    await writeFile(silent, `#!/bin/sh\necho $$ > ${sign}\nexec sleep 1000\n`);
    await chmod(silent, 0o755);
    const data = path.join(folder, 'data');
    await mkdir(data);
    const { host } = await openHost(data, { renderPdf: chromiumPdf(() => Promise.resolve(silent)) });
    const before = (await readdir(folder)).concat('started').toSorted();
    const working = host['print.pdf']({ target, html });
    await expect.poll(() => readFile(sign, 'utf8').catch(() => '')).not.toBe('');
    await host['print.cancel']();
    expect(await working).toEqual({ state: 'cancelled' });
    expect((await readdir(folder)).toSorted()).toEqual(before);
    const started = Number(await readFile(sign, 'utf8'));
    expect(() => process.kill(started, 0)).toThrow('ESRCH');
  });
});
