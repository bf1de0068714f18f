import { useMemo } from 'react';
import type { PlanView } from '../../shared/model/plan-view';
import { documentTable } from '../../shared/tables/document-table';
import { copyTable } from '../ui/table/copy-table';
import { TableView } from '../ui/table/TableView';

interface DocumentTablesProps {
  readonly view: PlanView;
  readonly tell: (text: string) => void;
}

/** The tables of the plan document, as it prints them. Nothing where there are none. */
export function DocumentTables({ view, tell }: DocumentTablesProps) {
  const tables = useMemo(() => view.plan.tables.map((table) => documentTable(view, table)), [view]);
  if (tables.length === 0) return null;
  return (
    <section className="plan-tables" aria-label="规划文本中的表">
      <h2>规划文本中的表</h2>
      <p className="plan-note">标题、栏目和数值与规划文本一致；以后修订的数和各年的实际值不在这里。</p>
      {tables.map((model) => (
        <div key={model.title} className="plan-table">
          <TableView model={model} />
          <button
            type="button"
            className="button"
            onClick={() =>
              tell(
                copyTable(model)
                  ? `已复制“${model.name}”，可粘贴到 Word、WPS 或 Excel。`
                  : `没有复制“${model.name}”：浏览器不允许使用剪贴板。请在表上按 Ctrl+C。`,
              )
            }
          >
            复制表格
          </button>
        </div>
      ))}
    </section>
  );
}
