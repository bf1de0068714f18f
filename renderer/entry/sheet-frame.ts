import type { RemarkField } from '../../shared/model/remarks';
import type { Selection } from '../../shared/sheet/selection';

/** What the sheet asks of the window around it. */
export interface SheetFrame {
  /** Opens the details of what is selected beside the sheet, at one of its fields. */
  readonly inspect: (field: RemarkField, selection: Selection) => void;
  /** Whether these details are shown. */
  readonly isInspecting: () => boolean;
  /** Shows every change of the active cell. */
  readonly openHistory: () => void;
  readonly print: () => void;
}
