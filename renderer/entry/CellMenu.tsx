import { fitsStatus, statuses, statusName } from '../../shared/model/figure-status';
import { figureObject } from '../../shared/model/figure';
import { isOwnLayout } from '../../shared/sheet/column-layout';
import { PopupMenu, type MenuEntry } from '../ui/PopupMenu';
import { inspectedCell, type InspectedCell } from './inspected-cell';
import { setRemark } from './set-remark';
import type { SheetController } from './sheet-controller';
import type { MenuTask } from './sheet-task';

interface CellMenuProps {
  readonly task: MenuTask;
  readonly sheet: SheetController;
}

/** What can be done with the selected cells. */
export function CellMenu({ task, sheet }: CellMenuProps) {
  const { model, ledger } = sheet.desk;
  const cell = inspectedCell(model, ledger.records, sheet.state().selection);
  if (!cell) return null;
  const [label, entries] = task.ofColumns
    ? ['列的菜单', columnEntries(cell, sheet)]
    : ['单元格菜单', entriesFor(cell, sheet)];
  return <PopupMenu label={label} at={task.at} entries={entries} onClose={task.close} />;
}

function action(label: string, run: () => void, shortcut?: string, isOff = false): MenuEntry {
  return { kind: 'action', label, run, isOff, ...(shortcut !== undefined && { shortcut }) };
}

/** Of whole columns: how they are shown, and what can be done with what they hold. */
function columnEntries({ column }: InspectedCell, { actions, desk }: SheetController): readonly MenuEntry[] {
  const { columns } = desk.view.choice.get();
  return [
    action('隐藏选中的列', actions.hideColumns),
    action('显示全部列', actions.showColumns, undefined, columns.hidden.length === 0),
    action('列宽适合内容', actions.fitColumns),
    action('冻结到这一列（再用一次取消）', actions.freezeColumns),
    action('列：显示、宽度和冻结…', actions.columns),
    action('列恢复默认', actions.resetColumns, undefined, isOwnLayout(columns)),
    { kind: 'line' },
    action(
      column ? `只看缺 ${column.meaning}的行` : '只看缺这一列数据的行',
      actions.filterMissing,
      undefined,
      !column,
    ),
    action('清除筛选', actions.clearFilter, undefined, desk.view.shownCount() === null),
    { kind: 'line' },
    action('复制', actions.copy, 'Ctrl+C'),
    action('粘贴', actions.paste, 'Ctrl+V'),
    action('清除', actions.clear, 'Delete'),
  ];
}

/** Which rows are shown. */
function viewEntries(
  { row, column }: InspectedCell,
  { actions, desk }: SheetController,
): readonly MenuEntry[] {
  return [
    action('筛选行…', actions.filter, 'Ctrl+Shift+L'),
    action('只看这个类别', actions.filterCategory, undefined, row.content.category === null),
    action('只看缺这一列数据的行', actions.filterMissing, undefined, !column),
    action('清除筛选', actions.clearFilter, undefined, desk.view.shownCount() === null),
    { kind: 'line' },
    row.content.kind === 'collapsed'
      ? action('展开这个类别', actions.expand, 'Alt+Shift+→')
      : action('收起这个类别', actions.collapse, 'Alt+Shift+←'),
    action('全部收起', actions.collapseAll),
    action('全部展开', actions.expandAll, undefined, desk.view.choice.get().collapsed.length === 0),
  ];
}

function entriesFor(cell: InspectedCell, sheet: SheetController): readonly MenuEntry[] {
  const { actions, desk } = sheet;
  const isClosed = cell.closedBecause !== null;
  return [
    action('剪切', actions.cut, 'Ctrl+X'),
    action('复制', actions.copy, 'Ctrl+C'),
    action('粘贴', actions.paste, 'Ctrl+V'),
    action('清除', actions.clear, 'Delete'),
    { kind: 'line' },
    action('向下填充', actions.fillDown, 'Ctrl+D'),
    action('向右填充', actions.fillRight, 'Ctrl+R'),
    { kind: 'line' },
    { kind: 'group', label: '状态', isOff: isClosed, entries: statusEntries(cell, sheet) },
    action('编辑注…', actions.editNote, 'Shift+F2', isClosed),
    action('编辑来源…', actions.editSource, undefined, isClosed),
    action('这一格的历史', desk.frame.openHistory, undefined, cell.place === null),
    { kind: 'line' },
    { kind: 'group', label: '筛选和收起', entries: viewEntries(cell, sheet) },
    action('打印当前视图…', desk.frame.print, 'Ctrl+P'),
  ];
}

function statusEntries(
  { figure, isSingle, ranges }: InspectedCell,
  { desk, writer }: SheetController,
): readonly MenuEntry[] {
  const single = isSingle ? figure : null;
  const offered = single === null ? statuses : statuses.filter((status) => fitsStatus(single, status));
  return offered.map((status) => ({
    kind: 'action',
    label: `${status} ${statusName(status)}`,
    ...(single !== null && { isChosen: (figureObject(single).status ?? 'A') === status }),
    run: () => setRemark(desk, writer, ranges, { field: 'status', value: status }),
  }));
}
