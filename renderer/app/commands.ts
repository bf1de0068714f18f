import { focusMain } from '../ui/focus-main';
import type { SheetActions } from '../entry/entry-session';
import type { Ledger } from '../ledger/ledger';
import type { Direction } from '../ledger/undo-history';
import { shortReason } from './step-texts';
import { useViewStore, type ThemeName, type ViewName } from './view-store';

/** One action: the same for menus, buttons, palette, shortcuts and tests. */
export interface Command {
  readonly id: string;
  readonly title: () => string;
  /** As written for people: "Ctrl+Shift+S". */
  readonly shortcut?: string;
  /** Does the same; not shown beside the title. */
  readonly secondShortcut?: string;
  readonly enabled: () => boolean;
  readonly run: () => void;
}

export interface CommandContext {
  readonly ledger: Ledger;
  /** Says something short in the status line. */
  readonly tell: (text: string) => void;
  readonly openPalette: () => void;
  /** Shows every key of the program. */
  readonly openKeyMap: () => void;
  /** Asks for the name that signs the batches. */
  readonly askName: () => void;
  /** Shows the ways back to a past state. */
  readonly openRestore: () => void;
  /** Shows the history of the cell that is active in the sheet. */
  readonly openCellHistory: () => void;
  /** Takes what is being typed in the sheet; false when it could not be taken. */
  readonly flush: () => boolean;
  /** Undo or redo of the next step. */
  readonly step: (direction: Direction) => void;
  /** Prints the view that is shown. */
  readonly print: () => void;
  /** What the sheet can do; null while it is not on the screen. */
  readonly sheet: () => SheetActions | null;
}

const viewTitles: Readonly<Record<ViewName, string>> = {
  entry: '录入',
  review: '评估',
  charts: '图表',
  plan: '规划',
  history: '历史与备份',
  restore: '恢复到以前的状态',
  backup: '便携备份',
  print: '打印',
  export: '导出',
};

export const viewNames: readonly ViewName[] = [
  'entry',
  'review',
  'charts',
  'plan',
  'history',
  'backup',
  'print',
  'export',
];

const themeOrder: readonly (ThemeName | 'system')[] = ['system', 'light', 'dark', 'contrast'];
const themeTitles: Readonly<Record<ThemeName | 'system', string>> = {
  system: '跟随系统',
  light: '浅色',
  dark: '深色',
  contrast: '高对比度',
};

export function viewTitle(view: ViewName): string {
  return viewTitles[view];
}

const ownShortcuts: Partial<Record<ViewName, string>> = { print: 'Ctrl+P', export: 'Ctrl+Shift+S' };

/** The shortcut that opens a view. */
export function viewShortcut(view: ViewName): string {
  return ownShortcuts[view] ?? `Alt+${viewNames.indexOf(view) + 1}`;
}

/** Opens a view for the keyboard, which goes into it. */
function openView(view: ViewName): void {
  const { view: shown, show } = useViewStore.getState();
  if (view === shown) return focusMain();
  // A view takes the keyboard when it is drawn, if nobody has it.
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  show(view);
}

const always = (): boolean => true;

function editCommands({ ledger, tell, flush, step }: CommandContext): Command[] {
  const { steps } = ledger;
  const named = (direction: Direction, word: string) => () => {
    const next = steps.next(direction);
    return next ? `${word}：${shortReason(next.reason)}` : word;
  };
  return [
    {
      id: 'edit.undo',
      title: named('undo', '撤销'),
      shortcut: 'Ctrl+Z',
      enabled: () => steps.mayHave('undo'),
      run: () => step('undo'),
    },
    {
      id: 'edit.redo',
      title: named('redo', '重做'),
      shortcut: 'Ctrl+Y',
      enabled: () => steps.mayHave('redo'),
      run: () => step('redo'),
    },
    {
      id: 'file.save',
      title: () => '立即保存',
      shortcut: 'Ctrl+S',
      enabled: always,
      run: () => {
        if (!flush()) return tell('正在输入的内容还没有被接受，请先处理它；其余数据都已自动保存。');
        void ledger.saver.retry().then(() => {
          if (ledger.saver.state().kind === 'saved') tell('全部数据已保存。录入后会自动保存，不必手动操作。');
        });
      },
    },
  ];
}

