import { pageGeometry, type PageGeometry, type PageSetup, type Side } from './page-geometry';
import type { Page } from './paginate';

export interface Binding {
  /** Number of the first page that carries one; greater where another part of the whole went before. */
  readonly firstNumber: number;
  /** Both sides of a sheet are printed. */
  readonly doubleSided: boolean;
}

/** The pages of one section. */
export interface SectionPages {
  readonly id: string;
  readonly setup: PageSetup;
  readonly unnumbered: boolean;
  readonly pages: readonly Page[];
}

/** A page of the whole document. */
export interface DocumentPage {
  /** Null for a side of a sheet that is left blank. */
  readonly sectionId: string | null;
  readonly setup: PageSetup;
  readonly geometry: PageGeometry;
  readonly side: Side;
  /** Null where none is printed. */
  readonly number: number | null;
  readonly page: Page;
}

const nothing: Page = { pieces: [], overfull: [] };

/** A3 sheets are folded in and printed on one side. */
const isTwoSided = ({ paper }: PageSetup, binding: Binding): boolean => binding.doubleSided && paper === 'A4';

function wantedSide(twoSided: boolean, number: number | null): Side {
  return twoSided && number !== null && number % 2 === 0 ? 'back' : 'front';
}

/**
 * The sections bound one after another, numbered through. Where both sides are printed, odd numbers stand on the front of a
 * sheet: after a cover, say, a side is left blank.
 */
export function documentPages(sections: readonly SectionPages[], binding: Binding): readonly DocumentPage[] {
  const bound: DocumentPage[] = [];
  let number = binding.firstNumber;
  /** The side that comes next on sheets that are printed on both sides. */
  let next: Side = 'front';
  const put = (sectionId: string | null, setup: PageSetup, side: Side, page: Page, own: number | null) => {
    bound.push({ sectionId, setup, geometry: pageGeometry(setup, side), side, number: own, page });
    next = isTwoSided(setup, binding) && side === 'front' ? 'back' : 'front';
  };
  for (const { id, setup, unnumbered, pages } of sections) {
    const twoSided = isTwoSided(setup, binding);
    for (const page of pages) {
      const own = unnumbered ? null : number;
      const side = wantedSide(twoSided, own);
      if (twoSided && side !== next) put(null, setup, next, nothing, null);
      put(id, setup, side, page, own);
      if (own !== null) number += 1;
    }
  }
  return bound;
}
