import { readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import {
  BrowserWindow,
  dialog,
  nativeTheme,
  screen,
  type OpenDialogOptions,
  type SaveDialogOptions,
} from 'electron';
import type { ChooseKind, FileKind, PaperRequest, PaperResult } from '../shared/host';
import { askToClose } from './ipc';
import { mayClose } from './shell/closing';
import { Crashes } from './shell/crashes';
import { pageUrl } from './shell/origin';
import {
  firstState,
  placeWindow,
  readWindowState,
  smallestWindow,
  type WindowState,
} from './shell/window-state';

/** Milliseconds for the page to save and answer before the user is asked. */
const closePatience = 5_000;

export interface WindowOptions {
  readonly preload: string;
  /** File that remembers size and place. */
  readonly stateFile: string;
  /** Called when the window is on the screen for the first time. */
  readonly shown: () => void;
}

export function openWindow(options: WindowOptions): BrowserWindow {
  const state = readState(options.stateFile);
  const { workArea } = screen.getPrimaryDisplay();
  const screens = [workArea, ...screen.getAllDisplays().map((display) => display.workArea)];
  const window = new BrowserWindow({
    ...placeWindow(state.box, screens),
    minWidth: smallestWindow.width,
    minHeight: smallestWindow.height,
    title: '指标工作台',
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1d2127' : '#ffffff',
    webPreferences: {
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
    },
  });
  window.once('show', options.shown);
  window.once('ready-to-show', () => {
    if (state.maximized) window.maximize();
    window.show();
  });
  guardClosing(window, options.stateFile);
  reloadAfterCrash(window);
  void window.loadURL(pageUrl);
  return window;
}

const fileKinds: Readonly<Record<FileKind, string>> = {
  xlsx: 'Excel 工作簿',
  csv: 'CSV 文件',
  json: 'JSON 文件',
  txt: '文本文件',
  iwb: '指标工作台备份',
  pdf: 'PDF 文件',
  png: 'PNG 图片',
  svg: 'SVG 矢量图',
};

/** The system's save dialog; null when cancelled. */
export async function askForPath(
  window: BrowserWindow | null,
  kind: FileKind,
  suggestedPath: string,
): Promise<string | null> {
  const options: SaveDialogOptions = {
    title: '保存',
    defaultPath: suggestedPath,
    filters: [{ name: fileKinds[kind], extensions: [kind] }],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  };
  const { canceled, filePath } = await (window === null
    ? dialog.showSaveDialog(options)
    : dialog.showSaveDialog(window, options));
  return canceled || filePath === '' ? null : filePath;
}

const chooseTitles: Readonly<Record<ChooseKind, string>> = {
  backup: '选择备份文件',
  folder: '选择存有备份的文件夹',
  secondFolder: '选择第二文件夹',
  exportFolder: '选择存放图片的文件夹',
};

/** The system's dialog for something that exists; null when cancelled. */
export async function askForExisting(
  window: BrowserWindow | null,
  kind: ChooseKind,
  suggestedPath: string,
): Promise<string | null> {
  const options: OpenDialogOptions = {
    title: chooseTitles[kind],
    defaultPath: suggestedPath,
    filters: kind === 'backup' ? [{ name: fileKinds.iwb, extensions: ['iwb'] }] : [],
    properties: kind === 'backup' ? ['openFile'] : ['openDirectory', 'createDirectory'],
  };
  const { canceled, filePaths } = await (window === null
    ? dialog.showOpenDialog(options)
    : dialog.showOpenDialog(window, options));
  return canceled ? null : (filePaths[0] ?? null);
}

/** A document in a window that is never shown and runs no script; gone when `work` has ended. */
async function withPaper<T>(html: string, work: (window: BrowserWindow) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'workbench-print-'));
  const window = new BrowserWindow({
    show: false,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, javascript: false },
  });
  try {
    const file = path.join(folder, 'document.html');
    await writeFile(file, html, { mode: 0o600 });
    await window.loadFile(file);
    return await work(window);
  } finally {
    if (!window.isDestroyed()) window.destroy();
    await rm(folder, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
  }
}

/** One PDF file of a document, each page in the size that it names. The signal ends it. */
export function renderPdf(html: string, signal: AbortSignal): Promise<Uint8Array> {
  return withPaper(html, async (window) => {
    signal.throwIfAborted();
    const gone = new Promise<never>((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(new Error('已取消。')), { once: true });
    });
    const printing = window.webContents.printToPDF({ preferCSSPageSize: true, printBackground: true });
    return await Promise.race([printing, gone]);
  });
}

/** The system's print dialog for sheets of one kind. */
export function printPaper({ html, paper, orientation, doubleSided }: PaperRequest): Promise<PaperResult> {
  return withPaper(html, (window) => {
    const options = {
      pageSize: paper,
      landscape: orientation === 'landscape',
      duplexMode: doubleSided ? ('longEdge' as const) : ('simplex' as const),
      printBackground: true,
      margins: { marginType: 'none' as const },
    };
    return new Promise<PaperResult>((resolve) => {
      window.webContents.print(options, (success, reason) => {
        if (success) resolve({ state: 'printed' });
        else if (/cancel/i.test(reason)) resolve({ state: 'cancelled' });
        else resolve({ state: 'failed', detail: reason });
      });
    });
  });
}

function readState(file: string): WindowState {
  try {
    return readWindowState(readFileSync(file, 'utf8'));
  } catch {
    return firstState;
  }
}

function guardClosing(window: BrowserWindow, stateFile: string): void {
  let asking = false;
  window.on('close', (event) => {
    event.preventDefault();
    if (asking) return;
    asking = true;
    void mayClose({
      askPage: () => askToClose(window),
      askUser: (withdrawn) => askUserToWait(window, withdrawn),
      patience: () => wait(closePatience),
    }).then((closes) => {
      asking = false;
      if (!closes) return;
      rememberState(window, stateFile);
      window.destroy();
    });
  });
}

function rememberState(window: BrowserWindow, file: string): void {
  const state: WindowState = { box: window.getNormalBounds(), maximized: window.isMaximized() };
  try {
    writeFileSync(file, JSON.stringify(state));
  } catch {
    // The next window opens in the usual place; nothing of the user's work depends on it.
  }
}

async function askUserToWait(window: BrowserWindow, withdrawn: AbortSignal): Promise<'wait' | 'close'> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: '页面还没有保存完。',
    detail: '现在关闭，最后几项尚未保存的修改会丢失，已保存的数据不受影响。',
    buttons: ['继续等待', '仍然关闭'],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
    signal: withdrawn,
  });
  return response === 1 ? 'close' : 'wait';
}

function reloadAfterCrash(window: BrowserWindow): void {
  const crashes = new Crashes();
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    const { again, message, detail, button } = crashes.note(reason, Date.now());
    void dialog
      .showMessageBox(window, { type: 'error', message, detail, buttons: [button], noLink: true })
      .then(() => (again ? window.loadURL(pageUrl) : window.destroy()));
  });
}
