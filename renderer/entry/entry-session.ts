import type { FigureSlot } from '../../shared/model/figure';
import type { Id } from '../../shared/model/plan';
import type { CopiedCells } from './copied-cells';
import { Rejections } from './rejections';
import type { CellId } from './sheet-model';
import { SheetTools } from './sheet-tools';

/** The sheet on the screen, as far as others need it. */
export interface OpenSheet {
  /** Takes what is being typed; false when it could not be taken and stays with its cell or in the editor. */
  flush(): boolean;
  readonly isEditing: boolean;
  /** The figure of the active cell; null where it is no figure's. */
  readonly activeFigure: { readonly seriesId: Id; readonly slot: FigureSlot } | null;
  readonly actions: SheetActions;
}

/** What commands can ask of the sheet. Each first takes what is being typed, and does nothing where that was refused. */
export interface SheetActions {
  readonly selectAll: () => void;
  readonly selectRows: () => void;
  readonly selectColumns: () => void;
  readonly fillDown: () => void;
  readonly fillRight: () => void;
  readonly fillLinear: () => void;
  readonly fillGrowth: () => void;
  readonly copy: () => void;
  readonly cut: () => void;
  /** Pastes by command; where the page may not read the clipboard it says which key pastes. */
  readonly paste: () => void;
  readonly clear: () => void;
  readonly openMenu: () => void;
  readonly find: () => void;
  readonly findNext: () => void;
  readonly findPrevious: () => void;
  readonly goToIndicator: () => void;
  readonly zoomIn: () => void;
  readonly zoomOut: () => void;
  readonly zoomPlain: () => void;
  readonly collapse: () => void;
  readonly expand: () => void;
  readonly collapseAll: () => void;
  readonly expandAll: () => void;
  readonly filter: () => void;
  readonly filterMissing: () => void;
  readonly filterCategory: () => void;
  readonly filterAgain: () => void;
  readonly clearFilter: () => void;
  readonly columns: () => void;
  readonly hideColumns: () => void;
  readonly showColumns: () => void;
  readonly fitColumns: () => void;
  readonly freezeColumns: () => void;
  readonly resetColumns: () => void;
  readonly editNote: () => void;
  readonly editSource: () => void;
}

/** What the entry of figures leaves behind when the view changes. It lives as long as the window. */
export class EntrySession {
  readonly rejections = new Rejections();
  readonly tools = new SheetTools();
  /** Typed notes and sources that were not taken yet, by cell and field. */
  readonly remarkDrafts = new Map<string, string>();
  /** What was copied last and the text that it has in the clipboard, to know it again when it is pasted. */
  copied: (CopiedCells & { readonly plain: string }) | null = null;
  /** Where the sheet was left. */
  lastActive: CellId | null = null;
  /** The sheet while it is on the screen. */
  sheet: OpenSheet | null = null;

  flush(): boolean {
    return this.sheet?.flush() ?? true;
  }

  /** Ids of the rows in which such a text waits. */
  unfinishedRows(): ReadonlySet<Id> {
    const ofDrafts = [...this.remarkDrafts.keys()].map((key) => key.split('/')[0] ?? '');
    return new Set([...this.rejections.rowIds, ...ofDrafts]);
  }

  /** Cells with typed text that is no figure yet. */
  get unfinished(): number {
    return this.rejections.size + this.remarkDrafts.size + (this.sheet?.isEditing ? 1 : 0);
  }
}
