import './table.css';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useMemo, useRef, type CSSProperties } from 'react';
import { headerRows } from '../../../shared/tables/header-layout';
import type { TableModel } from '../../../shared/tables/table-model';
import { noteTexts } from '../../../shared/tables/note-texts';
import type { CellFace } from './cell-face';
import { putTable } from './copy-table';
import { columnGeometry, estimatedHeight, spanStarts } from './table-geometry';
import { TableBodyRow } from './TableBodyRow';
import { TableHead } from './TableHead';
import type { TableSort } from './table-sort';

interface TableViewProps {
  readonly model: TableModel;
  /** Absent where the order of the rows is fixed. */
  readonly sort?: TableSort;
  readonly cellFace?: CellFace;
  /** Notes take room that a long table needs: they stand behind one line until they are opened. */
  readonly notesFolded?: boolean;
}

/**
 * The screen face of a table: title and notes as on paper, header and frozen columns in view, only the rows drawn that are
 * seen. Copying with nothing selected copies the whole table.
 */
export function TableView({ model, sort, cellFace, notesFolded = false }: TableViewProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const columns = useMemo(() => columnGeometry(model), [model]);
  const starts = useMemo(() => spanStarts(model.rows), [model]);
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  // oxlint-disable-next-line react/incompatible-library -- nothing here is memoized on the virtualizer
  const virtualizer = useVirtualizer({
    count: model.rows.length,
    getScrollElement: useCallback(() => scroller.current, []),
    estimateSize: (index) => {
      const row = model.rows[index];
      return row ? estimatedHeight(row, columns) : 0;
    },
    overscan: 8,
    // A cell that reaches into view from above is drawn by its own row.
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range);
      const start = starts[shown[0] ?? 0] ?? 0;
      return start < (shown[0] ?? 0) ? [start, ...shown] : shown;
    },
  });
  const notes = noteTexts(model);
  const total = virtualizer.getTotalSize();
  const endOf = (index: number): number => virtualizer.measurementsCache[index]?.end ?? total;
  return (
    <figure className="table-view">
      <figcaption>
        <h2>{model.title}</h2>
        {model.subtitle !== null && <p>{model.subtitle}</p>}
        {model.caption !== null && <p className="table-caption">{model.caption}</p>}
      </figcaption>
      <div
        ref={scroller}
        className="table-scroller"
        role="table"
        aria-label={model.title}
        aria-rowcount={model.rows.length}
        tabIndex={0}
        style={headHeight(model)}
        onCopy={(event) => {
          if (!getSelection()?.isCollapsed) return;
          putTable(event.clipboardData, model);
          event.preventDefault();
        }}
      >
        <TableHead header={model.header} columns={columns} sort={sort} />
        <div role="rowgroup" className="table-body" style={{ height: total, width }}>
          {virtualizer.getVirtualItems().map(({ index, start }) => {
            const row = model.rows[index];
            return row ? (
              <TableBodyRow
                key={index}
                row={row}
                index={index}
                top={start}
                columns={columns}
                spanHeight={(rows) => endOf(index + rows - 1) - start}
                measure={virtualizer.measureElement}
                cellFace={cellFace}
              />
            ) : null;
          })}
        </div>
      </div>
      {notesFolded && notes.length > 0 ? (
        <details className="table-notes">
          <summary>注和资料来源（{notes.length}条）</summary>
          <Notes notes={notes} />
        </details>
      ) : (
        <Notes notes={notes} />
      )}
    </figure>
  );
}

function Notes({ notes }: { readonly notes: readonly string[] }) {
  return notes.map((note, index) => (
    <p key={index} className="table-note">
      {note}
    </p>
  ));
}

/** The labels of cells over several rows stay under the header while their rows are scrolled by. */
function headHeight({ header }: TableModel): CSSProperties {
  return { '--table-head-height': `${headerRows(header).length * 26}px` } as CSSProperties;
}
