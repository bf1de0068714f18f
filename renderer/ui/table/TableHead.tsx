import { HeadTitle } from '../HeadTitle';
import { headerRows } from '../../../shared/tables/header-layout';
import type { HeaderNode } from '../../../shared/tables/table-model';
import type { ColumnGeometry } from './table-geometry';
import type { TableSort } from './table-sort';

interface TableHeadProps {
  readonly header: readonly HeaderNode[];
  readonly columns: readonly ColumnGeometry[];
  readonly sort: TableSort | undefined;
}

const order = { ascending: '↑', descending: '↓' } as const;

/** The header of one or more levels; it stays in view. A head that sorts is a button. */
export function TableHead({ header, columns, sort }: TableHeadProps) {
  const rows = headerRows(header);
  const template = columns.map(({ width }) => `${width}px`).join(' ');
  return (
    <div role="rowgroup" className="table-head" style={{ gridTemplateColumns: template }}>
      {rows.map((cells, level) => (
        <div role="row" key={level} className="table-head-row">
          {cells.map((cell) => {
            const geometry = columns[cell.column];
            if (!geometry) return null;
            const { column, left } = geometry;
            const isLeaf = level + cell.rowSpan === rows.length;
            const sorted = isLeaf && sort?.column === column.id ? sort.direction : undefined;
            return (
              <div
                role="columnheader"
                key={cell.column}
                data-column={isLeaf ? column.id : undefined}
                className={column.frozen ? 'table-head-cell frozen' : 'table-head-cell'}
                aria-colspan={cell.columnSpan}
                aria-rowspan={cell.rowSpan}
                aria-sort={sorted ?? 'none'}
                style={{
                  gridColumn: `${cell.column + 1} / span ${cell.columnSpan}`,
                  gridRow: `${level + 1} / span ${cell.rowSpan}`,
                  left: column.frozen ? left : undefined,
                }}
              >
                {isLeaf && sort?.sortable(column.id) ? (
                  <button type="button" onClick={() => sort.toggle(column.id)}>
                    <HeadTitle title={cell.title} />
                    {sorted && <span aria-hidden>{order[sorted]}</span>}
                  </button>
                ) : (
                  <HeadTitle title={cell.title} />
                )}
              </div>
            );
          })}
        </div>
      ))}
    </div>
  );
}
