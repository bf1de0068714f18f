import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'vite';

const sources = path.resolve('test/bench/peers');

/** Builds the peers' pages and their host into a folder, as the program is built. */
export async function buildPeers(folder: string): Promise<void> {
  const common = { configFile: false, root: sources, logLevel: 'warn' } as const;
  const pages = ['start-up', 'saved', 'review', 'charts', 'sheet', 'sheet-peer'].map((name) =>
    path.join(sources, name, 'index.html'),
  );
  await build({
    ...common,
    base: '/',
    worker: { format: 'es' },
    build: {
      outDir: path.join(folder, 'pages'),
      emptyOutDir: true,
      target: 'chrome120',
      assetsInlineLimit: 0,
      modulePreload: false,
      chunkSizeWarningLimit: 1500,
      reportCompressedSize: false,
      rolldownOptions: { input: pages },
    },
  });
  await build({
    ...common,
    build: {
      ssr: path.join(sources, 'host/main.ts'),
      outDir: path.join(folder, 'host'),
      emptyOutDir: true,
      target: 'node20',
    },
  });
}

export interface PeerHost {
  /** Origin of the pages, without a slash at its end. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts the built host of the peers as a process of its own, as the program's host is one. */
export async function startPeerHost(folder: string): Promise<PeerHost> {
  const script = path.join(folder, 'host/main.js');
  const parameters = [script, path.join(folder, 'pages'), path.join(folder, 'appended')];
  const child = spawn(process.execPath, parameters, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /^READY (\S+)$/.exec(line)?.[1];
    if (url === undefined) continue;
    return {
      url,
      stop: async () => {
        child.kill('SIGKILL');
        await ended;
      },
    };
  }
  throw new Error('the host of the peers did not start');
}
