import path from 'node:path';
import { parseArgs } from 'node:util';
import { defaultBrowserPort } from '../../shared/host';

export interface StartOptions {
  /** Serve to a browser without trying the desktop window. */
  readonly browser: boolean;
  readonly port: number;
  /** Absolute; null for the default data folder. */
  readonly dataFolder: string | null;
  /** Open the user's browser by itself. */
  readonly open: boolean;
}

export type ParsedOptions =
  | { readonly state: 'start'; readonly options: StartOptions }
  | { readonly state: 'help' }
  | { readonly state: 'refused'; readonly why: string };

export const usage = `用法：npm start -- [选项]

  --browser      不使用桌面窗口，在浏览器中打开
  --port 端口    浏览器方式使用的端口，默认 ${defaultBrowserPort}；浏览器中的数据与端口绑定
  --data 文件夹  数据文件夹，默认在用户的配置文件夹下
  --no-open      不自动打开浏览器
  --help         显示本说明`;

/** Reads the arguments of `npm start --`; `workingFolder` is what a relative data folder is relative to. */
export function parseOptions(args: readonly string[], workingFolder: string): ParsedOptions {
  const parsed = readArguments(args);
  if (parsed === null) return { state: 'refused', why: `不认识的选项：${args.join(' ')}` };
  if (parsed.help === true) return { state: 'help' };
  const port = parsed.port === undefined ? defaultBrowserPort : readPort(parsed.port);
  if (port === null) return { state: 'refused', why: `端口应是 1 至 65535 的整数，不是“${parsed.port}”。` };
  if (parsed.data === '') return { state: 'refused', why: '--data 之后应给出文件夹。' };
  return {
    state: 'start',
    options: {
      browser: parsed.browser === true,
      port,
      dataFolder: parsed.data === undefined ? null : path.resolve(workingFolder, parsed.data),
      open: parsed['no-open'] !== true,
    },
  };
}

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        browser: { type: 'boolean' },
        port: { type: 'string' },
        data: { type: 'string' },
        'no-open': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch {
    return null;
  }
}

function readPort(text: string): number | null {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  return port >= 1 && port <= 65_535 ? port : null;
}
