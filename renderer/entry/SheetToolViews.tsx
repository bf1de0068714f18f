import './tools.css';
import type { Ledger } from '../ledger/ledger';
import { ColumnsPanel } from './ColumnsPanel';
import { FilterBar } from './FilterBar';
import { FindBar } from './FindBar';
import { GoToPanel } from './GoToPanel';
import type { SheetController } from './sheet-controller';
import type { SheetModel } from './sheet-model';
import type { SheetTools, ToolName } from './sheet-tools';

export interface SheetToolProps {
  readonly controller: SheetController;
  readonly model: SheetModel;
  readonly ledger: Ledger;
  readonly tools: SheetTools;
}

export interface SheetToolViewsProps extends SheetToolProps {
  readonly open: ToolName | null;
  /** Rows are being chosen, or have been. */
  readonly isFiltering: boolean;
}

export function SheetToolViews({ open, isFiltering, ...props }: SheetToolViewsProps) {
  return (
    <>
      {isFiltering && <FilterBar {...props} />}
      {open !== null && <OpenTool {...props} open={open} />}
    </>
  );
}

function OpenTool({ open, ...props }: SheetToolProps & { readonly open: ToolName }) {
  switch (open) {
    case 'find':
      return <FindBar {...props} />;
    case 'goTo':
      return <GoToPanel {...props} />;
    case 'columns':
      return <ColumnsPanel {...props} />;
    case 'filter':
      return null;
  }
}
