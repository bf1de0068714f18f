import type { PageSetup } from '../../shared/print/page-geometry';
import type { PrintContent } from '../../shared/print/print-content';

export interface ContentWatch {
  readonly signal: AbortSignal;
  /** How many of the pieces that take long (charts) are made. */
  readonly report: (done: number, total: number) => void;
}

/** A section of the document: the user chooses, orders and sets it up as one. It begins on a new page. */
export interface PrintSection {
  readonly id: string;
  /** Name in the list of sections. */
  readonly title: string;
  /** The set-up where the user has chosen none. */
  readonly setup: PageSetup;
  /** Its pages carry no number and are not counted: a cover. */
  readonly unnumbered?: boolean;
  /** False: it is printed only once the user has chosen it. */
  readonly atFirst?: boolean;
  /** Its contents; may take long where it holds charts. Throws RangeError with a sentence for people where it cannot be made. */
  readonly contents: (watch: ContentWatch) => readonly PrintContent[] | Promise<readonly PrintContent[]>;
}
