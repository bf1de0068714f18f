import type { RemarkField } from '../../shared/model/remarks';

/** What the sheet asks of the window around it. */
export interface SheetFrame {
  /** Opens the details of the active cell beside the sheet, at one of its fields. */
  readonly inspect: (field: RemarkField) => void;
  /** Whether these details are shown. */
  readonly isInspecting: () => boolean;
  /** Shows every change of the active cell. */
  readonly openHistory: () => void;
  readonly print: () => void;
}
