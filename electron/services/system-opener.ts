/** Hands files and addresses to the programs of the desktop, without a shell in between. */
import { spawn } from 'node:child_process';
import path from 'node:path';

interface Opener {
  readonly command: string;
  readonly arguments: readonly string[];
  /** Explorer wants its quotes exactly as they are given, and answers 1 also when it did as it was asked. */
  readonly windowsExplorer?: true;
}

/** Long enough for an opener to say that it cannot; those that stay alive have opened something. */
const patience = 3_000;

export function revealOpener(file: string, platform: NodeJS.Platform): Opener {
  if (platform === 'win32') {
    return { command: 'explorer.exe', arguments: [`/select,"${file}"`], windowsExplorer: true };
  }
  if (platform === 'darwin') return { command: 'open', arguments: ['-R', file] };
  return { command: 'xdg-open', arguments: [path.posix.dirname(file)] };
}

export function addressOpener(url: string, platform: NodeJS.Platform): Opener {
  if (platform === 'win32') {
    return { command: 'rundll32.exe', arguments: ['url.dll,FileProtocolHandler', url] };
  }
  return { command: platform === 'darwin' ? 'open' : 'xdg-open', arguments: [url] };
}

/** Answers false where the desktop has no such program or it fails. */
export function runOpener(opener: Opener): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(opener.command, opener.arguments, {
      stdio: 'ignore',
      detached: process.platform !== 'win32',
      windowsVerbatimArguments: opener.windowsExplorer === true,
    });
    child.unref();
    const timer = setTimeout(() => resolve(true), patience);
    const answer = (opened: boolean) => {
      clearTimeout(timer);
      resolve(opened);
    };
    child.once('error', () => answer(false));
    child.once('exit', (code) => answer(code === 0 || opener.windowsExplorer === true));
  });
}
