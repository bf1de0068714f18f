import type { Fill, Tone } from './layout/drawing';
import type { PatternName } from './hatching';

/** Colour of a surface, its edge, and the pattern that tells it apart without colour. */
export interface SurfaceStyle {
  readonly colour: string;
  readonly edge: string;
  readonly pattern: PatternName | null;
  readonly ink: string;
  /** The edge is dashed: something that is not there. */
  readonly dashed?: true;
}

export interface ChartTheme {
  readonly tones: Readonly<Record<Tone, string>>;
  readonly fills: Readonly<Record<Fill, SurfaceStyle>>;
}

/** paper: for print, pictures and the clipboard, whatever the screen looks like. */
export type ChartThemeName = 'light' | 'dark' | 'contrast' | 'paper';

/** Fonts by name for a picture that is shown elsewhere; the last ones are there on every system. */
export const chartFont =
  "'Microsoft YaHei UI','Microsoft YaHei','PingFang SC','Noto Sans CJK SC','Source Han Sans SC',SimHei,sans-serif";

const plain = (colour: string, edge = colour): SurfaceStyle => ({ colour, edge, pattern: null, ink: edge });
const patterned = (colour: string, pattern: PatternName, ink: string, edge = ink): SurfaceStyle => ({
  colour,
  edge,
  pattern,
  ink,
});

/**
 * Good is blue and bad is orange to brown: the two that nearly every colour-blind reader tells apart. Neighbours differ in
 * lightness and pattern too, for black-and-white paper.
 */
const lightFills: ChartTheme['fills'] = {
  baseline: plain('#a3adba'),
  actual: plain('#1f4e8c'),
  expected: patterned('#dbe7f5', 'dots', '#1f4e8c'),
  target: patterned('#fbe9d2', 'diagonal', '#a05a0c'),
  achieved: plain('#123f77'),
  ahead: patterned('#4d86c4', 'vertical', '#ffffff', '#2a5c94'),
  onTrack: plain('#a9cbea', '#4d86c4'),
  near: patterned('#f7efcf', 'horizontal', '#8a7420'),
  behind: patterned('#f7c890', 'diagonal', '#8a4b00'),
  unmet: patterned('#e08a3c', 'cross', '#5c2f00'),
  regressed: patterned('#8c3a0e', 'backDiagonal', '#ffffff', '#5c2408'),
  missing: { ...plain('#ffffff', '#56606c'), dashed: true },
  notAssessable: patterned('#e3e6ea', 'dots', '#56606c'),
};

const paper: ChartTheme = {
  tones: {
    ground: '#ffffff',
    text: '#1b2026',
    muted: '#56606c',
    axis: '#8a939f',
    grid: '#e3e6eb',
    baseline: '#7c8896',
    actual: '#1f4e8c',
    expected: '#1f4e8c',
    target: '#a05a0c',
    path: '#56606c',
  },
  fills: lightFills,
};

export const chartThemes: Readonly<Record<ChartThemeName, ChartTheme>> = {
  paper,
  light: paper,
  dark: {
    tones: {
      ground: '#1d2127',
      text: '#e7eaee',
      muted: '#adb6c2',
      axis: '#76808d',
      grid: '#343b44',
      baseline: '#93a0b0',
      actual: '#7fb0ec',
      expected: '#7fb0ec',
      target: '#e8b06a',
      path: '#adb6c2',
    },
    fills: {
      baseline: plain('#7d8896'),
      actual: plain('#7fb0ec'),
      expected: patterned('#26384d', 'dots', '#7fb0ec'),
      target: patterned('#453723', 'diagonal', '#e8b06a'),
      achieved: plain('#a9cdf7'),
      ahead: patterned('#4f86c6', 'vertical', '#dcebfb'),
      onTrack: plain('#2f5f96', '#7fb0ec'),
      near: patterned('#4a4427', 'horizontal', '#e0cc7a'),
      behind: patterned('#5a3f1c', 'diagonal', '#f0b66a'),
      unmet: patterned('#96581f', 'cross', '#ffdcae'),
      regressed: patterned('#d98a55', 'backDiagonal', '#3a1700', '#f0b990'),
      missing: { ...plain('#1d2127', '#adb6c2'), dashed: true },
      notAssessable: patterned('#343b44', 'dots', '#adb6c2'),
    },
  },
  contrast: {
    tones: {
      ground: '#000000',
      text: '#ffffff',
      muted: '#ffffff',
      axis: '#ffffff',
      grid: '#5a5a5a',
      baseline: '#d0d0d0',
      actual: '#6fc3ff',
      expected: '#6fc3ff',
      target: '#ffb347',
      path: '#ffffff',
    },
    fills: {
      baseline: plain('#7a7a7a', '#ffffff'),
      actual: plain('#6fc3ff', '#ffffff'),
      expected: patterned('#000000', 'dots', '#6fc3ff'),
      target: patterned('#000000', 'diagonal', '#ffb347'),
      achieved: plain('#ffffff'),
      ahead: patterned('#6fc3ff', 'vertical', '#000000', '#ffffff'),
      onTrack: plain('#1d5c8c', '#ffffff'),
      near: patterned('#000000', 'horizontal', '#ffe14d'),
      behind: patterned('#000000', 'diagonal', '#ffb347'),
      unmet: patterned('#000000', 'cross', '#ffb347'),
      regressed: patterned('#ff8f4d', 'backDiagonal', '#000000', '#ffffff'),
      missing: { ...plain('#000000', '#ffffff'), dashed: true },
      notAssessable: patterned('#000000', 'dots', '#ffffff'),
    },
  },
};
