import type { TrendPanel } from '../../../shared/charts/chart-model';
import { drawnLevel, drawnNumbers, type Mark } from '../../../shared/charts/mark';
import { cutMark } from './cut-mark';
import type { Box, Drawing, PathItem, Spot, TextItem } from './drawing';
import { lineScale, place, type AxisScale } from './scale';
import { measureText } from './text-measure';
import { trendLabels } from './trend-labels';
import { breakMarks, drawnPoints, openEnds, trendLines, type Frame } from './trend-lines';

const labelSize = 11;
const axisHeight = 18;
const roleNames = { baseline: '基期值', actual: '实际值', expected: '预计值' } as const;

/** How tall a panel is, and about how many marks its axis has. */
export interface PanelShape {
  readonly height: number;
  readonly ticks: number;
}

const yearsOf = ({ firstYear, lastYear }: TrendPanel): number => lastYear - firstYear + 1;

export function trendMarks({ points, target }: TrendPanel): readonly Mark[] {
  return [...points.map(({ mark }) => mark), ...(target === null ? [] : [target])];
}

export function trendScale(panel: TrendPanel, { ticks }: PanelShape): AxisScale {
  return lineScale([...trendMarks(panel).flatMap(drawnNumbers), ...panel.path.map(({ at }) => at)], ticks);
}

const axisWidth = ({ ticks }: AxisScale): number =>
  8 + Math.max(12, ...ticks.map((tick) => measureText(`${tick}`, labelSize)));

/** Room for the words of the years, and for two figures over three years. */
export function leastWidth(panel: TrendPanel, shape: PanelShape): number {
  const slot = Math.max(34, ...trendMarks(panel).map(({ text }) => measureText(text, labelSize) * 0.6));
  return axisWidth(trendScale(panel, shape)) + yearsOf(panel) * slot;
}

function spotsOf(panel: TrendPanel, box: Box, slot: number): readonly Spot[] {
  const { name, unit, points, target, lastYear, firstYear, path } = panel;
  const suffix = unit === '' ? '' : ` ${unit}`;
  return Array.from({ length: yearsOf(panel) }, (_, index): Spot => {
    const year = firstYear + index;
    const own = points.filter((point) => point.year === year);
    // At its ends the path is baseline and target themselves.
    const isBetween = year > firstYear && year < lastYear;
    const onPath = isBetween ? path.find((point) => point.year === year) : undefined;
    return {
      box: { ...box, x: box.x + slot * index, width: slot },
      lines: [
        name,
        ...(own.length === 0 ? [`${year}年：暂无`] : []),
        ...own.flatMap(({ role, mark }) => [
          `${year}年${roleNames[role]}：${mark.text}${suffix}`,
          ...mark.remarks,
        ]),
        ...(onPath ? [`路径：${onPath.text}${suffix}`] : []),
        ...(year === lastYear && target !== null
          ? [`目标值：${target.text}${suffix}`, ...target.remarks]
          : []),
      ],
    };
  });
}

/** Texts of the axes, and what has no number: as it was printed, at the foot of its year, away from every height. */
function fixedTexts(
  panel: TrendPanel,
  ticks: readonly number[],
  box: Box,
  frame: Frame,
): readonly TextItem[] {
  const { firstYear, lastYear, target } = panel;
  const floor = box.y + box.height;
  const narrow = box.width / yearsOf(panel) < 40;
  const text = (words: string, x: number, y: number, align: TextItem['align']): TextItem => ({
    text: words,
    x,
    y,
    align,
    size: labelSize,
    tone: 'muted',
  });
  const wordless = [
    ...panel.points.filter(({ mark }) => drawnLevel(mark) === null),
    ...(target !== null && drawnLevel(target) === null ? [{ year: lastYear, mark: target }] : []),
  ];
  return [
    ...ticks.map((tick) => text(`${tick}`, box.x - 6, frame.y(tick), 'right')),
    ...Array.from({ length: yearsOf(panel) }, (_, index) => {
      const year = `${firstYear + index}`;
      return text(
        narrow && index > 0 ? year.slice(-2) : year,
        frame.x(firstYear + index),
        floor + 10,
        'center',
      );
    }),
    ...wordless.map(({ year, mark }) => text(mark.text, frame.x(year), floor - 8, 'center')),
  ];
}

function textBox({ text, x, y, size }: TextItem): Box {
  const width = measureText(text, size);
  return { x: x - width / 2, y: y - 7, width, height: 14 };
}

/** Draws the years of one indicator with axis, path, target and figures. */
export function drawTrendPanel(
  panel: TrendPanel,
  x: number,
  y: number,
  width: number,
  shape: PanelShape,
): Partial<Drawing> {
  const { firstYear, lastYear, target } = panel;
  const scale = trendScale(panel, shape);
  const left = axisWidth(scale);
  const box = { x: x + left, y: y + 22, width: width - left, height: shape.height - axisHeight - 22 };
  const floor = box.y + box.height;
  const years: readonly [number, number] = [firstYear - 0.5, lastYear + 0.5];
  // Room at the foot keeps the figures of the lowest points over the axis, and shows where it is cut.
  const under = scale.cut ? 20 : 0;
  const heights: readonly [number, number] = [floor - under, box.y];
  const frame: Frame = {
    x: (year) => place(year, years, [box.x, box.x + box.width]),
    y: (value) => place(value, [scale.min, scale.max], heights),
  };
  const bottom = scale.min - (under * (scale.max - scale.min)) / (heights[0] - heights[1]);
  const points = drawnPoints(panel);
  const lines = trendLines(panel, points);
  const texts = fixedTexts(panel, scale.ticks, box, frame);
  const grid = scale.ticks.map((tick): PathItem => ({
    points: [
      [box.x, frame.y(tick)],
      [box.x + box.width, frame.y(tick)],
    ],
    tone: 'grid',
    width: 1,
  }));
  const slot = box.width / yearsOf(panel);
  const goal = target === null ? [] : [{ year: lastYear, mark: target }];
  return {
    texts: [
      ...texts,
      ...trendLabels(panel, points, frame, {
        box: { x, y, width, height: floor - y },
        lines,
        taken: texts.map(textBox),
      }),
    ],
    paths: [
      ...grid,
      {
        points: [
          [box.x, floor],
          [box.x + box.width, floor],
        ],
        tone: 'axis',
        width: 1,
      },
      {
        points: [
          [box.x, box.y],
          [box.x, floor],
        ],
        tone: 'axis',
        width: 1,
      },
      ...(scale.cut ? [cutMark(box.x, floor - 2)] : []),
      ...breakMarks(points, frame),
      ...openEnds([...points, ...goal], frame),
    ],
    spots: spotsOf(panel, { x: box.x, y, width: slot, height: shape.height }, slot),
    plots: [{ kind: 'lines', box, x: years, y: [bottom, scale.max], lines }],
  };
}
