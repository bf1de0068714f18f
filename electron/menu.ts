import { app, dialog, Menu, shell, type BrowserWindow, type MenuItemConstructorOptions } from 'electron';
import { sendCommand } from './ipc';
import { menuTemplate, type MenuEntry, type ShellAction } from './shell/menu-template';

/** The program's menu; commands go to the page of `window`. */
export function installMenu(window: () => BrowserWindow | null, dataFolder: string): void {
  const actions: Readonly<Record<ShellAction, () => void>> = {
    showDataFolder: () => void shell.openPath(dataFolder),
    showAbout: () => void showAbout(dataFolder),
  };
  const item = (entry: MenuEntry): MenuItemConstructorOptions => {
    if (entry.kind === 'line') return { type: 'separator' };
    const { label } = entry;
    if (entry.kind === 'action') return { label, click: () => actions[entry.action]() };
    const keys = entry.keys === undefined ? {} : { accelerator: entry.keys };
    if (entry.kind === 'role') {
      return { label, role: entry.role, ...keys, registerAccelerator: entry.pageKeys !== true };
    }
    const click = () => {
      const target = window();
      if (target !== null) sendCommand(target, entry.command);
    };
    return { label, click, ...keys, registerAccelerator: false };
  };
  const groups = menuTemplate(!app.isPackaged);
  const bar = groups.map(({ label, entries }) => ({ label, submenu: entries.map(item) }));
  Menu.setApplicationMenu(Menu.buildFromTemplate(bar));
}

async function showAbout(dataFolder: string): Promise<void> {
  await dialog.showMessageBox({
    type: 'info',
    title: '关于指标工作台',
    message: `指标工作台 ${app.getVersion()}`,
    detail: `数据文件夹：${dataFolder}`,
    buttons: ['确定'],
  });
}
