import { useCallback, useEffect, useRef, useState } from 'react';
import { useChartChoices } from '../charts/chart-choices';
import {
  chartsSection,
  documentTablesSection,
  historySectionId,
  mainTableSection,
  shownChartSection,
} from '../print/section-ids';
import type { Id } from '../../shared/model/plan';
import type { PrintWish } from '../print/PrintView';
import { reviewSectionsShown } from '../review/review-choices';
import { useViewStore, type ViewName } from './view-store';

/** The sections that show on paper what a view shows on the screen. */
const sectionsOf: Partial<Record<ViewName, readonly string[]>> = {
  entry: [mainTableSection],
  plan: [documentTablesSection],
  history: [historySectionId],
  export: [mainTableSection],
};

const chartSections = { chart: [shownChartSection], book: [chartsSection] } as const;

/** Of review and charts, the sections of the place that is shown. */
function sectionsShown(view: ViewName, planId: Id | undefined): readonly string[] | null {
  if (view === 'review') return planId === undefined ? null : reviewSectionsShown(planId);
  if (view === 'charts') return chartSections[useChartChoices.getState().place];
  return sectionsOf[view] ?? null;
}

const wholeDocument: PrintWish = { sections: null, now: false };

/**
 * What the print view is opened for. Asking in another view opens it with the sections of that view; asking again in it
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
    setWish(({ sections }) =>
      shown === 'print' ? { sections, now: true } : { sections: sectionsShown(shown, planId), now: false },
    );
    show('print');
  }, [planId]);
  return { wish, ask };
}
