import { fitsStatus, statuses, statusName } from '../../shared/model/figure-status';
import { figureObject } from '../../shared/model/figure';
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
  return <PopupMenu label="单元格菜单" at={task.at} entries={entriesFor(cell, sheet)} onClose={task.close} />;
}

function entriesFor(cell: InspectedCell, sheet: SheetController): readonly MenuEntry[] {
  const { actions, desk } = sheet;
  const action = (label: string, run: () => void, shortcut?: string, isOff = false): MenuEntry => ({
    kind: 'action',
    label,
    run,
    isOff,
    ...(shortcut !== undefined && { shortcut }),
  });
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
