import type { PageSetup, Paper } from '../print/page-geometry';
import type { SaveResult, SaveTarget } from './files';

export interface PdfRequest {
  readonly target: SaveTarget;
  /** A whole document that loads nothing from elsewhere and runs nothing; its pages name their own sizes. */
  readonly html: string;
}

export type PdfResult =
  | SaveResult
  /** No file is left behind, and one that was there is untouched; the same for the two below. */
  | { readonly state: 'cancelled' }
  /** No browser is installed that could make one. */
  | { readonly state: 'noBrowser' }
  /** `detail` says why, for those who help. */
  | { readonly state: 'notMade'; readonly detail: string };

/** Sheets of one kind, printed in one go. */
export interface PaperRequest {
  readonly html: string;
  readonly paper: Paper;
  readonly orientation: PageSetup['orientation'];
  readonly doubleSided: boolean;
}

export type PaperResult =
  /** Handed to the system; what becomes of it there is not known. */
  { readonly state: 'printed' | 'cancelled' } | { readonly state: 'failed'; readonly detail: string };
