import type { ChartBody, SlopeLine, SlopePanel } from '../../../shared/charts/chart-model';
import { drawnLevel, drawnNumbers, isOpen } from '../../../shared/charts/mark';
import { noFrame, type Block, type BodyLayout } from './block';
import type { BodyRoom } from './body';
import {
  lineHeight,
  textLines,
  type Drawing,
  type PathItem,
  type PlottedLine,
  type Spot,
  type TextItem,
} from './drawing';
import { cutMark } from './cut-mark';
import { lineLegend, ringLegend } from './legend';
import { lineScale, place } from './scale';
import { spreadApart } from './spread-apart';
import { measureText, wrapText } from './text-measure';

type SlopeBody = Extract<ChartBody, { kind: 'slope' }>;

const size = 12;
const line = lineHeight(size);
const headHeight = 22;
/** Room for “2015年基期值”, and for two of them side by side over the lines. */
const headWidth = 84;
const leastSlope = 96;
/** More lines than these on one axis cannot be told apart, nor names taller than this be led to their points. */
const mostLines = 12;
const mostHeight = 400;
/** Only the way from one end to the other is read here, so the axis may be cut sooner than that of other lines. */
const narrow = 0.8;

const unitText = (unit: string): string => `单位：${unit === '' ? '无' : unit}`;

interface Columns {
  readonly nameX: number;
  readonly nameWidth: number;
  /** Where the names end and the figures at the left stand, right-aligned. */
  readonly figureX: number;
  readonly from: number;
  readonly to: number;
}

/** The columns of all panels alike, so that their axes stand under one another. */
function columnsOf(panels: readonly SlopePanel[], { left, width }: BodyRoom): Columns {
  const lines = panels.flatMap((panel) => panel.lines);
  const widest = (side: 'from' | 'to') =>
    Math.max(28, ...lines.map((each) => measureText(each[side]?.text ?? '暂无', size))) + 6;
  const figures = widest('from');
  const right = widest('to') + 14;
  const natural = Math.max(...lines.map(({ name }) => measureText(name, size)));
  const besideName = 10 + figures + 14;
  const nameWidth = Math.min(natural, width * 0.42, Math.max(48, width - besideName - leastSlope - right));
  const units = Math.max(...panels.map(({ unit }) => measureText(unitText(unit), size)));
  const heads = units + headWidth / 2 + 8;
  const from = left + Math.max(nameWidth + besideName, heads);
  const to = Math.max(from + leastSlope, Math.min(left + width - Math.max(right, headWidth / 2), from + 420));
  return { nameX: left, nameWidth, figureX: from - 14, from, to };
}

const scaleOf = ({ lines }: SlopePanel) =>
  lineScale(
    lines.flatMap(({ from, to }) => [...drawnNumbers(from), ...drawnNumbers(to)]),
    3,
    narrow,
  );

/** Lines that share a panel: so many that they can be told apart. */
function pieces({ unit, lines }: SlopePanel, { nameWidth }: Columns): readonly SlopePanel[] {
  const tallest = Math.max(...lines.map(({ name }) => wrapText(name, nameWidth, size).length * line + 4));
  const most = Math.min(mostLines, Math.max(2, Math.floor(mostHeight / tallest)));
  const count = Math.ceil(lines.length / most);
  const each = Math.ceil(lines.length / count);
  return Array.from({ length: count }, (_, index) => ({
    unit,
    lines: lines.slice(index * each, (index + 1) * each),
  }));
}

function plottedLine({ from, to }: SlopeLine): PlottedLine {
  const ends = [
    { x: 0, mark: from, level: drawnLevel(from) },
    { x: 1, mark: to, level: drawnLevel(to) },
  ];
  return {
    tone: 'actual',
    width: 2,
    points: ends.flatMap(({ x, mark, level }) =>
      mark === null || level === null ? [] : [{ x, y: level, shape: isOpen(mark) ? 'ring' : 'dot' }],
    ),
  };
}

function leader(from: readonly [number, number], to: readonly [number, number]): readonly PathItem[] {
  return Math.abs(from[1] - to[1]) < 3 ? [] : [{ points: [from, to], tone: 'axis', width: 1 }];
}

