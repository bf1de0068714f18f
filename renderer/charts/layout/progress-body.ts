import type { ProgressRow, ShareMark } from '../../../shared/charts/chart-model';
import { verdicts, verdictNames, verdictSymbols } from '../../../shared/progress/verdict';
import type { Block, BodyLayout } from './block';
import type { BodyRoom } from './body';
import { lineHeight, textLines, type PathItem, type PlottedBar, type Plot, type TextItem } from './drawing';
import { fillLegend, tickLegend } from './legend';
import { place } from './scale';
import { measureText, wrapText } from './text-measure';

const size = 12;
const line = lineHeight(size);
const axisSize = 11;
/** Room for the marks of the axis, and for half of its last one. */
const leastBar = 110;
const besideBar = 26;
/** Shares beyond these ends are drawn to the end of the axis, which is marked as cut; their text says how far they go. */
const shortest = -40;
const longest = 150;

interface Columns {
  readonly name: number;
  readonly nameWidth: number;
  readonly barFrom: number;
  readonly barTo: number;
  /** Right end of the column of shares. */
  readonly shares: number;
  readonly verdict: number;
  readonly min: number;
  readonly max: number;
}

const endsOf = (share: ShareMark | null): readonly number[] =>
  share === null ? [] : [share.low, share.high].filter((end) => end !== null);

function columnsOf(rows: readonly ProgressRow[], { left, width }: BodyRoom): Columns {
  const ends = rows.flatMap(({ progress, required }) => [...endsOf(progress), ...endsOf(required)]);
  const min = Math.max(shortest, Math.min(0, ...ends));
  const max = Math.min(longest, Math.max(100, ...ends));
  const widest = (text: (row: ProgressRow) => string) =>
    Math.max(40, ...rows.map((row) => measureText(text(row), size)));
  const verdictWidth = widest((row) => `${verdictSymbols[row.verdict]} ${row.verdictText}`);
  const shareWidth = Math.max(
    measureText('完成进度', axisSize),
    widest(({ progress }) => progress?.text ?? '—'),
  );
  const beside = 12 + leastBar + besideBar + shareWidth + 14 + verdictWidth;
  const nameWidth = Math.min(
    widest(({ name }) => name),
    width * 0.42,
    Math.max(48, width - beside),
  );
  const verdict = left + width - verdictWidth;
  const shares = verdict - 14;
  const barFrom = left + nameWidth + 12;
  return {
    name: left,
    nameWidth,
    barFrom,
    barTo: shares - shareWidth - besideBar,
    shares,
    verdict,
    min,
    max,
  };
}

/** A gap in a bar that goes on beyond the axis, between two zigzag lines. */
function cutEnd(x: number, y: number): readonly PathItem[] {
  const zigzag = (shift: number) =>
    [-9, -3, 3, 9].map((dy, index) => [x + shift + (index % 2 === 0 ? -2 : 2), y + dy] as const);
  return [
    { points: zigzag(0), tone: 'ground', width: 5 },
    { points: zigzag(-3), tone: 'text', width: 1.2 },
    { points: zigzag(3), tone: 'text', width: 1.2 },
  ];
}

function barOf({ progress, verdict }: ProgressRow, { min, max }: Columns): PlottedBar | null {
  if (progress === null) return null;
  const { low, high } = progress;
  const open = low === null || high === null || low !== high;
  // The far end of what is known: an open bar says that the share may lie anywhere towards it.
  const end = high ?? low;
  return end === null ? null : { value: Math.min(Math.max(end, min), max), fill: verdict, open };
}

