import { version } from '../../package.json';
import { PortOccupied, serveBrowser, type BrowserHost } from '../browser-host';
import { createHost, type RunningHost } from '../services/create-host';
import { realFileSystem } from '../services/file-system';
import { browserPlaces, findBrowser } from '../services/print-browser';
import { chromiumPdf } from '../services/print-chromium';
import { addressOpener, revealOpener, runOpener } from '../services/system-opener';
import { defaultDataFolder, settingsFolder } from '../services/user-folders';
import { openingTrouble } from './opening-trouble';
import type { StartOptions } from './options';
import { PageTokens } from '../web/page-tokens';
import { findDocumentsFolder, userName, userPlace } from '../services/user-place';

/** Where the lines for the user and for other programs go. */
export interface Terminal {
  /** Standard output: nothing but the line READY <url>. */
  ready(line: string): void;
  /** Standard error: everything for people. */
  tell(line: string): void;
}

export type Serving =
  { readonly state: 'ready'; close(): Promise<void> } | { readonly state: 'failed'; readonly why: string };

/** Serves the page of `pageRoot` and tells where. */
export async function serveInBrowser(
  options: StartOptions,
  pageRoot: string,
  terminal: Terminal,
): Promise<Serving> {
  const place = userPlace();
  const dataFolder = options.dataFolder ?? defaultDataFolder(place);
  let running: RunningHost;
  try {
    running = await createHost({
      kind: 'browser',
      version,
      dataFolder,
      documentsFolder: await findDocumentsFolder(place),
      settingsFolder: settingsFolder(place),
      userName: userName(),
      pickPath: null,
      reveal: (file) => runOpener(revealOpener(file, place.platform)),
      renderPdf: chromiumPdf(() => findBrowser(browserPlaces(place))),
    });
  } catch (error) {
    return { state: 'failed', why: openingTrouble(error, dataFolder) };
  }
  let served: BrowserHost;
  try {
    const tokens = await PageTokens.of(realFileSystem, dataFolder);
    served = await serveBrowser({ host: running.host, pageRoot, port: options.port, tokens });
  } catch (error) {
    await running.close();
    return { state: 'failed', why: servingTrouble(error, options.port) };
  }
  terminal.ready(`READY ${served.url}`);
  terminal.tell('请在浏览器中打开上面的地址。结束时在此按 Ctrl+C，已保存的数据不受影响。');
  if (options.open && !(await runOpener(addressOpener(served.url, place.platform)))) {
    terminal.tell('浏览器没有自动打开，请自己打开上面的地址。');
  }
  return {
    state: 'ready',
    close: () => served.close().finally(() => running.close()),
  };
}

function servingTrouble(error: unknown, port: number): string {
  if (!(error instanceof PortOccupied)) return `端口 ${port} 不能使用：${String(error)}`;
  return (
    `端口 ${port} 已被其他程序占用，指标工作台没有启动。浏览器中的数据与端口绑定，不会自动换用别的端口。` +
    `请先关闭占用它的程序；确要换用，请加 --port，并在换用后从文件重建数据。`
  );
}
