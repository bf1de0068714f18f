import type { TableModel } from '../../shared/tables/table-model';
import { copyTable } from '../ui/table/copy-table';

interface CopyTableProps {
  /** Made only when it is asked for. */
  readonly make: () => TableModel;
  readonly tell: (text: string) => void;
}

export function CopyTable({ make, tell }: CopyTableProps) {
  const copy = () => {
    const model = make();
    tell(
      copyTable(model)
        ? `已复制“${model.name}”，可粘贴到 Word、WPS 或 Excel。`
        : `没有复制“${model.name}”：浏览器不允许使用剪贴板。请在表上按 Ctrl+C。`,
    );
  };
  return (
    <button type="button" className="button" onClick={copy}>
      复制表格
    </button>
  );
}
