import type { LegendItem } from './block';
import type { Fill, PlottedPoint, Tone } from './drawing';

const width = 16;
const height = 10;

export function fillLegend(text: string, fill: Fill): LegendItem {
  return { text, sample: (x, y) => ({ swatches: [{ box: { x, y, width, height }, fill }] }) };
}

export const openLegend: LegendItem = {
  text: '界限、约数或范围',
  sample: (x, y) => ({ swatches: [{ box: { x, y, width, height }, fill: 'baseline', open: true }] }),
};

interface LineSample {
  readonly tone: Tone;
  readonly lineWidth: number;
  readonly dash?: readonly number[];
  readonly shape?: PlottedPoint['shape'];
}

export function lineLegend(text: string, { tone, lineWidth, dash, shape = null }: LineSample): LegendItem {
  const line = { tone, width: lineWidth, ...(dash && { dash }) };
  const points = [
    { x: 0, y: 0, shape: null },
    { x: 1, y: 0, shape },
    { x: 2, y: 0, shape: null },
  ];
  return {
    text,
    sample: (x, y) => ({
      plots: [
        { kind: 'lines', box: { x, y, width, height }, x: [0, 2], y: [-1, 1], lines: [{ ...line, points }] },
      ],
    }),
  };
}

export const ringLegend: LegendItem = {
  text: '界限、约数或范围',
  sample: (x, y) => ({
    plots: [
      {
        kind: 'lines',
        box: { x, y, width, height },
        x: [0, 2],
        y: [-1, 1],
        lines: [{ tone: 'actual', width: 2, points: [{ x: 1, y: 0, shape: 'ring' }] }],
      },
    ],
  }),
};

export const tickLegend = (text: string): LegendItem => ({
  text,
  sample: (x, y) => ({
    paths: [
      {
        points: [
          [x + width / 2, y - 2],
          [x + width / 2, y + height + 2],
        ],
        tone: 'text',
        width: 3,
      },
    ],
  }),
});
