import type { CoverFields } from '../model/cover';
import type { TableModel } from '../tables/table-model';

/** What a printed document is made of, apart from where its pages end. */
export type PrintContent =
  /** A page of its own. `title` stands where the fields give none. */
  | { readonly kind: 'cover'; readonly title: string; readonly fields: CoverFields }
  /** The title of what follows on its page. */
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'text'; readonly heading: string | null; readonly paragraphs: readonly string[] }
  | { readonly kind: 'table'; readonly model: TableModel }
  | {
      readonly kind: 'chart';
      /** One svg element with a view box; it is printed as vectors, as wide as the text block. */
      readonly svg: string;
      readonly caption: string | null;
    }
  | { readonly kind: 'signOff'; readonly fields: CoverFields }
  /** What follows begins on a new page. */
  | { readonly kind: 'break' };
