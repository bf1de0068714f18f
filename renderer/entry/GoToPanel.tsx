import { useCallback, useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { goToList, type GoToList } from './go-to-list';
import type { IndicatorRow } from './sheet-rows';
import type { SheetToolProps } from './SheetToolViews';
import { runInSlices } from '../ledger/slices';
import { useSpelling } from './use-spelling';

/** A list with what had been typed when it was made; what is typed on makes another. */
interface KnownList extends GoToList {
  readonly query: string | null;
}

const nothing: KnownList = { rows: [], count: 0, query: null };

/** A list of the indicators, narrowed by what is typed; Enter goes to one, in the column where one is. */
export function GoToPanel({ controller, model, tools }: SheetToolProps) {
  const [query, setQuery] = useState(tools.early.text);
  const [chosen, setChosen] = useState(0);
  const [list, setList] = useState<KnownList>(nothing);
  const options = useRef<HTMLUListElement>(null);
  const spelling = useSpelling();
  /** Enter was pressed before the list of what had been typed was there. */
  const isAwaited = useRef(false);
  // By pinyin something may still be found.
  const isKnown = list.query === query && (list.rows.length > 0 || spelling !== null);

  const leave = useCallback((): void => {
    tools.ask(null);
    controller.focus();
  }, [tools, controller]);
  const goTo = useCallback(
    (row: IndicatorRow | undefined): void => {
      if (!row) return;
      leave();
      controller.goToIndicator(row.id);
    },
    [leave, controller],
  );

  useEffect(() => {
    const work = runInSlices(goToList(model.whole.rows, query, spelling), {
      first: 4,
      onDone: (next) => {
        setList({ ...next, query });
        setChosen(0);
      },
    });
    return () => work.cancel();
  }, [model, query, spelling]);

  useEffect(() => {
    if (!isAwaited.current || !isKnown) return;
    isAwaited.current = false;
    goTo(list.rows[0]);
  }, [isKnown, list, goTo]);

  useEffect(() => {
    options.current?.children[chosen]?.scrollIntoView({ block: 'nearest' });
  }, [chosen, list]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const last = list.rows.length - 1;
    if (event.key === 'Escape') leave();
    else if (event.key === 'Enter' && !isKnown) isAwaited.current = true;
    else if (event.key === 'Enter') goTo(list.rows[chosen]);
    else if (event.key === 'ArrowDown') setChosen((at) => Math.min(last, at + 1));
    else if (event.key === 'ArrowUp') setChosen((at) => Math.max(0, at - 1));
    else if (event.key === 'PageDown') setChosen((at) => Math.min(last, at + 10));
    else if (event.key === 'PageUp') setChosen((at) => Math.max(0, at - 10));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="sheet-go-to" onKeyDown={onKeyDown}>
      <input
        type="text"
        role="combobox"
        aria-label="转到指标"
        aria-expanded
        aria-controls="sheet-go-to-list"
        aria-activedescendant={list.rows.length > 0 ? `sheet-go-to-${chosen}` : undefined}
        autoFocus
        spellCheck={false}
        placeholder="转到指标：序号、名称或拼音首字母"
        value={query}
        onChange={(event) => {
          isAwaited.current = false;
          setQuery(event.target.value);
        }}
        onBlur={() => tools.ask(null)}
      />
      <ul id="sheet-go-to-list" role="listbox" aria-label="指标" ref={options}>
        {list.rows.map((row, index) => (
          <li
            key={row.id}
            id={`sheet-go-to-${index}`}
            role="option"
            aria-selected={index === chosen}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => goTo(row)}
          >
            <span className="sheet-go-to-number">{row.content.indicator.number}</span>
            <span className="sheet-go-to-name">{row.content.indicator.name}</span>
            <span className="sheet-go-to-category">{row.content.category.name}</span>
          </li>
        ))}
      </ul>
      {isKnown && list.rows.length === 0 && <p>没有这样的指标。可以输入名称的一部分，或拼音首字母。</p>}
      {list.count > list.rows.length && <p>还有 {list.count - list.rows.length} 个，请再输入几个字。</p>}
    </div>
  );
}
