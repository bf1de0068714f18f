import { protocol } from 'electron';
import { pagePath, pageScheme } from './shell/origin';
import { staticAnswer } from './web/static-files';

/** Must be called before the app is ready. */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: pageScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

/** Serves the page's files at app://workbench. */
export function servePage(pageRoot: string): void {
  protocol.handle(pageScheme, async (request) => {
    const path = pagePath(request.url);
    if (path === null || request.method !== 'GET') return new Response(null, { status: 404 });
    const { status, headers, body } = await staticAnswer(pageRoot, path);
    return new Response(Uint8Array.from(body), { status, headers });
  });
}
