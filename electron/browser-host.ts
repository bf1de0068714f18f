/** Serves the page and the host's services to a browser on this computer, over loopback HTTP. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Host } from '../shared/host';
import { decodeWire, encodeWire } from '../shared/wire';
import { CallRefused } from './services/call-refused';
import { dispatch } from './services/dispatch';
import { errorCode } from './services/file-system';
import { PageTokens } from './web/page-tokens';
import { callPath, requestRefusal, type HttpRefusal } from './web/request-guard';
import { securityHeaders, staticAnswer } from './web/static-files';

const loopback = '127.0.0.1';

/** The longest request: the longest batch of the journal and some. */
const bodyLimit = 272 << 20;

export interface BrowserHostOptions {
  readonly host: Host;
  /** Folder of the built page. */
  readonly pageRoot: string;
  /** 0 lets the system choose, for tests; the page's database belongs to the port. */
  readonly port: number;
  /** Those of this run alone where none are given. */
  readonly tokens?: PageTokens;
  /** The most bytes of a request. */
  readonly bodyLimit?: number;
}

export interface BrowserHost {
  /** Opens the page, with the token of this run in its fragment. */
  readonly url: string;
  close(): Promise<void>;
}

export class PortOccupied extends Error {}

/** Throws PortOccupied where another program listens on the port. */
export async function serveBrowser(options: BrowserHostOptions): Promise<BrowserHost> {
  const tokens = options.tokens ?? PageTokens.ofThisRun();
  const server = createServer();
  const origin = `http://${loopback}:${await listen(server, options.port)}`;
  server.on('request', (request, response) => void answer(request, response, { ...options, origin, tokens }));
  return { url: `${origin}/#token=${tokens.own}`, close: () => close(server) };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      reject(errorCode(error) === 'EADDRINUSE' ? new PortOccupied(String(port), { cause: error }) : error);
    });
    server.listen(port, loopback, () => {
      const address = server.address();
      resolve(address !== null && typeof address === 'object' ? address.port : port);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    // A call under way may end; a connection that a browser keeps open for later may not keep us.
    setTimeout(() => server.closeAllConnections(), 1_000).unref();
  });
}

type Serving = BrowserHostOptions & { readonly origin: string; readonly tokens: PageTokens };

async function answer(request: IncomingMessage, response: ServerResponse, serving: Serving): Promise<void> {
  const path = (request.url ?? '/').replace(/[?#].*$/s, '');
  const { method = 'GET', headers } = request;
  const refusal = requestRefusal({ method, path, headers }, serving.origin, (token) =>
    serving.tokens.accepts(token),
  );
  try {
    if (refusal !== null) return refuse(request, response, refusal);
    if (path.startsWith(callPath))
      return await answerCall(request, response, path.slice(callPath.length), serving);
    const file = await staticAnswer(serving.pageRoot, path);
    response.writeHead(file.status, { ...file.headers, 'content-length': file.body.length });
    response.end(method === 'HEAD' ? undefined : file.body);
  } catch {
    // The browser went away in the middle; there is nobody left to answer.
    response.destroy();
  }
}

async function answerCall(
  request: IncomingMessage,
  response: ServerResponse,
  name: string,
  serving: Serving,
): Promise<void> {
  const body = await readBody(request, serving.bodyLimit ?? bodyLimit);
  if (body === null) return refuse(request, response, { status: 413, message: '请求的内容过长。' });
  try {
    const value = await dispatch(serving.host, name, decodeWire(body));
    send(response, 200, { ok: value ?? null });
  } catch (error) {
    const refused = error instanceof CallRefused || error instanceof SyntaxError;
    send(response, refused ? 400 : 500, { error: error instanceof Error ? error.message : String(error) });
  }
}

/** Null where it is longer than the limit; the rest is not taken in. */
async function readBody(request: IncomingMessage, limit: number): Promise<string | null> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return null;
  const chunks: Buffer[] = [];
  let length = 0;
  // Destroyed, the connection could not carry the refusal.
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > limit) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function refuse(request: IncomingMessage, response: ServerResponse, refusal: HttpRefusal): void {
  // What is still coming of the request is not wanted: the connection ends with the answer.
  if (!request.complete) response.setHeader('connection', 'close');
  send(response, refusal.status, { error: refusal.message });
}

function send(response: ServerResponse, status: number, value: unknown): void {
  const body = Buffer.from(encodeWire(value));
  response.writeHead(status, {
    ...securityHeaders,
    'content-type': 'application/json; charset=utf-8',
    'content-length': body.length,
    'cache-control': 'no-store',
  });
  response.end(body);
}
