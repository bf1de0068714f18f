import type { PlanRow, PlanView } from '../../shared/model/plan-view';
import type { ChartBookEntry } from '../../shared/model/chart-book';
import type { PrintCharts } from '../print/plan-sections';

/** CSS pixels: as wide as the text block of a standing A4 page, and so high that two stand on a page. */
const size = { width: 588, maxHeight: 380 } as const;

async function pictures(view: PlanView, entry: ChartBookEntry): Promise<readonly string[]> {
  const { entrySvgs } = await import('../charts/entry-svgs');
  return entrySvgs(view, entry, size).map(({ svg }) => svg);
}

/** Where nothing is pinned to the chart book, every category is shown. */
function bookOf({ plan, categories }: PlanView): readonly ChartBookEntry[] {
  if (plan.chartBook?.length) return plan.chartBook;
  return categories.map(({ id }) => ({
    id,
    choice: { kind: 'comparison', scope: { categories: [id], indicators: [] }, years: 'given' },
    caption: '',
  }));
}

/** The charts feature as the print view asks for it. */
export const printCharts: PrintCharts = {
  indicator: (view: PlanView, { indicator }: PlanRow) => {
    const scope = { categories: [], indicators: [indicator.id] };
    return pictures(view, {
      id: indicator.id,
      choice: { kind: 'trend', scope, years: 'given' },
      caption: '',
    });
  },
  book: (view) => bookOf(view).map((entry) => ({ caption: null, pictures: () => pictures(view, entry) })),
};
