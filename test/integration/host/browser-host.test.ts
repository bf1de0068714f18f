import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { request, type IncomingHttpHeaders } from 'node:http';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { PortOccupied, serveBrowser } from '../../../electron/browser-host';
import { decodeWire, encodeWire } from '../../../shared/wire';
import { beginning, openHost } from '../../builders/data-folder';
import { aBatch, genesisHash } from '../../builders/history';
import { temporaryFolder } from '../../builders/temporary-folder';

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

interface Sent {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

async function served(bodyLimit?: number) {
  const parent = await temporaryFolder();
  const pageRoot = path.join(parent, 'page');
  await mkdir(path.join(pageRoot, 'assets'), { recursive: true });
  await mkdir(path.join(parent, 'page-private'));
  await writeFile(path.join(pageRoot, 'index.html'), '<!doctype html>');
  await writeFile(path.join(pageRoot, 'assets', 'app-1a2b.js'), 'export {};');
  await writeFile(path.join(parent, 'secret.txt'), 'secret');
  await writeFile(path.join(parent, 'page-private', 'secret.txt'), 'secret');
  const { host } = await openHost(path.join(parent, 'data'));
  const server = await serveBrowser({
    host,
    pageRoot,
    port: 0,
    ...(bodyLimit === undefined ? {} : { bodyLimit }),
  });
  onTestFinished(() => server.close());
  const url = new URL(server.url);
  const token = url.hash.slice('#token='.length);
  /** Sends the path exactly as it is given, which fetch would not. */
  const send = (target: string, { method = 'GET', headers = {}, body }: Sent = {}): Promise<Answer> => {
    return new Promise((resolve, reject) => {
      const sent = request(
        { host: '127.0.0.1', port: url.port, path: target, method, headers, agent: false },
        (got) => {
          let text = '';
          got.setEncoding('utf8').on('data', (more: string) => (text += more));
          got.on('end', () => resolve({ status: got.statusCode ?? 0, headers: got.headers, body: text }));
        },
      );
      sent.on('error', reject);
      sent.end(body);
    });
  };
  const good = { 'x-workbench-token': token, 'content-type': 'application/json' };
  const call = (name: string, body: string, headers: Readonly<Record<string, string>> = good) => {
    return send(`/call/${name}`, { method: 'POST', headers, body });
  };
  return { server, url, origin: url.origin, token, good, send, call, parent };
}

describe('the browser host', () => {
  it('answers calls of the page that knows its token', async () => {
    const { call, origin, good } = await served();
    const info = await call('host.info', 'null', { ...good, origin });
    expect(info.status).toBe(200);
    expect(decodeWire(info.body)).toMatchObject({ ok: { kind: 'browser', userName: '统计员' } });
    expect((await call('folder.begin', encodeWire(beginning))).status).toBe(200);
    const appended = await call('journal.append', encodeWire(aBatch(genesisHash, 1)));
    expect(decodeWire(appended.body)).toMatchObject({ ok: { state: 'appended', head: { count: 1 } } });
    const none = await call('journal.after', encodeWire({ hash: '0'.repeat(64), limit: 1 }));
    expect(decodeWire(none.body)).toEqual({ ok: null });
  });

  it('takes bytes of a file to save', async () => {
    const { call, parent } = await served();
    const bytes = Uint8Array.from({ length: 1000 }, (_, place) => place % 256);
    const target = { path: path.join(parent, 'a.xlsx'), overwrite: false };
    const answer = await call('file.save', encodeWire({ target, kind: 'xlsx', bytes }));
    expect(decodeWire(answer.body)).toEqual({ ok: { state: 'saved', path: target.path, bytes: 1000 } });
  });

  it('refuses calls without the token or with a wrong one', async () => {
    const { call, token } = await served();
    const type = { 'content-type': 'application/json' };
    for (const given of ['', 'x', `${token}x`, token.slice(1), token.toUpperCase()]) {
      const answer = await call('host.info', 'null', { ...type, 'x-workbench-token': given });
      expect(answer.status).toBe(403);
      expect(answer.body).not.toContain('userName');
    }
    expect((await call('host.info', 'null', type)).status).toBe(403);
  });

  it('answers under no other name than its own address', async () => {
    const { call, send, good, url } = await served();
    for (const host of [`localhost:${url.port}`, '127.0.0.1', 'evil.example', `evil.example:${url.port}`]) {
      expect((await call('host.info', 'null', { ...good, host })).status).toBe(403);
      expect((await send('/', { headers: { host } })).status).toBe(403);
    }
  });

  it('refuses calls from pages of other origins', async () => {
    const { call, good, url } = await served();
    for (const origin of [
      'http://evil.example',
      'null',
      `http://localhost:${url.port}`,
      `https://127.0.0.1:${url.port}`,
    ]) {
      expect((await call('host.info', 'null', { ...good, origin })).status).toBe(403);
    }
  });

  it('refuses what is no JSON, in its type or in its text', async () => {
    const { call, good } = await served();
    const plain = { ...good, 'content-type': 'text/plain' };
    expect((await call('host.info', 'null', plain)).status).toBe(415);
    for (const body of ['', '{', '{"a":}', '\u0000', `{"$bytes":"?"}`]) {
      expect((await call('host.info', body)).status).toBe(400);
    }
    const deep = '['.repeat(200_000) + ']'.repeat(200_000);
    expect((await call('host.info', deep)).status).toBeGreaterThanOrEqual(400);
    expect((await call('host.info', 'null')).status).toBe(200);
  });

  it('refuses calls that the contract does not know, and requests against it', async () => {
    const { call } = await served();
    for (const name of ['nothing', '', '__proto__', 'constructor', 'host.info/']) {
      expect((await call(name, 'null')).status).toBe(400);
    }
    const malformed: readonly (readonly [string, unknown])[] = [
      ['host.info', { extra: 1 }],
      ['folder.begin', { ...beginning, epoch: 'one' }],
      ['journal.append', { batch: {}, hash: '0' }],
      ['journal.after', { hash: genesisHash, limit: 0 }],
      [
        'file.save',
        { target: { path: '/tmp/a.xlsx', overwrite: true }, kind: 'exe', bytes: new Uint8Array(1) },
      ],
      ['file.save', { target: { path: '/tmp/a.xlsx', overwrite: true }, kind: 'xlsx', bytes: 'text' }],
      ['file.reveal', '/etc/passwd'],
    ];
    for (const [name, value] of malformed) {
      const answer = await call(name, encodeWire(value));
      expect(answer.status).toBe(400);
      expect(decodeWire(answer.body)).toEqual({ error: expect.stringContaining('不合约定') });
    }
  });

  it('refuses a body that is too long, announced or not, and answers the next call', async () => {
    const { call, good } = await served(1_000);
    const long = JSON.stringify('x'.repeat(100_000));
    expect((await call('host.info', long)).status).toBe(413);
    expect((await call('host.info', long, { ...good, 'transfer-encoding': 'chunked' })).status).toBe(413);
    expect((await call('host.info', 'null')).status).toBe(200);
  });

  it('refuses a body that is announced as too long before any of it has come', async () => {
    const { url, good } = await served(1_000);
    const sent = request({
      host: '127.0.0.1',
      port: url.port,
      path: '/call/host.info',
      method: 'POST',
      headers: { ...good, 'content-length': '100000' },
      agent: false,
    });
    sent.on('error', () => undefined);
    sent.flushHeaders();
    const [answer] = await once(sent, 'response');
    expect(answer.statusCode).toBe(413);
    sent.destroy();
  });

  it('serves the page with a strict policy, and its hashed files for ever', async () => {
    const { send } = await served();
    const page = await send('/');
    expect(page.status).toBe(200);
    expect(page.body).toBe('<!doctype html>');
    expect(page.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
    const policy = String(page.headers['content-security-policy']);
    expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self'/);
    expect(policy).toContain("; connect-src 'self'; worker-src 'self' blob:; base-uri 'none'; ");
    expect(policy).toContain("form-action 'none'; frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|\*|http|script-src [^;]*(data|blob)/);
    const script = await send('/assets/app-1a2b.js?v=1');
    expect(script.body).toBe('export {};');
    expect(script.headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(script.headers['cache-control']).toContain('immutable');
    expect((await send('/', { method: 'HEAD' })).body).toBe('');
  });

  it('serves nothing from outside the page’s folder', async () => {
    const { send } = await served();
    const paths = [
      '/../secret.txt',
      '/%2e%2e/secret.txt',
      '/..%2fsecret.txt',
      '/%2e%2e%2fsecret.txt',
      '/assets/../../secret.txt',
      '/..\\secret.txt',
      '/%5c..%5csecret.txt',
      '/../page-private/secret.txt',
      '//secret.txt',
      '/index.html%00.txt',
      '/%',
      'http://127.0.0.1/../secret.txt',
      '/nothing.txt',
      '/assets',
    ];
    for (const target of paths) {
      const answer = await send(target);
      expect([target, answer.status]).toEqual([target, 404]);
      expect(answer.body).not.toContain('secret');
    }
  });

  it('allows no other methods', async () => {
    const { send, good } = await served();
    expect((await send('/', { method: 'POST', body: '' })).status).toBe(405);
    expect((await send('/call/host.info', { headers: good })).status).toBe(405);
    expect((await send('/call/host.info', { method: 'OPTIONS', headers: good })).status).toBe(405);
  });

  it('does not move to another port when its own is taken', async () => {
    const { server, url, parent } = await served();
    const { host } = await openHost(path.join(parent, 'second'));
    const again = serveBrowser({ host, pageRoot: parent, port: Number(url.port) });
    await expect(again).rejects.toThrow(PortOccupied);
    await server.close();
  });

  it('gives every run a token of its own', async () => {
    const [one, other] = [await served(), await served()];
    expect(one.token).toMatch(/^[\w-]{32}$/);
    expect(other.token).not.toBe(one.token);
  });
});
