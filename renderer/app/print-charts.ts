import type { PlanRow, PlanView } from '../../shared/model/plan-view';
import type { ChartBookEntry, ChartChoice } from '../../shared/model/chart-book';
import { chartBookOf } from '../../shared/charts/chart-book';
import type { PrintCharts } from '../print/plan-sections';

/** CSS pixels of the text block of a standing A4 page; a picture is as wide, and two of them stand on a page. */
const size = { width: 588, maxHeight: 380 } as const;

/** What does not fit half a page is given whole ones. */
const tallest = 800;

async function pictures(
  view: PlanView,
  entry: Pick<ChartBookEntry, 'id' | 'choice' | 'caption'>,
): Promise<readonly string[]> {
  const { entrySvgs } = await import('../charts/entry-svgs');
  const small = entrySvgs(view, entry, size);
  const drawn = small.length > 1 ? entrySvgs(view, entry, { ...size, maxHeight: tallest }) : small;
  return drawn.map(({ svg }) => svg);
}

/** Where nothing is pinned to the chart book, every category is shown. */
function bookOf({ plan, categories }: PlanView): readonly ChartBookEntry[] {
  const pinned = chartBookOf(plan);
  if (pinned.length > 0) return pinned;
  return categories
    .toSorted((a, b) => a.order - b.order)
    .map(({ id }) => ({
      id,
      choice: { kind: 'comparison', scope: { categories: [id], indicators: [] }, years: 'given' },
      caption: '',
    }));
}

/** The charts feature as the print view asks for it; `shown` is what is looked at in the view of charts. */
export function printCharts(shown: ChartChoice): PrintCharts {
  return {
    indicator: (view: PlanView, { indicator }: PlanRow) => {
      const scope = { categories: [], indicators: [indicator.id] };
      return pictures(view, {
        id: indicator.id,
        choice: { kind: 'trend', scope, years: 'given' },
        caption: '',
      });
    },
    book: (view) => bookOf(view).map((entry) => ({ caption: null, pictures: () => pictures(view, entry) })),
    shown: (view) => pictures(view, { id: 'shown', choice: shown, caption: '' }),
  };
}
