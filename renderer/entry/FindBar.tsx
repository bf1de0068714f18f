import { useCallback, useEffect, useRef, useState, useSyncExternalStore, type KeyboardEvent } from 'react';
import { firstFrom } from './sheet-tools';
import type { SheetToolProps } from './SheetToolViews';
import { useFoundCells } from './use-found-cells';

/** Finds cells by a part of what they show or say. The found cell becomes the active one, and the keyboard stays here. */
export function FindBar({ controller, model, ledger, tools }: SheetToolProps) {
  const [query, setQuery] = useState(tools.early.text || tools.query);
  const input = useRef<HTMLInputElement>(null);
  const found = useFoundCells(query, model, ledger);
  const { selection } = useSyncExternalStore(controller.subscribe, controller.state);
  const request = useSyncExternalStore(tools.subscribe, tools.get);
  /** Where the search began: typing on finds from here again. */
  const origin = useRef(selection.active);
  /** Asked for before the cells were known. */
  const waiting = useRef<1 | -1 | 'first' | null>(tools.early.text === '' ? null : 'first');

  const go = useCallback(
    (step: 1 | -1 | 'first') => {
      const { found: cells } = tools;
      const { active } = controller.state().selection;
      const from = step === 'first' ? origin.current : active;
      const at = firstFrom(cells, from);
      const isHere = cells[at]?.row === from.row && cells[at]?.column === from.column;
      const next = step === -1 ? at - 1 : step === 1 && isHere ? at + 1 : at;
      const cell = cells[(next + cells.length) % cells.length];
      if (cell) controller.show(cell);
      if (step !== 'first') origin.current = controller.state().selection.active;
    },
    [controller, tools],
  );

  useEffect(() => {
    // More may have been typed since, which is looked for next.
    if (!found || found.query !== input.current?.value) return;
    controller.markFound(found.cells);
    if (waiting.current !== null) go(waiting.current);
    // By pinyin more may be found in a moment.
    if (found.isComplete) waiting.current = null;
  }, [found, controller, go]);

  useEffect(() => () => controller.markFound([]), [controller]);

  useEffect(() => {
    tools.query = query;
  }, [tools, query]);

  useEffect(() => {
    if (request.open !== 'find') return;
    if (request.step === 0) {
      input.current?.focus();
      // What was typed before this was there goes on.
      if (tools.early.text === '') input.current?.select();
    } else if (tools.found.length > 0) go(request.step);
    else waiting.current = request.step;
  }, [request, go, tools]);

  const close = (): void => {
    tools.ask(null);
    controller.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const isNext = event.key === 'F3' || (event.key === 'Enter' && event.target === input.current);
    if (event.key === 'Escape') close();
    else if (event.key.toLowerCase() === 'f' && event.ctrlKey) input.current?.select();
    else if (isNext) {
      // What is known already was found by what was typed before.
      if (found !== null) go(event.shiftKey ? -1 : 1);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const showAll = (): void => {
    waiting.current = 'first';
    controller.desk.view.showAll();
    // The button goes.
    input.current?.focus();
  };
  const cells = found?.cells ?? [];
  const here = firstFrom(cells, selection.active);
  const isHere = cells[here]?.row === selection.active.row && cells[here]?.column === selection.active.column;
  return (
    <div className="sheet-find" role="search" aria-label="查找" onKeyDown={onKeyDown}>
      <label>
        查找{' '}
        <input
          ref={input}
          type="text"
          value={query}
          autoFocus
          spellCheck={false}
          placeholder="名称、类别、数据、附注或拼音首字母"
          onChange={(event) => {
            waiting.current = 'first';
            setQuery(event.target.value);
          }}
        />
      </label>
      <span role="status" className="sheet-find-count">
        {countText(query, found === null, cells.length, isHere ? here + 1 : null)}
      </span>
      {found !== null && found.hidden > 0 && (
        <span className="sheet-find-hidden">
          没有显示的行列里还有 {found.hidden} 个{' '}
          <button type="button" className="button" onClick={showAll}>
            显示全部行列
          </button>
        </span>
      )}
      <button
        type="button"
        className="button"
        title="Shift+F3"
        disabled={cells.length === 0}
        onClick={() => go(-1)}
      >
        上一个
      </button>
      <button type="button" className="button" title="F3" disabled={cells.length === 0} onClick={() => go(1)}>
        下一个
      </button>
      <button type="button" className="button quiet" title="Esc" onClick={close}>
        关闭
      </button>
    </div>
  );
}

function countText(query: string, isLooking: boolean, count: number, place: number | null): string {
  if (query.trim() === '') return '';
  if (isLooking) return '正在查找…';
  if (count === 0) return '没有找到';
  return place === null ? `共 ${count} 个` : `第 ${place} 个，共 ${count} 个`;
}
