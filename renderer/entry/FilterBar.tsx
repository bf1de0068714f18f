import './filter.css';
import { useLayoutEffect, useRef, useSyncExternalStore, type KeyboardEvent } from 'react';
import { wantsEveryRow, type RowFilter, type RowMark } from '../../shared/sheet/row-filter';
import { CategoryFilter } from './CategoryFilter';
import { isOpenColumn } from './sheet-columns';
import type { SheetToolProps } from './SheetToolViews';

const markNames: Readonly<Record<RowMark, string>> = {
  status: '状态不是正常',
  note: '有注',
  unfinished: '有没被接受的输入',
};

/** Chooses which rows are shown, and says how many are. It stays as long as not all are. */
export function FilterBar({ controller, model, tools }: SheetToolProps) {
  const { actions, desk } = controller;
  const { view } = desk;
  const { filter } = useSyncExternalStore(view.choice.subscribe, view.choice.get);
  const shown = useSyncExternalStore(view.subscribe, view.shownCount);
  const left = useSyncExternalStore(view.subscribe, view.leftCount);
  const request = useSyncExternalStore(tools.subscribe, tools.get);
  const bar = useRef<HTMLDivElement>(null);
  const figures = model.whole.columns.filter((column) => column.kind === 'figure');
  const isFiltering = !wantsEveryRow(filter);

  useLayoutEffect(() => {
    if (request.open === 'filter') bar.current?.querySelector<HTMLElement>('select, button')?.focus();
  }, [request]);

  const change = (part: Partial<RowFilter>): void => view.choice.change({ filter: { ...filter, ...part } });
  const toggle = (mark: RowMark, isWanted: boolean): void => {
    const others = filter.marks.filter((each) => each !== mark);
    change({ marks: isWanted ? [...others, mark] : others });
  };
  const leave = (): void => {
    tools.ask(null);
    controller.focus();
  };
  const clear = (): void => {
    actions.clearFilter();
    leave();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const isToggle = event.key.toLowerCase() === 'l' && event.ctrlKey && event.shiftKey;
    if (isToggle) clear();
    else if (event.key === 'Escape') leave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div ref={bar} className="sheet-filter" role="group" aria-label="筛选行" onKeyDown={onKeyDown}>
      <CategoryFilter rows={model.whole.rows} chosen={filter.categories} onChange={change} />
      <label>
        缺数{' '}
        <select
          value={filter.missing ?? ''}
          onChange={(event) => change({ missing: event.target.value === '' ? null : event.target.value })}
        >
          <option value="">不限</option>
          <option value="any">任一年实际值</option>
          {figures
            .toSorted((a, b) => Number(isOpenColumn(b)) - Number(isOpenColumn(a)))
            .map(({ id, meaning }) => (
              <option key={id} value={id}>
                {meaning}
              </option>
            ))}
        </select>
      </label>
      {(Object.keys(markNames) as RowMark[]).map((mark) => (
        <label key={mark}>
          <input
            type="checkbox"
            checked={filter.marks.includes(mark)}
            onChange={(event) => toggle(mark, event.target.checked)}
          />{' '}
          {markNames[mark]}
        </label>
      ))}
      <span role="status" className="sheet-filter-count">
        显示 {shown ?? model.whole.rows.length} / {model.whole.rows.length} 行
        {left > 0 && `，其中 ${left} 行已不符合`}
      </span>
      {isFiltering && (
        <button type="button" className="button" title="按现在的数据再筛一次" onClick={actions.filterAgain}>
          重新筛选
        </button>
      )}
      <button type="button" className="button" title="Ctrl+Shift+L" onClick={clear}>
        {isFiltering ? '清除筛选' : '关闭'}
      </button>
    </div>
  );
}
