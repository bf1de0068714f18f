import './tools.css';
import type { Ledger } from '../ledger/ledger';
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

export function SheetToolViews({ open, ...props }: SheetToolProps & { readonly open: ToolName }) {
  switch (open) {
    case 'find':
      return <FindBar {...props} />;
    case 'goTo':
      return <GoToPanel {...props} />;
  }
}
