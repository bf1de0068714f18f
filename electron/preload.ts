import { contextBridge, ipcRenderer } from 'electron';
import { hostCalls, type HostAnswer, type HostCall, type HostRequest } from '../shared/host';
import type { CloseAnswer, MenuCommand, PreloadBridge } from '../shared/host-bridge';
import {
  closeAnswerChannel,
  closeRequestChannel,
  commandChannel,
  hostChannel,
  type CloseAnswerMessage,
  type CloseRequestMessage,
} from './shell/channels';

type CloseListener = () => CloseAnswer | Promise<CloseAnswer>;

let closeListener: CloseListener | null = null;

ipcRenderer.on(closeRequestChannel, (_event, request: CloseRequestMessage) => {
  void closeAnswer().then((answer) => {
    ipcRenderer.send(closeAnswerChannel, { request, answer } satisfies CloseAnswerMessage);
  });
});

async function closeAnswer(): Promise<CloseAnswer> {
  try {
    return closeListener === null ? 'close' : await closeListener();
  } catch {
    return 'stay';
  }
}

const bridge = {
  call<C extends HostCall>(name: C, request: HostRequest<C>): Promise<HostAnswer<C>> {
    if (!hostCalls.includes(name)) return Promise.reject(new Error('没有这个调用。'));
    return ipcRenderer.invoke(hostChannel(name), request);
  },
  onCommand(listener: (command: MenuCommand) => void) {
    const hear = (_event: unknown, command: MenuCommand) => listener(command);
    ipcRenderer.on(commandChannel, hear);
    return () => void ipcRenderer.off(commandChannel, hear);
  },
  onCloseRequested(listener: CloseListener) {
    closeListener = listener;
    return () => {
      if (closeListener === listener) closeListener = null;
    };
  },
} satisfies PreloadBridge;

contextBridge.exposeInMainWorld('workbench', bridge);