function block(row: ProgressRow, columns: Columns, groups: boolean): Block {
  const names = wrapText(row.name, columns.nameWidth, size);
  const height = Math.max(26, names.length * line + 8);
  const x = (share: number) =>
    place(
      Math.min(Math.max(share, columns.min), columns.max),
      [columns.min, columns.max],
      [columns.barFrom, columns.barTo],
    );
  return {
    group: groups ? row.group : '',
    height,
    draw: (top) => {
      const middle = top + height / 2;
      const bar = barOf(row, columns);
      const { progress, required } = row;
      const box = {
        x: columns.barFrom,
        y: middle - 8,
        width: columns.barTo - columns.barFrom,
        height: 16,
      };
      const plots: Plot[] =
        bar === null
          ? []
          : [
              {
                kind: 'bars',
                box,
                direction: 'right',
                min: columns.min,
                max: columns.max,
                thickness: 12,
                bars: [bar],
              },
            ];
      const [asked] = endsOf(required);
      const ends = endsOf(progress);
      const paths: PathItem[] = [
        ...(asked === undefined
          ? []
          : [
              {
                points: [
                  [x(asked), middle - 9],
                  [x(asked), middle + 9],
                ],
                tone: 'text',
                width: 3,
              } as const,
            ]),
        ...(ends.some((end) => end > columns.max) ? cutEnd(columns.barTo - 14, middle) : []),
        ...(ends.some((end) => end < columns.min) ? cutEnd(columns.barFrom + 14, middle) : []),
      ];
      const text = (item: Pick<TextItem, 'text' | 'x' | 'align'>): TextItem => ({
        ...item,
        y: middle,
        size,
        tone: 'text',
      });
      return {
        plots,
        paths,
        texts: [
          ...textLines(names, middle - (names.length * line) / 2, {
            x: columns.name,
            align: 'left',
            size,
            tone: 'text',
          }),
          text({ text: progress?.text ?? '—', x: columns.shares, align: 'right' }),
          text({
            text: `${verdictSymbols[row.verdict]} ${row.verdictText}`,
            x: columns.verdict,
            align: 'left',
          }),
        ],
        spots: [
          {
            box: { x: columns.name, y: top, width: columns.verdict - columns.name, height },
            lines: [
              row.name,
              `完成进度：${progress?.text ?? '—'}`,
              `路径要求：${required?.text ?? '—'}`,
              `评价：${row.verdictText}`,
            ],
          },
        ],
      };
    },
  };
}

/** The marks of the axis over the rows, and its lines through all of them. */
function frame({ min, max, barFrom, barTo, shares, verdict }: Columns): BodyLayout['frame'] {
  const marks = [0, 50, 100].filter((mark) => mark >= min && mark <= max);
  return (top, bottom) => ({
    texts: [
      ...marks.map((mark): TextItem => ({
        text: `${mark}%`,
        x: place(mark, [min, max], [barFrom, barTo]),
        y: top - 10,
        align: 'center',
        size: axisSize,
        tone: 'muted',
      })),
      { text: '完成进度', x: shares, y: top - 10, align: 'right', size: axisSize, tone: 'muted' },
      { text: '评价', x: verdict, y: top - 10, align: 'left', size: axisSize, tone: 'muted' },
    ],
    paths: marks.map((mark): PathItem => {
      const x = place(mark, [min, max], [barFrom, barTo]);
      return {
        points: [
          [x, top],
          [x, bottom],
        ],
        tone: mark === 0 ? 'axis' : 'grid',
        width: 1,
      };
    }),
  });
}

/** A bar of progress and a tick at the share that is asked for, one row an indicator, all on one axis in %. */
export function progressBody(rows: readonly ProgressRow[], room: BodyRoom): BodyLayout {
  const columns = columnsOf(rows, room);
  const groups = new Set(rows.map(({ group }) => group)).size > 1;
  const shares = rows.flatMap(({ progress }) => endsOf(progress));
  const cut = shares.some((share) => share > columns.max || share < columns.min);
  const drawn = new Set(rows.filter(({ progress }) => progress !== null).map(({ verdict }) => verdict));
  return {
    blocks: rows.map((row) => block(row, columns, groups)),
    legend: [
      tickLegend('路径要求'),
      ...verdicts
        .filter((verdict) => drawn.has(verdict))
        .map((verdict) => fillLegend(`${verdictSymbols[verdict]} ${verdictNames[verdict]}`, verdict)),
    ],
    notes: [
      ...(cut ? ['横条上有折线缺口的，横轴在缺口处截断，长短不按比例，数值见文字。'] : []),
      ...(rows.some(
        ({ progress }) => progress !== null && (progress.low === null || progress.low !== progress.high),
      )
        ? ['虚线框的横条表示完成进度只知道范围。']
        : []),
    ],
    head: 20,
    foot: 0,
    frame: frame(columns),
  };
}
