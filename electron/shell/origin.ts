/** The page's address in Electron. Its origin is the key of the page's database: neither part may ever change. */
export const pageScheme = 'app';
const pageOrigin = `${pageScheme}://workbench`;
export const pageUrl = `${pageOrigin}/`;

/** The path that a URL of the page's origin asks for; null for any other URL. */
export function pagePath(url: string): string | null {
  try {
    const { protocol, host, pathname } = new URL(url);
    return `${protocol}//${host}` === pageOrigin ? pathname : null;
  } catch {
    return null;
  }
}

/** Who speaks over IPC, as far as it matters. */
export interface Sender {
  /** Null once the frame is gone. */
  readonly frame: { readonly url: string; readonly isMain: boolean } | null;
  /** The web contents are those of the program's window. */
  readonly ownWindow: boolean;
}

/** Only the page itself may call the host: not a frame in it, not another window, not another address. */
export function isPage(sender: Sender): boolean {
  const { frame, ownWindow } = sender;
  return ownWindow && frame !== null && frame.isMain && pagePath(frame.url) !== null;
}
