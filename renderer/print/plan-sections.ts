import { planRows, type PlanRow, type PlanView } from '../../shared/model/plan-view';
import { indicatorTable } from '../../shared/print/indicator-table';
import type { PageSetup } from '../../shared/print/page-geometry';
import { planNotes } from '../../shared/print/plan-notes';
import type { PrintContent } from '../../shared/print/print-content';
import { documentTable } from '../../shared/tables/document-table';
import { mainTable } from '../../shared/tables/main-table';
import type { ContentWatch, PrintSection } from './print-section';
import { chartsSection, documentTablesSection, mainTableSection, shownChartSection } from './section-ids';

/** A chart of the chart book. */
export interface BookChart {
  /** Below it; null where the chart itself says all. */
  readonly caption: string | null;
  readonly pictures: () => Promise<readonly string[]>;
}

/**
 * The charts that are printed, in colours for paper: one svg element with a view box for each picture, several for a chart
 * that is too long for one.
 */
export interface PrintCharts {
  /** The chart of an indicator over the years; nothing where there is nothing to draw. */
  readonly indicator: (view: PlanView, row: PlanRow) => Promise<readonly string[]>;
  /** The charts of the chart book, in its order. */
  readonly book: (view: PlanView) => readonly BookChart[];
  /** The chart that is looked at in the view of charts. */
  readonly shown: (view: PlanView) => Promise<readonly string[]>;
}

const standing: PageSetup = { paper: 'A4', orientation: 'portrait' };
const lying: PageSetup = { paper: 'A4', orientation: 'landscape' };

/** Before the tables: cover and notes. */
export function openingSections(view: PlanView): readonly PrintSection[] {
  const { plan } = view;
  const title = `${plan.title}主要指标完成情况`;
  return [
    {
      id: 'cover',
      title: '封面',
      setup: standing,
      unnumbered: true,
      contents: () => [{ kind: 'cover', title, fields: plan.cover ?? {} }],
    },
  ];
}

/** What comes from the plan and its figures alone. */
export function figureSections(view: PlanView, charts: PrintCharts | null): readonly PrintSection[] {
  const { tables } = view.plan;
  return [
    { id: 'notes', title: '说明', setup: standing, contents: () => planNotes(view) },
    {
      id: mainTableSection,
      title: '主要指标表',
      setup: lying,
      contents: () => [{ kind: 'table', model: mainTable(view) }],
    },
    ...(tables.length === 0
      ? []
      : [
          {
            id: documentTablesSection,
            title: '规划文本中的表',
            setup: standing,
            atFirst: false,
            contents: () =>
              tables.map((table): PrintContent => ({ kind: 'table', model: documentTable(view, table) })),
          },
        ]),
    ...(charts === null ? [] : chartSections(view, charts)),
  ];
}

function chartSections(view: PlanView, charts: PrintCharts): readonly PrintSection[] {
  return [
    {
      id: 'indicators',
      title: '分指标图表',
      setup: standing,
      atFirst: false,
      contents: (watch) => indicatorPages(view, charts, watch),
    },
    {
      id: chartsSection,
      title: '图册',
      setup: standing,
      atFirst: false,
      contents: (watch) => chartBook(charts.book(view), watch),
    },
    {
      id: shownChartSection,
      title: '“图表”里的当前图',
      setup: standing,
      atFirst: false,
      contents: () => shownChart(charts.shown(view)),
    },
  ];
}

async function indicatorPages(
  view: PlanView,
  charts: PrintCharts,
  { signal, report }: ContentWatch,
): Promise<readonly PrintContent[]> {
  const rows = planRows(view).filter(({ series }) => series !== null);
  const contents: PrintContent[] = [];
  for (const [index, row] of rows.entries()) {
    report(index, rows.length);
    const pictures = await charts.indicator(view, row);
    signal.throwIfAborted();
    if (index > 0) contents.push({ kind: 'break' });
    contents.push({ kind: 'title', text: row.indicator.name });
    contents.push(...pictures.map((svg): PrintContent => ({ kind: 'chart', svg, caption: null })));
    const table = indicatorTable(view, row);
    // The chart says place, time and source already.
    const model = pictures.length > 0 ? { ...table, caption: null, source: null } : table;
    contents.push({ kind: 'table', model });
  }
  return contents;
}

async function chartBook(
  book: readonly BookChart[],
  { signal, report }: ContentWatch,
): Promise<readonly PrintContent[]> {
  if (book.length === 0) throw new RangeError('图册里还没有图。请在“图表”里把要印的图加入图册。');
  const contents: PrintContent[] = [];
  for (const [index, { caption, pictures }] of book.entries()) {
    report(index, book.length);
    const drawn = await pictures();
    contents.push(...drawn.map((svg): PrintContent => ({ kind: 'chart', svg, caption })));
    signal.throwIfAborted();
  }
  return contents;
}

async function shownChart(pictures: Promise<readonly string[]>): Promise<readonly PrintContent[]> {
  const drawn = await pictures;
  if (drawn.length === 0) throw new RangeError('“图表”里现在没有画出图。请先在那里选指标和年份。');
  return drawn.map((svg): PrintContent => ({ kind: 'chart', svg, caption: null }));
}

/** After everything else: the signatures. */
export function closingSections({ plan }: PlanView): readonly PrintSection[] {
  return [
    {
      id: 'sign-off',
      title: '签署页',
      setup: standing,
      contents: () => [{ kind: 'signOff', fields: plan.cover ?? {} }],
    },
  ];
}