const sheetActions: readonly {
  readonly action: keyof SheetActions;
  readonly title: string;
  readonly shortcut?: string;
  readonly secondShortcut?: string;
}[] = [
  { action: 'find', title: '查找…', shortcut: 'Ctrl+F' },
  { action: 'findNext', title: '查找下一个', shortcut: 'F3' },
  { action: 'findPrevious', title: '查找上一个', shortcut: 'Shift+F3' },
  { action: 'goToIndicator', title: '转到指标…', shortcut: 'Ctrl+G', secondShortcut: 'F5' },
  { action: 'selectAll', title: '全选', shortcut: 'Ctrl+A' },
  { action: 'selectRows', title: '选中整行（Shift+空格）' },
  { action: 'selectColumns', title: '选中整列（Ctrl+空格）' },
  { action: 'copy', title: '复制（Ctrl+C）' },
  { action: 'cut', title: '剪切（Ctrl+X）' },
  { action: 'paste', title: '粘贴（Ctrl+V）' },
  { action: 'clear', title: '清除（Delete）' },
  { action: 'openMenu', title: '打开单元格菜单（Shift+F10）' },
  { action: 'fillDown', title: '向下填充', shortcut: 'Ctrl+D' },
  { action: 'fillRight', title: '向右填充', shortcut: 'Ctrl+R' },
  { action: 'fillLinear', title: '按等差填充选区' },
  { action: 'fillGrowth', title: '按定速增长填充选区' },
  { action: 'collapse', title: '收起选中的类别（Alt+Shift+←）' },
  { action: 'expand', title: '展开选中的类别（Alt+Shift+→）' },
  { action: 'collapseAll', title: '全部收起' },
  { action: 'expandAll', title: '全部展开' },
  { action: 'filter', title: '筛选行…', shortcut: 'Ctrl+Shift+L' },
  { action: 'filterMissing', title: '只看缺这一列数据的行' },
  { action: 'filterCategory', title: '只看这个类别' },
  { action: 'filterAgain', title: '重新筛选' },
  { action: 'clearFilter', title: '清除筛选' },
  { action: 'columns', title: '列：显示、宽度和冻结…' },
  { action: 'hideColumns', title: '隐藏选中的列' },
  { action: 'showColumns', title: '显示全部列' },
  { action: 'fitColumns', title: '列宽适合内容' },
  { action: 'freezeColumns', title: '冻结到选中的列（再用一次取消）' },
  { action: 'resetColumns', title: '列恢复默认' },
  { action: 'zoomIn', title: '放大表格', shortcut: 'Ctrl+=' },
  { action: 'zoomOut', title: '缩小表格', shortcut: 'Ctrl+-' },
  { action: 'zoomPlain', title: '表格恢复 100 %', shortcut: 'Ctrl+0' },
  { action: 'editNote', title: '编辑这一格的注', shortcut: 'Shift+F2' },
  { action: 'editSource', title: '编辑这一格的来源' },
];

function sheetCommands({ sheet }: CommandContext): Command[] {
  return sheetActions.map(({ action, title, shortcut, secondShortcut }) => ({
    id: `sheet.${action}`,
    title: () => title,
    ...(shortcut !== undefined && { shortcut }),
    ...(secondShortcut !== undefined && { secondShortcut }),
    enabled: () => sheet() !== null,
    run: () => sheet()?.[action](),
  }));
}

