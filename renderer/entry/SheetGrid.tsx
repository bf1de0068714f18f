import { createGrid, type GridApi, type GridOptions } from 'ag-grid-community';
import { useLayoutEffect, useRef } from 'react';
import type { SheetRow } from './sheet-rows';

type Options = GridOptions<SheetRow>;

/**
 * The grid, whose options may change while it is shown. The grid makes its cells itself rather than through React, which
 * would cost a held arrow key and the first picture about half of their time.
 */
export function SheetGrid(options: Options) {
  const place = useRef<HTMLDivElement>(null);
  const grid = useRef<GridApi<SheetRow> | null>(null);
  const given = useRef<Options>(options);

  useLayoutEffect(() => {
    if (!place.current) return undefined;
    const created = createGrid(place.current, { ...given.current });
    grid.current = created;
    return () => {
      grid.current = null;
      created.destroy();
    };
  }, []);

  useLayoutEffect(() => {
    const changed = changesOf(given.current, options);
    given.current = options;
    if (changed) grid.current?.updateGridOptions(changed);
  });

  return <div ref={place} className="sheet-grid-place" />;
}

function changesOf(before: Options, after: Options): Options | null {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof Options>;
  const changed = [...names].filter((name) => before[name] !== after[name]);
  return changed.length === 0 ? null : Object.fromEntries(changed.map((name) => [name, after[name]]));
}
