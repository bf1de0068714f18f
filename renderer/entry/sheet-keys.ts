import type { EditorMode, Intent } from './keys';

/** A line of the keyboard map: what the sheet does by itself, without a command. */
export interface SheetKey {
  /** One or several ways to press it, each as written for people: "Ctrl+Shift+↓". */
  readonly keys: readonly string[];
  readonly does: string;
  /** What the first of the keys means to the sheet in this mode. */
  readonly mode: EditorMode;
  readonly intent: Intent['kind'];
}

interface SheetKeyGroup {
  readonly title: string;
  readonly lines: readonly SheetKey[];
}

const closed = (keys: readonly string[], does: string, intent: Intent['kind']): SheetKey => ({
  keys,
  does,
  intent,
  mode: 'closed',
});

/** The keys of the sheet for people. A test presses each of them and compares. */
export const sheetKeyGroups: readonly SheetKeyGroup[] = [
  {
    title: '在表格里移动和选择',
    lines: [
      closed(['↑', '↓', '←', '→'], '移动一格', 'move'),
      closed(['Ctrl+↓', 'Ctrl+↑', 'Ctrl+←', 'Ctrl+→'], '移到数据的边缘', 'move'),
      closed(['Shift+↓', 'Shift+↑', 'Shift+←', 'Shift+→'], '扩大或缩小选区', 'move'),
      closed(['Home', 'End'], '移到本行的第一格、最后一格', 'jump'),
      closed(['Ctrl+Home', 'Ctrl+End'], '移到表格的第一格、最后一格', 'jump'),
      closed(['PageDown', 'PageUp'], '移动一屏', 'page'),
      closed(['Shift+空格'], '选中整行', 'lines'),
      closed(['Ctrl+空格'], '选中整列', 'lines'),
      closed(['Shift+F10', '菜单键'], '打开这一格的菜单', 'menu'),
      closed(['Enter', 'Shift+Enter'], '到下一行、上一行；选了多格时在选区内移动', 'enter'),
      closed(['Tab', 'Shift+Tab'], '到下一格、上一格；再按 Enter 回到开始的那一列', 'tab'),
    ],
  },
  {
    title: '收起和展开',
    lines: [closed(['Alt+Shift+←', 'Alt+Shift+→'], '收起、展开选中的类别', 'fold')],
  },
  {
    title: '填写',
    lines: [
      closed(['F2'], '修改这一格', 'edit'),
      closed(['Backspace'], '清空这一格并开始输入', 'overwrite'),
      closed(['Delete'], '清除选中的数据', 'clear'),
      {
        keys: ['Ctrl+Enter'],
        does: '把正在输入的内容填进整个选区',
        mode: 'typing',
        intent: 'enterEverywhere',
      },
      { keys: ['Esc'], does: '放弃正在输入的内容', mode: 'typing', intent: 'cancel' },
    ],
  },
];
