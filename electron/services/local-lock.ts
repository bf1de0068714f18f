/**
 * A lock on a folder among the processes of one computer. It is a listening socket whose name is made from the folder's
 * path: the operating system gives it back the moment the process ends, however it ends.
 */
import { createHash } from 'node:crypto';
import { connect, createServer, type Server } from 'node:net';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { errorCode } from './file-system';

export interface LocalLock {
  release(): Promise<void>;
}

/** Null where another process of this computer holds the folder. `folder` is its real path. */
export async function takeLocalLock(folder: string): Promise<LocalLock | null> {
  const address = lockAddress(folder, process.platform);
  const server =
    (await listen(address.name)) ?? (address.leavesFile ? await listenAfterStale(address.name) : null);
  if (server === null) return null;
  server.unref();
  return { release: () => new Promise((resolve) => server.close(() => resolve())) };
}

interface LockAddress {
  readonly name: string;
  /** The name is a file, which a killed process leaves behind. */
  readonly leavesFile: boolean;
}

export function lockAddress(folder: string, platform: NodeJS.Platform): LockAddress {
  // Windows names the same folder in any case.
  const text = platform === 'win32' ? folder.toLowerCase() : folder;
  const name = `indicator-workbench-${createHash('sha256').update(text).digest('hex').slice(0, 32)}`;
  if (platform === 'win32') return { name: `\\\\.\\pipe\\${name}`, leavesFile: false };
  if (platform === 'linux') return { name: `\0${name}`, leavesFile: false };
  return { name: path.join(tmpdir(), `${name}.sock`), leavesFile: true };
}

function listen(name: string): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer((connection) => connection.destroy());
    server.once('error', (error) => (errorCode(error) === 'EADDRINUSE' ? resolve(null) : reject(error)));
    server.listen(name, () => resolve(server));
  });
}

/** Where nobody answers on the socket file, its process is gone. */
async function listenAfterStale(name: string): Promise<Server | null> {
  if (await answers(name)) return null;
  await rm(name, { force: true });
  return listen(name);
}

function answers(name: string): Promise<boolean> {
  return new Promise((resolve) => {
    const connection = connect(name);
    connection.once('connect', () => resolve(true));
    connection.once('error', () => resolve(false));
    connection.once('close', () => connection.destroy());
  });
}
