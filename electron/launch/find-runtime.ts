import { spawn } from 'node:child_process';
import { access, readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { endProcessTree } from './process-tree';

export interface RuntimePlace {
  /** The installed npm package "electron". */
  readonly packageFolder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
}

export interface FetchOptions {
  /** Milliseconds for the whole of it. */
  readonly patience: number;
  /** Told when fetching begins. */
  readonly fetching: () => void;
  /** Ends the attempt. */
  readonly interrupted: AbortSignal;
}

export type FoundRuntime =
  | { readonly state: 'found'; readonly executable: string }
  | { readonly state: 'missing'; readonly why: string };

/** Milliseconds for fetching the runtime, some 110 MB, when it is not there yet. */
export const fetchPatience = 120_000;

/**
 * Electron's executable. Its package leaves the runtime to be fetched on first use; that is tried in bounded
 * time, from the mirror that ELECTRON_MIRROR names. A runtime that ELECTRON_OVERRIDE_DIST_PATH names is taken as it is.
 */
export async function findRuntime(place: RuntimePlace, options: FetchOptions): Promise<FoundRuntime> {
  const override = place.environment['ELECTRON_OVERRIDE_DIST_PATH'];
  if (override !== undefined && override !== '') {
    const executable = path.join(override, executableName(place.platform));
    if (await exists(executable)) return { state: 'found', executable };
    return { state: 'missing', why: `指定的文件夹 ${override} 里没有 Electron 运行环境` };
  }
  const installed = await installedRuntime(place);
  if (installed !== null) return { state: 'found', executable: installed };
  options.fetching();
  const trouble = await fetchRuntime(place, options);
  const fetched = trouble === null ? await installedRuntime(place) : null;
  if (fetched !== null) return { state: 'found', executable: fetched };
  return { state: 'missing', why: `未能取得 Electron 运行环境（${trouble ?? '安装后仍找不到'}）` };
}

function executableName(platform: NodeJS.Platform): string {
  if (platform === 'darwin') return path.join('Electron.app', 'Contents', 'MacOS', 'Electron');
  return platform === 'win32' ? 'electron.exe' : 'electron';
}

/** The runtime that the package has fetched whole and in its own version; null where there is none. */
async function installedRuntime({ packageFolder, platform }: RuntimePlace): Promise<string | null> {
  try {
    const { version } = JSON.parse(await readFile(path.join(packageFolder, 'package.json'), 'utf8'));
    const fetched = await readFile(path.join(packageFolder, 'dist', 'version'), 'utf8');
    await access(path.join(packageFolder, 'path.txt'));
    const executable = path.join(packageFolder, 'dist', executableName(platform));
    return fetched.trim().replace(/^v/, '') === version && (await exists(executable)) ? executable : null;
  } catch {
    return null;
  }
}

/** Runs the package's own installer; answers what went wrong, null where it says that it is done. */
async function fetchRuntime(place: RuntimePlace, options: FetchOptions): Promise<string | null> {
  const child = spawn(process.execPath, [path.join(place.packageFolder, 'install.js')], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: place.environment,
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  let output = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output = (output + text).slice(-10_000)));
  const ended = new Promise<string | null>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code) => resolve(code === 0 ? null : firstError(output)));
  });
  const decided = new AbortController();
  const over = AbortSignal.any([decided.signal, options.interrupted]);
  const tooLong = () => `${options.patience / 1_000} 秒内没有下载完`;
  const late = wait(options.patience, undefined, { signal: over }).then(tooLong, tooLong);
  const trouble = await Promise.race([ended, late]).finally(() => decided.abort());
  await endProcessTree(child);
  return trouble;
}

/** What the installer complains about, in one line. */
function firstError(output: string): string {
  const lines = output.split('\n').map((line) => line.trim());
  const told = lines.find((line) => /error/i.test(line)) ?? lines.find((line) => line !== '');
  if (told === undefined) return '安装程序没有说明原因';
  return told === 'TypeError: fetch failed' ? '下载站连接不上' : told.slice(0, 200);
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
