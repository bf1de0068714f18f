/** The desktop program: one instance, one window, one data folder. */
import { mkdtempSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as wait } from 'node:timers/promises';
import { app, dialog, powerMonitor, shell, type BrowserWindow } from 'electron';
import { answerCalls, askToClose } from './ipc';
import { newerProfileTrouble, openingTrouble } from './launch/opening-trouble';
import { reports, type Report } from './launch/reports';
import { userName, userPlace } from './services/user-place';
import { installMenu } from './menu';
import { registerPageScheme, servePage } from './protocol';
import { lockDown } from './security';
import { createHost, type RunningHost } from './services/create-host';
import { newerProfile, recordProfile } from './services/profile-version';
import { defaultDataFolder, profileFolder, settingsFolder } from './services/user-folders';
import { dataFolderArgument } from './shell/arguments';
import { SessionEnd } from './shell/session-end';
import { askForExisting, askForPath, openWindow, printPaper, renderPdf } from './window';

const here = path.dirname(fileURLToPath(import.meta.url));
const place = userPlace();
const dataFolder = dataFolderArgument(process.argv, process.cwd()) ?? defaultDataFolder(place);
const profile = profileFolder(place, dataFolder);

let window: BrowserWindow | null = null;
let running: RunningHost | null = null;

if (newerProfile(profile, process.versions.chrome) !== null) {
  refuseProfile();
} else {
  begin();
}

function begin(): void {
  // The profile comes first: Electron keeps the lock of the single instance there.
  app.setPath('userData', profile);
  if (!app.requestSingleInstanceLock()) {
    report('alreadyRunning');
    app.exit(0);
    return;
  }
  recordProfile(profile, process.versions.chrome);
  registerPageScheme();
  // Date fields and the like speak the language of the program, whatever that of the system.
  app.commandLine.appendSwitch('lang', 'zh-CN');
  app.enableSandbox();
  app.on('second-instance', showWindow);
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', quitInOrder);
  void app.whenReady().then(start);
}

/** Says why, from a profile that nobody needs: Electron must not so much as open the other one. */
function refuseProfile(): void {
  app.setPath('userData', mkdtempSync(path.join(tmpdir(), 'indicator-workbench-')));
  void app.whenReady().then(() => {
    report('stopped');
    dialog.showErrorBox('指标工作台', newerProfileTrouble);
    app.exit(1);
  });
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
      otherFolders: [profile],
      settingsFolder: settingsFolder(place),
      userName: userName(),
      pickPath: (kind, suggestedPath) => askForPath(window, kind, suggestedPath),
      choosePath: (kind, suggestedPath) => askForExisting(window, kind, suggestedPath),
      renderPdf,
      printPaper,
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
  heedSessionEnd(window, running);
}

/** Logging off and shutting down, as Windows tells the window and the others tell the program. */
function heedSessionEnd(page: BrowserWindow, { host }: RunningHost): void {
  const ending = new SessionEnd({
    askPage: () => askToClose(page),
    takeSnapshot: () => host['snapshot.take']({ reason: 'close' }),
    closeHost,
    wait: (milliseconds) => wait(milliseconds),
  });
  page.on('query-session-end', () => void ending.prepare());
  page.on('session-end', () => void ending.finish());
  // The event is not in the types: preventing it asks the system to wait for the program to exit.
  powerMonitor.on('shutdown', (...given: readonly unknown[]) => {
    const [event] = given;
    if (event instanceof Object && 'preventDefault' in event && event.preventDefault instanceof Function)
      event.preventDefault();
    void ending.finish().finally(() => app.exit(0));
  });
}

function showWindow(): void {
  if (window?.isMinimized() === true) window.restore();
  window?.focus();
}

/** Quits once the data folder is free again. */
function quitInOrder(event: { preventDefault(): void }): void {
  if (running === null) return;
  event.preventDefault();
  void closeHost().finally(() => app.quit());
}

function closeHost(): Promise<void> {
  const { close } = running ?? {};
  running = null;
  return close?.() ?? Promise.resolve();
}

/** To the start script, at once: the program may end next. There may be no start script. */
function report(what: Report): void {
  try {
    writeSync(process.stdout.fd, `${reports[what]}\n`);
  } catch {
    // Nobody listens.
  }
}
