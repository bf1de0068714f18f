import { useCallback, useEffect, useRef, useState } from 'react';
import {
  chartsSection,
  documentTablesSection,
  historySectionId,
  mainTableSection,
} from '../print/section-ids';
import type { Id } from '../../shared/model/plan';
import type { PrintWish } from '../print/PrintView';
import { reviewSectionOf } from '../review/review-choices';
import { useViewStore, type ViewName } from './view-store';

/** The section that shows on paper what a view shows on the screen. */
const sectionOf: Partial<Record<ViewName, string>> = {
  entry: mainTableSection,
  charts: chartsSection,
  plan: documentTablesSection,
  history: historySectionId,
  export: mainTableSection,
};

/** Of the review, the section of the place that is shown. */
function sectionShown(view: ViewName, planId: Id | undefined): string | null {
  if (view === 'review') return planId === undefined ? null : reviewSectionOf(planId);
  return sectionOf[view] ?? null;
}

const wholeDocument: PrintWish = { section: null, now: false };

/**
 * What the print view is opened for. Asking in another view opens it with the section of that view; asking again in it
 * prints. `flush` takes what is being typed.
 */
export function usePrintWish(flush: () => boolean, planId: Id | undefined) {
  const view = useViewStore((state) => state.view);
  const [wish, setWish] = useState(wholeDocument);
  const latest = useRef(flush);
  latest.current = flush;
  useEffect(() => {
    if (view !== 'print') return undefined;
    // The next visit begins with the whole document again.
    return () => setWish(wholeDocument);
  }, [view]);
  const ask = useCallback(() => {
    const { view: shown, show } = useViewStore.getState();
    latest.current();
    setWish(({ section }) =>
      shown === 'print' ? { section, now: true } : { section: sectionShown(shown, planId), now: false },
    );
    show('print');
  }, [planId]);
  return { wish, ask };
}
