import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { BrowserWindow, dialog, nativeTheme, screen, type SaveDialogOptions } from 'electron';
import type { FileKind } from '../shared/host';
import { askToClose } from './ipc';
import { mayClose } from './shell/closing';
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

/** More crashes of the page than this are not answered by loading it again. */
const reloadsAllowed = 3;

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
  let reloads = 0;
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    reloads += 1;
    const again = reloads <= reloadsAllowed;
    void dialog
      .showMessageBox(window, {
        type: 'error',
        message: '页面意外停止。',
        detail: `已保存的数据都在，最后一项未保存的修改可能丢失。（${reason}）`,
        buttons: [again ? '重新载入' : '关闭'],
        noLink: true,
      })
      .then(() => (again ? window.loadURL(pageUrl) : window.destroy()));
  });
}
