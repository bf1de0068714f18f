import type { ComparisonBar, ComparisonPanel } from '../../../shared/charts/chart-model';
import { barName } from '../../../shared/charts/comparison';
import { drawnNumbers, isOpen } from '../../../shared/charts/mark';
import { noFrame, type BodyLayout } from './block';
import type { BodyRoom } from './body';
import type { Drawing, PathItem, Spot, TextItem } from './drawing';
import { fillLegend, openLegend } from './legend';
import { panelBlocks } from './panels';
import { barScale, place } from './scale';
import { measureText } from './text-measure';

const labelSize = 11;
const labelHeight = 16;
const axisHeight = 32;
const shortNames = { baseline: '基期', actual: '实际', target: '目标' } as const;

const labelOf = ({ mark }: ComparisonBar): string => mark?.text ?? '暂无';

/** Room for the text at the bar's end and for the words under it. */
const slotOf = (bar: ComparisonBar): number => Math.max(38, measureText(labelOf(bar), labelSize) + 8);

const slotWidth = ({ bars }: ComparisonPanel): number => Math.max(...bars.map(slotOf));

/** The room that most bars need: few that are wider do not make all panels wider, but stand in several rows. */
function usualSlot(bars: readonly ComparisonBar[]): number {
  const widths = bars.map(slotOf).toSorted((a, b) => a - b);
  return widths[Math.floor((widths.length - 1) * 0.9)] ?? 38;
}

/** Where a bar ends: at the number itself, or at the far end of a range. */
function heightOf({ mark }: ComparisonBar): number | null {
  const numbers = drawnNumbers(mark);
  return numbers.length === 0 ? null : Math.max(...numbers);
}

/** What stands at the open end of a bar: an arrow into the direction of a bound, a rule at the low end of a range. */
function openEnd(
  { mark }: ComparisonBar,
  x: number,
  half: number,
  at: (value: number) => number,
): readonly PathItem[] {
  if (mark === null) return [];
  const { extent } = mark;
  const tone = 'text';
  if (extent.kind === 'between')
    return [
      {
        points: [
          [x - half, at(extent.low)],
          [x + half, at(extent.low)],
        ],
        tone,
        width: 1,
        dash: [3, 2],
      },
    ];
  if (extent.kind !== 'atLeast' && extent.kind !== 'atMost') return [];
  const y = at(extent.at);
  const step = extent.kind === 'atLeast' ? -1 : 1;
  const tip = y + step * 5;
  return [
    {
      points: [
        [x - 4, y],
        [x + 4, y],
        [x, tip],
      ],
      tone,
      width: 1,
      closed: true,
    },
  ];
}

function spotLines(panel: ComparisonPanel, bar: ComparisonBar): readonly string[] {
  const { mark } = bar;
  return [
    panel.name,
    `${barName(bar)}：${mark === null ? '暂无' : `${mark.text}${panel.unit === '' ? '' : ` ${panel.unit}`}`}`,
    ...(mark?.remarks ?? []),
  ];
}

function drawPanel(
  panel: ComparisonPanel,
  x: number,
  y: number,
  width: number,
  height: number,
): Partial<Drawing> {
  const { bars } = panel;
  const slot = width / bars.length;
  // Where figures are wider than their bars' places, they stand in several rows over the bars.
  const lanes = Math.ceil((slotWidth(panel) - 4) / slot);
  const laneTop = lanes > 1 ? lanes * labelHeight : 0;
  const numbers = bars.flatMap(({ mark }) => drawnNumbers(mark));
  const { min, max } = barScale(numbers);
  const below = min < 0 ? labelHeight : 0;
  const box = {
    x,
    y: y + Math.max(laneTop, labelHeight + 4),
    width,
    height: height - axisHeight - Math.max(laneTop, labelHeight + 4) - below,
  };
  const at = (value: number) => place(value, [min, max], [box.y + box.height, box.y]);
  const thickness = Math.min(52, slot * 0.62);
  const texts: TextItem[] = [];
  const paths: PathItem[] = [
    {
      points: [
        [x, at(0)],
        [x + width, at(0)],
      ],
      tone: 'axis',
      width: 1,
    },
  ];
  const spots: Spot[] = [];
  bars.forEach((bar, index) => {
    const middle = x + slot * (index + 0.5);
    const value = heightOf(bar);
    const end = at(value ?? 0);
    const downward = value !== null && value < 0;
    const text = labelOf(bar);
    const half = measureText(text, labelSize) / 2;
    const inside = Math.min(Math.max(middle, x + half), x + width - half);
    const own = bar.mark !== null && bar.mark.extent.kind === 'atLeast' ? 14 : 9;
    texts.push({
      text,
      x: lanes > 1 ? inside : middle,
      y: lanes > 1 ? y + labelHeight * ((index % lanes) + 0.5) : downward ? end + 9 : end - own,
      align: 'center',
      size: labelSize,
      tone: bar.mark === null ? 'muted' : 'text',
    });
    const words = { align: 'center', size: labelSize, tone: 'muted' } as const;
    const foot = box.y + box.height + below;
    texts.push({ ...words, x: middle, y: foot + 10, text: bar.year === '' ? '—' : bar.year });
    texts.push({ ...words, x: middle, y: foot + 24, text: shortNames[bar.role] });
    paths.push(...openEnd(bar, middle, thickness / 2, at));
    spots.push({ box: { x: middle - slot / 2, y, width: slot, height }, lines: spotLines(panel, bar) });
  });
  const plotted = bars.map((bar) => ({
    value: heightOf(bar),
    fill: bar.role,
    open: bar.mark !== null && isOpen(bar.mark),
  }));
  return {
    texts,
    paths,
    spots,
    plots: [{ kind: 'bars', box, direction: 'up', min, max, thickness, bars: plotted }],
  };
}

/** Bars of one indicator a panel. Every bar carries its figure, so the axis needs no numbers. */
export function comparisonBody(panels: readonly ComparisonPanel[], room: BodyRoom): BodyLayout {
  const alone = panels.length === 1;
  const plotHeight = alone ? 260 : 148;
  const bars = panels.flatMap((panel) => panel.bars);
  const slot = usualSlot(bars);
  return {
    ...noFrame,
    blocks: panelBlocks(panels, room, {
      least: (panel) => Math.min(room.width, panel.bars.length * slot),
      plotHeight,
      draw: (panel, x, y, width) => drawPanel(panel, x, y, width, plotHeight),
    }),
    legend: [
      fillLegend('基期值', 'baseline'),
      fillLegend('实际值', 'actual'),
      fillLegend('目标值', 'target'),
      ...(bars.some(({ mark }) => mark !== null && isOpen(mark) && mark.extent.kind !== 'none')
        ? [openLegend]
        : []),
    ],
    notes: [],
  };
}
