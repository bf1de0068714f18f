import './columns.css';
import { useCallback, useLayoutEffect, useRef, useSyncExternalStore, type KeyboardEvent } from 'react';
import { isHidden, isOwnLayout, keptColumn, lastFrozen } from '../../shared/sheet/column-layout';
import { ColumnWidthField } from './ColumnWidthField';
import type { SheetColumn } from './sheet-columns';
import type { SheetToolProps } from './SheetToolViews';

const titleOf = (column: SheetColumn): string => (column.kind === 'figure' ? column.meaning : column.title);

/** Which columns are shown, how wide they are, and up to which they stay when the sheet scrolls sideways. */
export function ColumnsPanel({ controller, model, tools }: SheetToolProps) {
  const { view } = controller.desk;
  const { choice } = view;
  const { columns: chosen } = useSyncExternalStore(choice.subscribe, choice.get);
  const table = useRef<HTMLTableElement>(null);
  const { columns } = model.whole;
  const frozen = lastFrozen(columns, chosen);

  const begin = useCallback(
    () => table.current?.querySelector<HTMLElement>('input:not(:disabled)')?.focus(),
    [],
  );
  useLayoutEffect(begin, [begin]);

  const close = (): void => {
    tools.ask(null);
    controller.focus();
  };
  const show = (id: string, shows: boolean): void => {
    const hidden = chosen.hidden.filter((each) => each !== id);
    choice.change({ columns: { ...chosen, hidden: shows ? hidden : [...hidden, id] } });
  };
  const setWidth = (id: string, width: number | null): void => {
    const others = Object.entries(chosen.widths).filter(([each]) => each !== id);
    const widths = Object.fromEntries(width === null ? others : [...others, [id, width]]);
    choice.change({ columns: { ...chosen, widths } });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') close();
    else if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    else if (!moveInColumn(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="sheet-columns" role="dialog" aria-label="列：显示、宽度和冻结" onKeyDown={onKeyDown}>
      <div className="sheet-columns-list">
        <table ref={table}>
          <thead>
            <tr>
              <th scope="col">显示</th>
              <th scope="col">宽度</th>
              <th scope="col">冻结到</th>
            </tr>
          </thead>
          <tbody>
            {columns.map((column) => {
              const title = titleOf(column);
              const isShown = !isHidden(chosen, column.id);
              return (
                <tr key={column.id}>
                  <td>
                    <label>
                      <input
                        type="checkbox"
                        data-lane="show"
                        checked={isShown}
                        disabled={column.id === keptColumn}
                        onChange={(event) => show(column.id, event.target.checked)}
                      />{' '}
                      {title}
                    </label>
                  </td>
                  <td>
                    <ColumnWidthField
                      title={title}
                      own={column.width}
                      chosen={chosen.widths[column.id] ?? null}
                      onChoose={(width) => setWidth(column.id, width)}
                      tell={controller.desk.tell}
                    />
                  </td>
                  <td>
                    <input
                      type="radio"
                      name="sheet-frozen"
                      aria-label={`冻结到${title}`}
                      checked={frozen === column.id}
                      onChange={() => choice.change({ columns: { ...chosen, frozenTo: column.id } })}
                    />
                  </td>
                </tr>
              );
            })}
          </tbody>
          <tfoot>
            <tr>
              <td colSpan={2}>不冻结任何列</td>
              <td>
                <input
                  type="radio"
                  name="sheet-frozen"
                  aria-label="不冻结任何列"
                  checked={frozen === 'none'}
                  onChange={() => choice.change({ columns: { ...chosen, frozenTo: 'none' } })}
                />
              </td>
            </tr>
          </tfoot>
        </table>
      </div>
      <div className="sheet-columns-buttons">
        <button
          type="button"
          className="button"
          disabled={chosen.hidden.length === 0}
          onClick={() => {
            choice.change({ columns: { ...chosen, hidden: [] } });
            // The button cannot be pressed again, and would keep the keyboard to itself.
            begin();
          }}
        >
          显示全部列
        </button>
        <button
          type="button"
          className="button"
          disabled={isOwnLayout(chosen)}
          onClick={() => {
            controller.actions.resetColumns();
            begin();
          }}
        >
          恢复默认
        </button>
        <button type="button" className="button" title="Esc" onClick={close}>
          关闭
        </button>
      </div>
      <p>隐藏的列里的数据不变；复制、粘贴和填充都跳过它们。窗口太窄或表格放得太大时，靠右的几列暂不冻结。</p>
    </div>
  );
}

/** The arrows go to the same control of the next or the previous column. */
function moveInColumn({ target, key, currentTarget }: KeyboardEvent): boolean {
  const lane = target instanceof HTMLElement ? target.dataset['lane'] : undefined;
  if (lane === undefined) return false;
  const all = [
    ...currentTarget.querySelectorAll<HTMLInputElement>(`input[data-lane="${lane}"]:not(:disabled)`),
  ];
  const next = all.findIndex((each) => each === target) + (key === 'ArrowDown' ? 1 : -1);
  all[next]?.focus();
  return true;
}
