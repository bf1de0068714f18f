import { Fragment, type CSSProperties } from 'react';
import { alignDecimals } from '../../shared/notation/print';
import { titleParts, type PrintColumn } from '../../shared/print/column-widths';
import type { Piece } from '../../shared/print/paginate';
import { headerRows } from '../../shared/tables/header-layout';
import { noteTexts } from '../../shared/tables/note-texts';
import { rowSlice } from '../../shared/tables/row-slice';
import { cellText, type TableCell, type TableModel, type TableRow } from '../../shared/tables/table-model';
import type { LaidOutTable } from './layout-blocks';

interface PaperTableProps {
  readonly table: LaidOutTable;
  readonly piece: Extract<Piece, { kind: 'table' }>;
}

/** The rows of a table that stand on one page. */
export function PaperTable({ table, piece }: PaperTableProps) {
  const { model } = table;
  const { from, to, continued, ends } = piece;
  return (
    <>
      {continued ? <ContinuedLine model={model} /> : <TableTitle model={model} />}
      <TableGrid table={table} rows={rowSlice(model.rows, from, to)} first={from} ends={ends} />
      {ends && <TableNotes model={model} />}
    </>
  );
}

export function TableTitle({ model }: { readonly model: TableModel }) {
  return (
    <>
      <div className="paper-table-title">{model.title}</div>
      {(model.subtitle !== null || model.caption !== null) && (
        <div className="paper-table-line">
          {model.subtitle !== null && <span>{model.subtitle}</span>}
          <span>{model.caption}</span>
        </div>
      )}
    </>
  );
}

export function ContinuedLine({ model }: { readonly model: TableModel }) {
  return (
    <div className="paper-table-line">
      <span>{model.name}</span>
      <span>续表</span>
    </div>
  );
}

export function TableNotes({ model }: { readonly model: TableModel }) {
  const notes = noteTexts(model);
  if (notes.length === 0) return null;
  return (
    <div className="paper-notes">
      {notes.map((note, index) => (
        <p key={index}>{note}</p>
      ))}
    </div>
  );
}

interface TableGridProps {
  readonly table: LaidOutTable;
  readonly rows: readonly TableRow[];
  /** Index of the first row in the whole table. */
  readonly first: number;
  readonly ends: boolean;
  /** Cells over several rows stay empty, so that each row is as high as its own cells need. */
  readonly measuring?: boolean;
}

export function TableGrid({ table, rows, first, ends, measuring = false }: TableGridProps) {
  const { columns } = table.columns;
  const header = headerRows(table.model.header);
  return (
    <table className="paper-table" data-ends={ends} style={gridStyle(table)}>
      <colgroup>
        {columns.map(({ column, width }) => (
          <col key={column.id} style={{ width: `${width.toFixed(3)}mm` }} />
        ))}
      </colgroup>
      <thead>
        {header.map((cells, level) => (
          <tr key={level}>
            {cells.map(({ title, column, rowSpan, columnSpan }) => (
              <th
                key={column}
                rowSpan={rowSpan}
                colSpan={columnSpan}
                data-group={level + rowSpan < header.length}
              >
                <HeadTitle title={title} />
              </th>
            ))}
          </tr>
        ))}
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={index} data-kind={row.kind} data-rule={index > 0 && table.groups.has(first + index)}>
            {row.cells.map((cell, place) => {
              const column = columns[place];
              return cell && column ? (
                <GridCell
                  key={place}
                  cell={cell}
                  row={row}
                  place={column}
                  ofGroup={table.spanning.has(place)}
                  measuring={measuring}
                />
              ) : null;
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A title that is parted where its meaning is: behind a year and before a bracket. */
function HeadTitle({ title }: { readonly title: string }) {
  return titleParts(title).map((part, index) => (
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}

export function gridStyle({ columns, rowRoom }: LaidOutTable): CSSProperties {
  return { fontSize: `${columns.fontSize}pt`, '--paper-row-room': `${rowRoom}em` } as CSSProperties;
}

interface GridCellProps {
  readonly cell: TableCell;
  readonly row: TableRow;
  readonly place: PrintColumn;
  /** It names the group of rows, not its own row. */
  readonly ofGroup: boolean;
  readonly measuring: boolean;
}

function GridCell({ cell, row, place, ofGroup, measuring }: GridCellProps) {
  const { column, decimals } = place;
  const align = cell.align ?? column.align;
  const indent = column.indented && row.indent > 0 ? { paddingLeft: `${0.4 + row.indent}em` } : {};
  const isFigure = align === 'right' && cell.content.kind !== 'text';
  return (
    <td
      rowSpan={cell.rowSpan}
      colSpan={cell.columnSpan}
      data-figure={isFigure}
      data-group={ofGroup}
      data-named={column.indented}
      style={{ textAlign: align, ...(align === 'center' && { textWrap: 'balance' }), ...indent }}
    >
      {(cell.rowSpan === 1 || !measuring) && <CellText cell={cell} decimals={isFigure ? decimals : 0} />}
    </td>
  );
}

/** Decimals that a figure lacks are taken up by the same digits unseen: as wide as these in whichever font there is. */
export function CellText({ cell, decimals }: { readonly cell: TableCell; readonly decimals: number }) {
  const text = cellText(cell);
  const lacking = alignDecimals(text, decimals).slice(text.length);
  const fill = lacking.replaceAll('\u2008', '.').replaceAll('\u2007', '0');
  return (
    <>
      {text}
      {cell.mark !== undefined && <small>{cell.mark}</small>}
      {fill !== '' && (
        <span className="paper-fill" aria-hidden>
          {fill}
        </span>
      )}
    </>
  );
}
