import { app, session, type WebContents } from 'electron';
import { isGranted } from './shell/permissions';
import { pagePath } from './shell/origin';

const network = ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*'];

/** Keeps every web contents on the page it was given, and away from the network. Must be called when the app is ready. */
export function lockDown(): void {
  app.on('web-contents-created', (_event, contents) => lockContents(contents));
  const { defaultSession } = session;
  defaultSession.setSpellCheckerEnabled(false);
  defaultSession.webRequest.onBeforeRequest({ urls: network }, (_details, answer) =>
    answer({ cancel: true }),
  );
  defaultSession.setPermissionRequestHandler((_contents, permission, answer, details) => {
    answer(isGranted(permission, pagePath(details.requestingUrl) !== null));
  });
  defaultSession.setPermissionCheckHandler((_contents, permission, origin) => {
    return isGranted(permission, pagePath(origin) !== null);
  });
  defaultSession.setDevicePermissionHandler(() => false);
}

function lockContents(contents: WebContents): void {
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
