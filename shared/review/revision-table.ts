import { figureObject, figureSlot, type Figure, type FigureAddress } from '../model/figure';
import { sameJson } from '../model/same-json';
import { printFigure } from '../notation/print';
import { figurePlace } from '../history/words';
import { statusNames } from '../model/figure-status';
import { figureCell } from '../tables/figure-cell';
import { describingCell, describingColumns } from '../tables/plan-columns';
import { textCell, type TableColumn, type TableModel } from '../tables/table-model';
import { leafName, type ReviewedLeaf, type ReviewResult } from './review';
import { reviewTableHead } from './table-head';

/** A figure that stands for another one, or that may not be compared as it is. */
interface Revision {
  readonly leaf: ReviewedLeaf;
  readonly place: string;
  /** Null where nothing stood before. */
  readonly before: Figure | null;
  readonly after: Figure | null;
  readonly reason: string;
}

const at = ({ series }: ReviewedLeaf, address: FigureAddress): Figure | null =>
  series?.figures[figureSlot(address)] ?? null;

/** Baselines and targets that the version in use has changed against the one before it. */
function versionRevisions(leaf: ReviewedLeaf, { view, context }: ReviewResult): readonly Revision[] {
  const { baseYear, targetYear } = context;
  const { version } = view;
  const earlier = view.plan.versions.map(({ number }) => number).filter((number) => number < version);
  const previous = Math.max(...earlier);
  if (earlier.length === 0) return [];
  const document = view.plan.versions.find(({ number }) => number === version)?.title ?? '';
  return (
    [
      ['baseline', baseYear],
      ['target', targetYear],
    ] as const
  ).flatMap(([measure, year]) => {
    const before = at(leaf, { measure, period: `${year}`, version: previous });
    const after = at(leaf, { measure, period: `${year}`, version });
    if (sameJson(before, after)) return [];
    const place = figurePlace({ measure, period: `${year}` });
    return [{ leaf, place, before, after, reason: `按第${version}版：${document}` }];
  });
}

/** A later actual of the base year stands beside the baseline until a version of the document adopts it. */
function baseYearRevision(leaf: ReviewedLeaf, { context, view }: ReviewResult): readonly Revision[] {
  const { baseYear } = context;
  const { version } = view;
  const before = at(leaf, { measure: 'baseline', period: `${baseYear}`, version });
  const after = at(leaf, { measure: 'actual', period: `${baseYear}` });
  if (before === null || after === null || printFigure(before) === printFigure(after)) return [];
  const reason = '基期年数据后来有修订；评估仍用规划文本的基期值，待新版文件采用';
  return [{ leaf, place: `${baseYear}年数据`, before, after, reason }];
}

/** Actuals that are preliminary, estimated, or of another definition, and those with a note. */
function remarkedActuals(leaf: ReviewedLeaf, { context }: ReviewResult): readonly Revision[] {
  const { baseYear, year } = context;
  const years = Array.from({ length: year - baseYear }, (_, index) => baseYear + 1 + index);
  return years.flatMap((each) => {
    const address: FigureAddress = { measure: 'actual', period: `${each}` };
    const figure = at(leaf, address);
    if (figure === null) return [];
    const { status = 'A', note } = figureObject(figure);
    const remarks = [status === 'A' ? null : statusNames[status], note ?? null].filter(
      (part) => part !== null,
    );
    if (remarks.length === 0) return [];
    return [{ leaf, place: figurePlace(address), before: null, after: figure, reason: remarks.join('；') }];
  });
}

/** "2019年3月1日" */
function dayText(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${year}年${Number(month)}月${Number(date)}日`;
}

/** Actuals of earlier years that were changed after the day on which they had been recorded, by whom and for what. */
function changedActuals(leaf: ReviewedLeaf, { revised, context }: ReviewResult): readonly Revision[] {
  const { baseYear, year } = context;
  return (revised ?? []).flatMap(({ seriesId, period, before, after, day, by, reason }) => {
    const isEarlier = Number(period) > baseYear && Number(period) < year;
    if (seriesId !== leaf.series?.id || !isEarlier) return [];
    const place = figurePlace({ measure: 'actual', period });
    const said = reason === '' ? '' : `：${reason}`;
    const { note } = after === null ? {} : figureObject(after);
    const why = [`${dayText(day)}由${by}修改${said}`, note].filter((part) => part !== undefined);
    return [{ leaf, place, before, after, reason: why.join('；') }];
  });
}

/** What a reader must know about figures that were revised, or that may be. */
function revisionsOf(result: ReviewResult): readonly Revision[] {
  return result.leaves.flatMap((leaf) => [
    ...versionRevisions(leaf, result),
    ...baseYearRevision(leaf, result),
    ...changedActuals(leaf, result),
    ...remarkedActuals(leaf, result),
  ]);
}

const column = (id: string, title: string, width: number, align: TableColumn['align']): TableColumn => ({
  id,
  title,
  align,
  width,
  frozen: false,
  indented: false,
});

/** Stands in the place of an empty table. */
export const noRevisions =
  '没有修订过的基期值和目标值，没有修改过的往年实际值，也没有初步数、估计数和带说明的数据。';

/** 修订说明 */
export function revisionTable(result: ReviewResult): TableModel {
  const revisions = revisionsOf(result);
  const columns = [
    { ...describingColumns.name, frozen: false, indented: false },
    describingColumns.unit,
    column('place', '数据', 18, 'left'),
    column('before', '原值', 12, 'right'),
    column('after', '现值', 12, 'right'),
    column('reason', '说明', 44, 'left'),
  ];
  return {
    ...reviewTableHead(result, '修订说明', '数据修订说明'),
    header: columns.map((each) => ({ column: each })),
    rows: revisions.map(({ leaf, place, before, after, reason }) => ({
      kind: 'indicator',
      indent: 0,
      cells: [
        textCell(leafName(leaf, result)),
        describingCell(leaf, 'unit'),
        textCell(place),
        figureCell(before),
        figureCell(after),
        textCell(reason),
      ],
    })),
    notes: [
      revisions.length === 0
        ? noRevisions
        : '列出修订过的基期值和目标值、与基期值不同的基期年数据、往年实际值录入当天以后的修改，以及初步数、估计数和带说明的实际值。',
      ...(result.revised === null ? ['往年实际值的修改记录还没有读出，本表暂不包括。'] : []),
    ],
  };
}
