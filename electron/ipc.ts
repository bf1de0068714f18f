import { ipcMain, type BrowserWindow, type IpcMainEvent, type IpcMainInvokeEvent } from 'electron';
import { hostCalls, type Host } from '../shared/host';
import type { CloseAnswer, MenuCommand } from '../shared/host-bridge';
import { CallRefused } from './services/call-refused';
import { dispatch } from './services/dispatch';
import {
  closeAnswerChannel,
  closeRequestChannel,
  commandChannel,
  hostChannel,
  type CloseAnswerMessage,
} from './shell/channels';
import { isPage } from './shell/origin';

/** Answers the calls of the page in `window`, and of nobody else. */
export function answerCalls(host: Host, window: () => BrowserWindow | null): void {
  for (const call of hostCalls) {
    ipcMain.handle(hostChannel(call), (event, request: unknown) => {
      if (!isFromPage(event, window())) throw new CallRefused('只有本程序的页面可以调用。');
      return dispatch(host, call, request);
    });
  }
}

export function sendCommand(window: BrowserWindow, command: MenuCommand): void {
  window.webContents.send(commandChannel, command);
}

let lastCloseRequest = 0;

/** Asks the page whether the window may close; rejects when the page is gone. */
export function askToClose(window: BrowserWindow): Promise<CloseAnswer> {
  const contents = window.webContents;
  if (contents.isCrashed() || contents.isDestroyed()) return Promise.reject(new Error('The page is gone'));
  lastCloseRequest += 1;
  const request = lastCloseRequest;
  return new Promise((resolve, reject) => {
    const hear = (event: IpcMainEvent, message: CloseAnswerMessage) => {
      if (!isFromPage(event, window) || message.request !== request) return;
      ipcMain.off(closeAnswerChannel, hear);
      resolve(message.answer === 'close' ? 'close' : 'stay');
    };
    ipcMain.on(closeAnswerChannel, hear);
    contents.once('render-process-gone', () => {
      ipcMain.off(closeAnswerChannel, hear);
      reject(new Error('The page is gone'));
    });
    contents.send(closeRequestChannel, request);
  });
}

function isFromPage(event: IpcMainEvent | IpcMainInvokeEvent, window: BrowserWindow | null): boolean {
  const { senderFrame, sender } = event;
  return isPage({
    frame: senderFrame === null ? null : { url: senderFrame.url, isMain: senderFrame.parent === null },
    ownWindow: window !== null && window.webContents === sender,
  });
}