function viewCommands(context: CommandContext): Command[] {
  const { openPalette, tell } = context;
  const { setTheme, togglePanel, toggleInspector } = useViewStore.getState();
  const views = viewNames
    .filter((view) => view !== 'print')
    .map((view): Command => ({
      id: view === 'export' ? 'file.export' : `view.${view}`,
      title: () => (view === 'export' ? '导出表格…' : `打开“${viewTitles[view]}”`),
      shortcut: viewShortcut(view),
      enabled: always,
      run: () => openView(view),
    }));
  return [
    ...views,
    {
      id: 'file.print',
      title: () => '打印当前视图…',
      shortcut: viewShortcut('print'),
      enabled: always,
      run: context.print,
    },
    {
      id: 'view.panel',
      title: () => (useViewStore.getState().panelOpen ? '收起录入旁的图表' : '在录入旁显示图表'),
      shortcut: 'Alt+G',
      enabled: () => useViewStore.getState().view === 'entry',
      run: togglePanel,
    },
    {
      id: 'view.inspector',
      title: () => (useViewStore.getState().inspectorOpen ? '收起单元格详情' : '显示单元格详情'),
      shortcut: 'Alt+I',
      enabled: () => useViewStore.getState().view === 'entry',
      run: toggleInspector,
    },
    {
      id: 'history.cell',
      title: () => '看这一格的历史',
      enabled: () => useViewStore.getState().view === 'entry',
      run: context.openCellHistory,
    },
    {
      id: 'history.restore',
      title: () => '恢复到以前的状态…',
      enabled: always,
      run: context.openRestore,
    },
    { id: 'person.name', title: () => '更改姓名…', enabled: always, run: context.askName },
    {
      id: 'view.theme',
      title: () => `更换界面颜色（现在：${themeTitles[useViewStore.getState().theme]}）`,
      enabled: always,
      run: () => {
        const index = themeOrder.indexOf(useViewStore.getState().theme);
        const next = themeOrder[(index + 1) % themeOrder.length] ?? 'system';
        setTheme(next);
        tell(`界面颜色：${themeTitles[next]}。`);
      },
    },
    { id: 'view.palette', title: () => '命令…', shortcut: 'Ctrl+K', enabled: always, run: openPalette },
    { id: 'help.keys', title: () => '快捷键一览', shortcut: 'F1', enabled: always, run: context.openKeyMap },
  ];
}

export type CommandRegistry = ReadonlyMap<string, Command>;

export function createCommands(context: CommandContext): CommandRegistry {
  const all = [...editCommands(context), ...sheetCommands(context), ...viewCommands(context)];
  return new Map(all.map((command) => [command.id, command]));
}

/** The shortcut text of a key event, in the spelling of `Command.shortcut`. */
function shortcutOf(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  const modifiers = [event.ctrlKey || event.metaKey ? 'Ctrl+' : '', event.altKey ? 'Alt+' : ''];
  return modifiers.join('') + (event.shiftKey ? 'Shift+' : '') + key;
}

/** A field of its own text; the sheet's editor is none, it passes on what it does not use. */
function isTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement) || target.classList.contains('sheet-editor')) return false;
  return target.matches('input, textarea, select') || target.isContentEditable;
}

/** Keys that mean the same on another keyboard, or with Shift where that makes the character. */
const otherSpellings: Readonly<Record<string, string>> = {
  'Ctrl+Shift+Z': 'Ctrl+Y',
  'Ctrl++': 'Ctrl+=',
  'Ctrl+Shift++': 'Ctrl+=',
  'Ctrl+Shift+_': 'Ctrl+-',
};

/** Runs the command of a shortcut; true when there is one that is enabled. */
export function runShortcut(commands: CommandRegistry, event: KeyboardEvent): boolean {
  if (event.isComposing) return false;
  const ownsText = isTextField(event.target);
  const pressed = shortcutOf(event);
  const wanted = otherSpellings[pressed] ?? pressed;
  for (const command of commands.values()) {
    if (command.shortcut !== wanted && command.secondShortcut !== wanted) continue;
    // A field undoes its own text.
    if (ownsText && /^(edit|sheet)\./.test(command.id)) return false;
    // Without a sheet the page may select all its text.
    if (command.id.startsWith('sheet.') && !command.enabled()) return false;
    event.preventDefault();
    if (command.enabled()) command.run();
    return true;
  }
  return false;
}
