import type { MenuCommand } from '../../shared/host-bridge';

/** What the shell does itself when it is picked. */
export type ShellAction = 'showDataFolder' | 'showAbout';

export type MenuRole =
  | 'close'
  | 'copy'
  | 'cut'
  | 'minimize'
  | 'paste'
  | 'quit'
  | 'resetZoom'
  | 'selectAll'
  | 'toggleDevTools'
  | 'togglefullscreen'
  | 'zoomIn'
  | 'zoomOut';

/** `keys` are shown and, unless the shell answers them itself, left to the page. */
export type MenuEntry =
  | { readonly kind: 'line' }
  | {
      readonly kind: 'command';
      readonly label: string;
      readonly command: MenuCommand;
      readonly keys?: string;
    }
  | { readonly kind: 'action'; readonly label: string; readonly action: ShellAction }
  | {
      readonly kind: 'role';
      readonly label: string;
      readonly role: MenuRole;
      readonly keys?: string;
      /** The page sees these keys first and handles them. */
      readonly pageKeys?: true;
    };

export interface MenuGroup {
  readonly label: string;
  readonly entries: readonly MenuEntry[];
}

const line: MenuEntry = { kind: 'line' };

/** The program's menu bar. `development` adds the tools for developers. */
export function menuTemplate(development: boolean): readonly MenuGroup[] {
  return [
    {
      label: '文件',
      entries: [
        { kind: 'command', label: '导出到 Excel…', command: 'file.export', keys: 'CmdOrCtrl+Shift+S' },
        { kind: 'command', label: '打印…', command: 'file.print', keys: 'CmdOrCtrl+P' },
        line,
        { kind: 'action', label: '打开数据文件夹', action: 'showDataFolder' },
        line,
        { kind: 'role', label: '退出', role: 'quit', keys: 'CmdOrCtrl+Q' },
      ],
    },
    {
      label: '编辑',
      entries: [
        { kind: 'command', label: '撤销', command: 'edit.undo', keys: 'CmdOrCtrl+Z' },
        { kind: 'command', label: '重做', command: 'edit.redo', keys: 'CmdOrCtrl+Y' },
        line,
        { kind: 'role', label: '剪切', role: 'cut', keys: 'CmdOrCtrl+X', pageKeys: true },
        { kind: 'role', label: '复制', role: 'copy', keys: 'CmdOrCtrl+C', pageKeys: true },
        { kind: 'role', label: '粘贴', role: 'paste', keys: 'CmdOrCtrl+V', pageKeys: true },
        { kind: 'role', label: '全选', role: 'selectAll', keys: 'CmdOrCtrl+A', pageKeys: true },
      ],
    },
    {
      label: '视图',
      entries: [
        { kind: 'command', label: '录入', command: 'view.entry' },
        { kind: 'command', label: '评估', command: 'view.review' },
        { kind: 'command', label: '图表', command: 'view.charts' },
        { kind: 'command', label: '规划', command: 'view.plan' },
        { kind: 'command', label: '历史与备份', command: 'view.history' },
        { kind: 'command', label: '便携备份', command: 'view.backup' },
        line,
        { kind: 'command', label: '查找命令…', command: 'view.palette', keys: 'CmdOrCtrl+K' },
        { kind: 'command', label: '切换浅色与深色', command: 'view.theme' },
        line,
        { kind: 'role', label: '放大', role: 'zoomIn', keys: 'CmdOrCtrl+=' },
        { kind: 'role', label: '缩小', role: 'zoomOut', keys: 'CmdOrCtrl+-' },
        { kind: 'role', label: '实际大小', role: 'resetZoom', keys: 'CmdOrCtrl+0' },
      ],
    },
    {
      label: '窗口',
      entries: [
        { kind: 'role', label: '最小化', role: 'minimize' },
        { kind: 'role', label: '全屏', role: 'togglefullscreen', keys: 'F11' },
        { kind: 'role', label: '关闭', role: 'close' },
      ],
    },
    {
      label: '帮助',
      entries: [
        { kind: 'command', label: '快捷键一览', command: 'help.keys', keys: 'F1' },
        { kind: 'action', label: '关于指标工作台', action: 'showAbout' },
        ...(development ? [{ kind: 'role', label: '开发者工具', role: 'toggleDevTools' } as const] : []),
      ],
    },
  ];
}
