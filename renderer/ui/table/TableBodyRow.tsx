import type { CSSProperties } from 'react';
import type { FigureStatus } from '../../../shared/model/figure';
import { alignDecimals } from '../../../shared/notation/print';
import { statusNames } from '../../../shared/model/figure-status';
import { cellText, type TableCell, type TableRow } from '../../../shared/tables/table-model';
import type { CellFace } from './cell-face';
import type { ColumnGeometry } from './table-geometry';

interface TableBodyRowProps {
  readonly row: TableRow;
  readonly index: number;
  /** Pixels from the top of the body. */
  readonly top: number;
  readonly columns: readonly ColumnGeometry[];
  /** Pixels from the top of this row to the end of a cell that spans `rows` rows. */
  readonly spanHeight: (rows: number) => number;
  readonly measure: (element: HTMLElement | null) => void;
  readonly cellFace: CellFace | undefined;
}

function isMarkName(mark: string): mark is Exclude<FigureStatus, 'A'> {
  return mark in statusNames;
}

/** One row; a cell over several rows hangs down from it over the places that the others leave free. */
export function TableBodyRow({ row, index, top, columns, spanHeight, measure, cellFace }: TableBodyRowProps) {
  const template = columns.map(({ width }) => `${width}px`).join(' ');
  return (
    <div
      role="row"
      ref={measure}
      data-index={index}
      aria-rowindex={index + 1}
      className={`table-row ${row.kind}`}
      style={{
        gridTemplateColumns: template,
        transform: `translateY(${top}px)`,
        // What hangs down from it lies over the cells that are scrolled beneath.
        zIndex: row.cells.some((cell) => cell !== null && cell.rowSpan > 1) ? 1 : 0,
      }}
    >
      {row.cells.map((cell, position) => {
        const geometry = columns[position];
        if (!cell || !geometry) return null;
        const { column, left } = geometry;
        const spans = cell.rowSpan > 1;
        const style: CSSProperties = {
          gridColumn: `${position + 1} / span ${cell.columnSpan}`,
          textAlign: cell.align ?? column.align,
          ...(column.frozen && { left }),
          ...(spans && { height: spanHeight(cell.rowSpan) }),
          ...(column.indented && row.indent > 0 && { paddingLeft: 9 + row.indent * 16 }),
        };
        return (
          <div
            role="cell"
            key={column.id}
            data-column={column.id}
            aria-rowspan={spans ? cell.rowSpan : undefined}
            data-kind={cell.content.kind}
            className={['table-cell', column.frozen && 'frozen', spans && 'spanning']
              .filter(Boolean)
              .join(' ')}
            style={style}
          >
            <span className="table-cell-text">
              {cellFace?.(cell, column.id, index) ?? shownText(cell, geometry)}
            </span>
            {cell.mark !== undefined && (
              <small title={isMarkName(cell.mark) ? statusNames[cell.mark] : undefined}>{cell.mark}</small>
            )}
          </div>
        );
      })}
    </div>
  );
}

function shownText(cell: TableCell, { column, decimals }: ColumnGeometry): string {
  const text = cellText(cell);
  return (cell.align ?? column.align) === 'right' ? alignDecimals(text, decimals) : text;
}
