import './panels.css';
import type { RefObject } from 'react';
import type { Selection } from '../../shared/sheet/selection';
import type { EarlyText } from '../ui/KeyboardHold';
import { CellMenu } from './CellMenu';
import { DecimalsPanel } from './DecimalsPanel';
import { DecisionDialog } from './DecisionDialog';
import { FillChoicePanel } from './FillChoicePanel';
import { ProgressDialog } from './ProgressDialog';
import type { SheetController } from './sheet-controller';
import type { SheetModel } from './sheet-model';
import type { BusyTask, SheetTask } from './sheet-task';

interface SheetPanelsProps {
  readonly sheet: SheetController;
  readonly task: Exclude<SheetTask, BusyTask>;
  readonly model: SheetModel;
  readonly textarea: RefObject<HTMLTextAreaElement | null>;
  readonly selection: Selection;
  /** Typed before the panels were there. */
  readonly early: EarlyText;
}

export function SheetPanels({ sheet, task, model, textarea, selection, early }: SheetPanelsProps) {
  switch (task.kind) {
    case 'menu':
      return <CellMenu task={task} sheet={sheet} />;
    case 'progress':
      return <ProgressDialog {...task} />;
    case 'decision':
      return <DecisionDialog task={task} model={model} />;
    case 'decimals':
      return <DecimalsPanel key={task.text} task={task} textarea={textarea} early={early} />;
    case 'fillChoice':
      return <FillChoicePanel key={task.words} task={task} textarea={textarea} selection={selection} />;
  }
}
