/** The page's own files, as both hosts serve them. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';

export interface StaticAnswer {
  readonly status: 200 | 404;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** The page may load and reach nothing but its own origin; styles and scripts only from files. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  // The hash is that of an empty <style>: libraries put one in, renderer/ui/style-shim.ts takes its text elsewhere.
  "style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/** Files whose names carry a hash of their content never change. */
const hashedFolder = `assets${path.sep}`;

/** The file that a URL's path names inside the page's folder; null where it leads out of it or cannot be one. */
export function staticFile(pageRoot: string, urlPath: string): string | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(urlPath);
  } catch {
    return null;
  }
  if (!decoded.startsWith('/') || /[\0\\:]/.test(decoded)) return null;
  const root = path.resolve(pageRoot);
  const file = path.resolve(root, `.${decoded === '/' ? '/index.html' : decoded}`);
  return file.startsWith(root + path.sep) ? file : null;
}

/** Answers a request for a file of the page. */
export async function staticAnswer(pageRoot: string, urlPath: string): Promise<StaticAnswer> {
  const file = staticFile(pageRoot, urlPath);
  const type = file === null ? undefined : types[path.extname(file).toLowerCase()];
  if (file === null || type === undefined) return notFound();
  try {
    const body = await readFile(file);
    return {
      status: 200,
      headers: { ...securityHeaders, 'content-type': type, ...caching(pageRoot, file) },
      body,
    };
  } catch {
    return notFound();
  }
}

function caching(pageRoot: string, file: string): Readonly<Record<string, string>> {
  const hashed = path.relative(pageRoot, file).startsWith(hashedFolder);
  return { 'cache-control': hashed ? 'public, max-age=31536000, immutable' : 'no-cache' };
}

function notFound(): StaticAnswer {
  const headers = {
    ...securityHeaders,
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
  };
  return { status: 404, headers, body: Buffer.from('没有这个文件。') };
}
