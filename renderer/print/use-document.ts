import { useEffect, useMemo, useState } from 'react';
import {
  documentPages,
  type Binding,
  type DocumentPage,
  type SectionPages,
} from '../../shared/print/document-pages';
import type { PageSetup } from '../../shared/print/page-geometry';
import { paginate } from '../../shared/print/paginate';
import type { PrintContent } from '../../shared/print/print-content';
import type { LaidOutBlock } from './layout-blocks';
import { measureContents, type MeasuredSection } from './measure';
import type { Blocks } from './Paper';
import type { PrintSection } from './print-section';

export interface ChosenSection {
  readonly section: PrintSection;
  readonly setup: PageSetup;
}

export interface PrintDocument {
  readonly pages: readonly DocumentPage[];
  readonly blocks: Blocks;
  /** Sentences on what does not come out as it should. */
  readonly warnings: readonly string[];
}

export interface DocumentState {
  /** The last document that was laid out; null before the first. */
  readonly document: PrintDocument | null;
  /** What is being made; null when the document is up to date. */
  readonly working: { readonly title: string; readonly done: number; readonly total: number } | null;
}

/** What is made already. What is still being made belongs to one laying out, and ends with it. */
const made = new WeakMap<PrintSection, readonly PrintContent[]>();
const measuredOf = new WeakMap<readonly PrintContent[], Map<string, MeasuredSection>>();

async function contentsOf(
  section: PrintSection,
  signal: AbortSignal,
  report: (done: number, total: number) => void,
): Promise<readonly PrintContent[]> {
  const contents = made.get(section) ?? (await section.contents({ signal, report }));
  made.set(section, contents);
  return contents;
}

function measuredContents(
  { section, setup }: ChosenSection,
  contents: readonly PrintContent[],
): MeasuredSection {
  const known = measuredOf.get(contents) ?? new Map<string, MeasuredSection>();
  measuredOf.set(contents, known);
  const key = `${section.id}/${setup.paper}/${setup.orientation}`;
  const measured = known.get(key) ?? measureContents(section.id, contents, setup);
  known.set(key, measured);
  return measured;
}

const paint = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

async function layOut(
  sections: readonly ChosenSection[],
  binding: Binding,
  signal: AbortSignal,
  tell: (working: DocumentState['working']) => void,
): Promise<PrintDocument> {
  const blocks = new Map<string, LaidOutBlock>();
  const parts: SectionPages[] = [];
  const warnings: string[] = [];
  for (const chosen of sections) {
    const { section, setup } = chosen;
    const { id, title, unnumbered = false } = section;
    tell({ title, done: 0, total: 0 });
    await paint();
    signal.throwIfAborted();
    try {
      const contents = await contentsOf(section, signal, (done, total) => tell({ title, done, total }));
      signal.throwIfAborted();
      const measured = measuredContents(chosen, contents);
      for (const [key, block] of measured.laidOut) blocks.set(key, block);
      warnings.push(...measured.tight.map(tightText));
      parts.push({ id, setup, unnumbered, pages: paginate(measured.blocks, measured.pageHeight) });
    } catch (error) {
      if (signal.aborted || !(error instanceof RangeError)) throw error;
      warnings.push(`“${title}”没有排进来：${error.message}`);
    }
  }
  const pages = documentPages(parts, binding);
  return { pages, blocks, warnings: [...warnings, ...overfullTexts(pages)] };
}

function tightText(title: string): string {
  return `“${title}”的栏太多，这样的纸上有的数字要占到旁边的栏。请改用横向或 A3 纸。`;
}

function overfullTexts(pages: readonly DocumentPage[]): readonly string[] {
  return pages.flatMap(({ page }, index) =>
    page.overfull.length === 0
      ? []
      : [`预览的第 ${index + 1} 页有一项比整页还高，印出来会缺下面一截。请缩短文字，或改用 A3 纸。`],
  );
}

interface Wanted {
  readonly sections: readonly ChosenSection[];
  readonly binding: Binding;
}

interface LaidOut extends DocumentState {
  /** What the document was, or is being, made of; null before anything was begun. */
  readonly wanted: Wanted | null;
}

/** The document of the sections given, laid out anew whenever they change; the last one stays until the new one is there. */
export function useDocument(sections: readonly ChosenSection[], binding: Binding): DocumentState {
  const wanted = useMemo((): Wanted => ({ sections, binding }), [sections, binding]);
  const [state, setState] = useState<LaidOut>({ document: null, working: null, wanted: null });
  useEffect(() => {
    const abort = new AbortController();
    const become = (next: (document: PrintDocument | null) => DocumentState) => {
      if (!abort.signal.aborted) setState(({ document }) => ({ ...next(document), wanted }));
    };
    layOut(wanted.sections, wanted.binding, abort.signal, (working) =>
      become((document) => ({ document, working })),
    ).then(
      (document) => become(() => ({ document, working: null })),
      (error: unknown) => {
        const message = error instanceof Error ? error.message : String(error);
        const document = { pages: [], blocks: new Map(), warnings: [`页面没有排出来：${message}`] };
        become(() => ({ document, working: null }));
      },
    );
    return () => abort.abort();
  }, [wanted]);
  // From the moment of a change on, what is shown is not what was asked for.
  const begun = { title: sections[0]?.section.title ?? '', done: 0, total: 0 };
  return state.wanted === wanted ? state : { document: state.document, working: begun };
}
