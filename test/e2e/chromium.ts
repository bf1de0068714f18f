import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

/** What looking for a browser needs of the computer. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly isRoot: boolean;
  readonly exists: (file: string) => boolean;
  /** Runs a program and gives what it printed; null where it is missing or failed. */
  readonly run: (program: string, parameters: readonly string[]) => string | null;
  readonly announce: (text: string) => void;
}

function thisMachine(): Machine {
  return {
    platform: process.platform,
    environment: process.env,
    isRoot: process.getuid?.() === 0,
    exists: existsSync,
    run: (program, parameters) => {
      const { status, stdout } = spawnSync(program, parameters, {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'inherit'],
        maxBuffer: Number.POSITIVE_INFINITY,
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      });
      return status === 0 ? stdout : null;
    },
    announce: (text) => process.stderr.write(`${text}\n`),
  };
}

const linuxPrograms = [
  'google-chrome',
  'google-chrome-stable',
  'chromium',
  'chromium-browser',
  'microsoft-edge',
  'microsoft-edge-stable',
];
const macPrograms = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
const windowsPrograms = ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'];

/** The one command that installs a browser, on systems where it is not installed by this file. */
const commands: Partial<Record<NodeJS.Platform, string>> = {
  linux: 'sudo apt-get install -y chromium fonts-noto-cjk',
  darwin: 'brew install --cask google-chrome',
  win32: 'winget install Google.Chrome',
};

/**
 * The program file of an installed Chromium, Chrome or Edge; CHROMIUM_PATH goes before all. On Linux, root gets what is
 * missing, browser or Chinese fonts, from apt-get. Throws with the command to run where that is not possible: the
 * end-to-end tests are never skipped.
 */
export function findChromium(machine: Machine = thisMachine()): string {
  const chosen = machine.environment['CHROMIUM_PATH'];
  if (chosen && !machine.exists(chosen))
    throw new Error(`CHROMIUM_PATH is ${chosen}, and there is no such file.`);
  const program = chosen || installed(machine) || (install(machine, 'chromium'), installed(machine));
  if (!program) throw missing(machine, 'Chromium');
  if (machine.platform === 'linux' && !hasChineseFonts(machine)) {
    install(machine, 'fonts-noto-cjk');
    if (!hasChineseFonts(machine)) throw missing(machine, 'Chinese fonts');
  }
  return program;
}

function installed({ platform, environment, exists }: Machine): string | undefined {
  if (platform === 'darwin')
    return macPrograms.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`).find(exists);
  if (platform === 'win32') {
    const roots = ['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData'].map((name) => environment[name]);
    return roots
      .flatMap((root) => (root ? windowsPrograms.map((program) => path.win32.join(root, program)) : []))
      .find(exists);
  }
  const folders = (environment['PATH'] ?? '').split(':').filter((folder) => folder !== '');
  return linuxPrograms.flatMap((name) => folders.map((folder) => `${folder}/${name}`)).find(exists);
}

/** Any font for Chinese will do: without one, every text is a row of boxes. */
function hasChineseFonts(machine: Machine): boolean {
  return (machine.run('fc-list', [':lang=zh', 'family']) ?? '').trim() !== '';
}

/** Whether it worked is for the caller to see. */
function install({ platform, isRoot, run, announce }: Machine, name: string): void {
  if (platform !== 'linux' || !isRoot) return;
  announce(`${name} is missing for the end-to-end tests: installing it with apt-get.`);
  run('apt-get', ['update', '-qq']);
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name]);
}

function missing({ platform }: Machine, what: string): Error {
  const command = commands[platform];
  const advice = command === undefined ? 'Install Chrome or Chromium' : `Install with: ${command}`;
  return new Error(`${what} not found for the end-to-end tests. ${advice} (or set CHROMIUM_PATH).`);
}

/** Flags for a browser that is driven by a test and must stay silent on the network. */
export function chromiumFlags({ isRoot }: Pick<Machine, 'isRoot'> = thisMachine()): readonly string[] {
  return [
    '--headless=new',
    '--disable-gpu',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-quic',
    // Chromium's sandbox refuses to work for root. The program itself never runs without its sandbox.
    ...(isRoot ? ['--no-sandbox'] : []),
  ];
}
