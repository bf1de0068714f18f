import type { TableModel } from '../../shared/tables/table-model';
import { TableView } from '../ui/table/TableView';
import { CopyTable } from './CopyTable';

interface TablePlaceProps {
  readonly model: TableModel;
  /** Stands in the place of a table without rows. */
  readonly empty: string;
  readonly tell: (text: string) => void;
}

/** A table of the review that is only to be read. */
export function TablePlace({ model, empty, tell }: TablePlaceProps) {
  if (model.rows.length === 0) return <p className="review-empty">{empty}</p>;
  return (
    <>
      <div className="review-tools">
        <CopyTable make={() => model} tell={tell} />
      </div>
      <div className="review-table">
        <TableView model={model} />
      </div>
    </>
  );
}
