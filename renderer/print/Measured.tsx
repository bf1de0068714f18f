import type { LaidOutBlock, LaidOutTable } from './layout-blocks';
import { PaperChart } from './PaperChart';
import { PaperCover } from './PaperCover';
import { PaperSignOff } from './PaperSignOff';
import { CellText, ContinuedLine, gridStyle, TableGrid, TableNotes, TableTitle } from './PaperTable';
import { PaperHeading, PaperLines, PaperTitle } from './PaperText';
import { spanningCells } from './spanning-cells';

interface MeasuredProps {
  readonly drafts: readonly { readonly id: string; readonly block: LaidOutBlock }[];
  /** Millimetres of the text block. */
  readonly pageHeight: number;
}

/** Everything of a section one below the other, as it looks on paper, for its heights to be read. */
export function Measured({ drafts, pageHeight }: MeasuredProps) {
  return drafts.map(({ id, block }) => (
    <div key={id} data-block={id} className="paper-measured">
      <MeasuredBlock block={block} pageHeight={pageHeight} />
    </div>
  ));
}

function MeasuredBlock({ block, pageHeight }: { readonly block: LaidOutBlock; readonly pageHeight: number }) {
  switch (block.kind) {
    case 'title':
      return <PaperTitle text={block.text} />;
    case 'heading':
      return <PaperHeading text={block.text} />;
    case 'lines':
      return <PaperLines text={block} from={0} to={block.lines.length} />;
    case 'table':
      return <MeasuredTable table={block} />;
    case 'chart':
      return <PaperChart chart={block} />;
    case 'cover':
      return <PaperCover cover={block} height={pageHeight} />;
    case 'signOff':
      return <PaperSignOff fields={block.fields} />;
  }
}

function MeasuredTable({ table }: { readonly table: LaidOutTable }) {
  const { model } = table;
  return (
    <>
      <div className="paper-measured" data-part="title">
        <TableTitle model={model} />
      </div>
      <div className="paper-measured" data-part="continued">
        <ContinuedLine model={model} />
      </div>
      <div className="paper-measured" data-part="grid">
        <TableGrid table={table} rows={model.rows} first={0} ends measuring />
      </div>
      <div className="paper-measured" data-part="spans">
        <SpanCells table={table} />
      </div>
      <div className="paper-measured" data-part="notes">
        <TableNotes model={model} />
      </div>
    </>
  );
}

/** The cells over several rows, each in a row of its own in its columns: as high as it must be. */
function SpanCells({ table }: { readonly table: LaidOutTable }) {
  const { columns } = table.columns;
  return (
    <table className="paper-table" style={gridStyle(table)}>
      <colgroup>
        {columns.map(({ column, width }) => (
          <col key={column.id} style={{ width: `${width.toFixed(3)}mm` }} />
        ))}
      </colgroup>
      <tbody>
        {spanningCells(table.model.rows).map(({ row, column, cell }) => (
          <tr key={`${row}/${column}`} data-rule>
            {column > 0 && <td colSpan={column} />}
            <td colSpan={cell.columnSpan}>
              <CellText cell={cell} decimals={0} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
