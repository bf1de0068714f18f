import { useMemo, useRef } from 'react';
import { canonicalJson } from '../../shared/model/canonical-json';
import type { Id } from '../../shared/model/plan';
import type { PlanView } from '../../shared/model/plan-view';
import { boundIds, orderedIds } from '../../shared/print/section-order';
import { closingSections, figureSections, openingSections, type PrintCharts } from './plan-sections';
import { usePrintChoice } from './print-store';
import type { PrintSection } from './print-section';
import type { ChosenSection } from './use-document';

const withoutCover = ({ plan }: PlanView): string => canonicalJson({ ...plan, cover: undefined });

const sameRecords = (a: readonly object[], b: readonly object[]): boolean =>
  a.length === b.length && a.every((record, index) => record === b[index]);

/** The same view while nothing but the cover differs, so that charts and tables are not made again for it. */
function useFigures(view: PlanView): PlanView {
  const kept = useRef(view);
  const before = kept.current;
  const same =
    before.version === view.version &&
    sameRecords(before.areas, view.areas) &&
    sameRecords(before.categories, view.categories) &&
    sameRecords(before.indicators, view.indicators) &&
    sameRecords(before.series, view.series) &&
    withoutCover(before) === withoutCover(view);
  if (!same) kept.current = view;
  return kept.current;
}

interface SectionsOptions {
  readonly planId: Id;
  readonly view: PlanView;
  readonly charts: PrintCharts | null;
  /** Sections of other features, between those of the figures and the signatures. */
  readonly more: readonly PrintSection[];
  /** The only sections to print, as long as the user has not chosen others. */
  readonly only: readonly string[] | null;
}

export interface Sections {
  /** All there are, in the user's order. */
  readonly all: readonly PrintSection[];
  /** Those that are printed. */
  readonly chosen: readonly ChosenSection[];
}

/** The sections of the document as the user has put it together. */
export function useSections({ planId, view, charts, more, only }: SectionsOptions): Sections {
  const choice = usePrintChoice(planId);
  const figures = useFigures(view);
  const opening = useMemo(() => openingSections(view), [view]);
  const closing = useMemo(() => closingSections(view), [view]);
  const middle = useMemo(() => figureSections(figures, charts), [figures, charts]);
  const { order, chosen, setups } = choice;
  return useMemo(() => {
    const given = [...opening, ...middle, ...more, ...closing];
    const ids = orderedIds(boundIds(given.map(({ id }) => id)), order);
    const all = ids.flatMap((id) => given.find((section) => section.id === id) ?? []);
    const isChosen = ({ id, atFirst = true }: PrintSection): boolean => {
      if (only !== null) return only.includes(id);
      return chosen === null ? atFirst : chosen.includes(id);
    };
    return {
      all,
      chosen: all
        .filter(isChosen)
        .map((section) => ({ section, setup: setups[section.id] ?? section.setup })),
    };
  }, [opening, middle, more, closing, order, chosen, setups, only]);
}
