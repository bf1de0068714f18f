/** The desktop program: one instance, one window, one data folder. */
import { writeSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, dialog, shell, type BrowserWindow } from 'electron';
import { answerCalls } from './ipc';
import { openingTrouble } from './launch/opening-trouble';
import { reports, type Report } from './launch/reports';
import { userName, userPlace } from './services/user-place';
import { installMenu } from './menu';
import { registerPageScheme, servePage } from './protocol';
import { lockDown } from './security';
import { createHost, type RunningHost } from './services/create-host';
import { defaultDataFolder, profileFolder } from './services/user-folders';
import { dataFolderArgument } from './shell/arguments';
import { askForPath, openWindow } from './window';

const here = path.dirname(fileURLToPath(import.meta.url));
const place = userPlace();
const dataFolder = dataFolderArgument(process.argv, process.cwd()) ?? defaultDataFolder(place);
const profile = profileFolder(place, dataFolder);

let window: BrowserWindow | null = null;
let running: RunningHost | null = null;

// The profile comes first: Electron keeps the lock of the single instance there.
app.setPath('userData', profile);
if (app.requestSingleInstanceLock()) {
  registerPageScheme();
  app.enableSandbox();
  app.on('second-instance', showWindow);
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', closeHost);
  void app.whenReady().then(start);
} else {
  report('alreadyRunning');
  app.exit(0);
}

async function start(): Promise<void> {
  lockDown();
  servePage(path.join(here, '..', 'renderer'));
  try {
    running = await createHost({
      kind: 'electron',
      version: app.getVersion(),
      dataFolder,
      documentsFolder: app.getPath('documents'),
      userName: userName(),
      pickPath: (kind, suggestedPath) => askForPath(window, kind, suggestedPath),
      reveal: (file) => {
        shell.showItemInFolder(file);
        return Promise.resolve(true);
      },
    });
  } catch (error) {
    report('stopped');
    dialog.showErrorBox('指标工作台', openingTrouble(error, dataFolder));
    app.exit(1);
    return;
  }
  answerCalls(running.host, () => window);
  installMenu(() => window, dataFolder);
  window = openWindow({
    preload: path.join(here, 'preload.cjs'),
    stateFile: path.join(profile, 'window.json'),
    shown: () => report('shown'),
  });
  window.once('closed', () => (window = null));
}

function showWindow(): void {
  if (window?.isMinimized() === true) window.restore();
  window?.focus();
}

/** Quits once the data folder is free again. */
function closeHost(event: { preventDefault(): void }): void {
  if (running === null) return;
  event.preventDefault();
  const { close } = running;
  running = null;
  void close().finally(() => app.quit());
}

/** To the start script, at once: the program may end next. There may be no start script. */
function report(what: Report): void {
  try {
    writeSync(process.stdout.fd, `${reports[what]}\n`);
  } catch {
    // Nobody listens.
  }
}