function block(panel: SlopePanel, body: SlopeBody, columns: Columns, room: BodyRoom): Block {
  const { lines, unit } = panel;
  const names = lines.map(({ name }) => wrapText(name, columns.nameWidth, size));
  const heights = names.map((wrapped) => wrapped.length * line + 4);
  const needed = heights.reduce((sum, each) => sum + each, 0);
  const plotHeight = Math.max(120, needed * 1.15 + 8);
  const scale = scaleOf(panel);
  // The zigzag of a cut axis stands under the lowest point.
  const under = scale.cut ? 24 : 10;
  const suffix = unit === '' ? '' : ` ${unit}`;
  return {
    group: '',
    height: headHeight + plotHeight + 16,
    draw: (top) => {
      const first = top + headHeight;
      const y = (level: number) =>
        place(level, [scale.min, scale.max], [first + plotHeight - under, first + 10]);
      const levels = lines.map(({ from, to }) => ({ from: drawnLevel(from), to: drawnLevel(to) }));
      const wanted = (side: 'from' | 'to', other: 'from' | 'to') =>
        levels.map((level) => y(level[side] ?? level[other] ?? scale.min));
      const left = spreadApart(wanted('from', 'to'), heights, first, first + plotHeight);
      const right = spreadApart(
        wanted('to', 'from'),
        lines.map(() => line),
        first,
        first + plotHeight,
      );
      const head = { size, tone: 'muted', y: top + 10 } as const;
      const texts: TextItem[] = [
        {
          ...head,
          text: unitText(unit),
          x: columns.nameX,
          align: 'left',
          tone: 'text',
          bold: true,
        },
        { ...head, text: `${body.fromYear}年基期值`, x: columns.from, align: 'center' },
        { ...head, text: `${body.toYear}年目标值`, x: columns.to, align: 'center' },
      ];
      const paths: PathItem[] = [columns.from, columns.to].map((x) => ({
        points: [
          [x, first],
          [x, first + plotHeight],
        ],
        tone: 'axis',
        width: 1,
      }));
      if (scale.cut)
        paths.push(cutMark(columns.from, first + plotHeight), cutMark(columns.to, first + plotHeight));
      const spots: Spot[] = [];
      lines.forEach(({ name, from, to }, index) => {
        const leftY = left[index] ?? first;
        const rightY = right[index] ?? first;
        const height = heights[index] ?? line;
        texts.push(
          ...textLines(names[index] ?? [], leftY - (height - 4) / 2, {
            x: columns.nameX,
            align: 'left',
            size,
            tone: 'text',
          }),
          {
            text: from?.text ?? '暂无',
            x: columns.figureX,
            y: leftY,
            align: 'right',
            size,
            tone: from ? 'text' : 'muted',
          },
          {
            text: to?.text ?? '暂无',
            x: columns.to + 14,
            y: rightY,
            align: 'left',
            size,
            tone: to ? 'text' : 'muted',
          },
        );
        const level = levels[index];
        if (typeof level?.from === 'number')
          paths.push(...leader([columns.from - 12, leftY], [columns.from - 3, y(level.from)]));
        if (typeof level?.to === 'number')
          paths.push(...leader([columns.to + 3, y(level.to)], [columns.to + 12, rightY]));
        spots.push({
          box: { x: room.left, y: leftY - height / 2, width: room.width, height },
          lines: [
            name,
            `${body.fromYear}年基期值：${from ? from.text + suffix : '暂无'}`,
            ...(from?.remarks ?? []),
            `${body.toYear}年目标值：${to ? to.text + suffix : '暂无'}`,
            ...(to?.remarks ?? []),
          ],
        });
      });
      const box = { x: columns.from, y: first, width: columns.to - columns.from, height: plotHeight };
      const unitPerPixel = (scale.max - scale.min) / (plotHeight - under - 10);
      const range: readonly [number, number] = [
        scale.min - under * unitPerPixel,
        scale.max + 10 * unitPerPixel,
      ];
      const drawing: Partial<Drawing> = {
        texts,
        paths,
        spots,
        plots: [{ kind: 'lines', box, x: [0, 1], y: range, lines: lines.map(plottedLine) }],
      };
      return drawing;
    },
  };
}

/** Baseline at the left, target at the right, one line an indicator; every end carries its figure. */
export function slopeBody(body: SlopeBody, room: BodyRoom): BodyLayout {
  const columns = columnsOf(body.panels, room);
  const panels = body.panels.flatMap((panel) => pieces(panel, columns));
  const marks = panels.flatMap(({ lines }) => lines.flatMap(({ from, to }) => [from, to]));
  const cut = panels.some((panel) => scaleOf(panel).cut);
  return {
    ...noFrame,
    blocks: panels.map((panel) => block(panel, body, columns, room)),
    legend: [
      lineLegend('从基期值到目标值', { tone: 'actual', lineWidth: 2, shape: 'dot' }),
      ...(marks.some((mark) => mark !== null && isOpen(mark) && mark.extent.kind !== 'none')
        ? [ringLegend]
        : []),
    ],
    notes: cut ? ['纵轴带折线记号的，纵轴不从零开始。'] : [],
  };
}
