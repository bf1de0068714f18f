import type { DocumentPage } from './document-pages';
import type { PageSetup, Paper } from './page-geometry';

/** Sheets that a printer can take in one go: one paper, one way round, one way of using its sides. */
export interface PrintJob {
  readonly paper: Paper;
  readonly orientation: PageSetup['orientation'];
  readonly doubleSided: boolean;
  readonly pages: readonly DocumentPage[];
}

/**
 * A4 pages that lie across are printed turned on standing sheets: their table would otherwise be a job of its own, and in
 * double-sided printing its first page could not stand on the back of the sheet before.
 */
export function isTurned({ paper, orientation }: PageSetup): boolean {
  return paper === 'A4' && orientation === 'landscape';
}

/** The sheets of a document in their order, in as few jobs as the paper allows. Page numbers go on from job to job. */
export function printJobs(pages: readonly DocumentPage[], doubleSided: boolean): readonly PrintJob[] {
  const jobs: (PrintJob & { readonly pages: DocumentPage[] })[] = [];
  for (const page of pages) {
    const { paper } = page.setup;
    const orientation = isTurned(page.setup) ? 'portrait' : page.setup.orientation;
    const last = jobs.at(-1);
    if (last?.paper === paper && last.orientation === orientation) last.pages.push(page);
    else jobs.push({ paper, orientation, doubleSided: doubleSided && paper === 'A4', pages: [page] });
  }
  return jobs;
}
