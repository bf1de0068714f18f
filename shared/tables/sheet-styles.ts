import type { Alignment } from './table-model';

/** Fonts that come with Windows, Excel and WPS for Chinese alike; the only place that names them for workbooks. */
export const sheetFonts = { body: '宋体', heading: '黑体' } as const;

export interface SheetStyle {
  readonly font: keyof typeof sheetFonts;
  /** Points. */
  readonly size: number;
  readonly align: Alignment;
  readonly vertical: 'middle' | 'top' | 'bottom';
  readonly wrap: boolean;
  /** Points above and below the text of a row, together. */
  readonly padding: number;
  /** Of the text, RRGGBB; black where it is absent. */
  readonly color?: string;
  /** Of the ground, RRGGBB. */
  readonly fill?: string;
}

/** 五号, the body size; column widths are counted in its half-width characters. */
export const bodySize = 10.5;

const body: SheetStyle = {
  font: 'body',
  size: bodySize,
  align: 'left',
  vertical: 'middle',
  wrap: true,
  padding: 6,
};
const heading: SheetStyle = { ...body, font: 'heading', align: 'center' };

export const sheetStyles = {
  title: { ...heading, size: 16, padding: 10 },
  subtitle: { ...heading, size: 12 },
  caption: { ...body, align: 'right', vertical: 'bottom', size: 9 },
  header: heading,
  left: body,
  /** Leads to another sheet when it is clicked. */
  link: { ...body, color: '1F4E9E' },
  center: { ...body, align: 'center' },
  tallGroup: { ...body, align: 'center', vertical: 'top' },
  /** Figures: never wrapped, so that decimals stand under one another. */
  right: { ...body, align: 'right', wrap: false },
  /** Computed by this program or by a formula. */
  computed: { ...body, align: 'right', wrap: false, color: '44546A' },
  computedText: { ...body, align: 'center', color: '44546A' },
  /** A figure that may be typed over. */
  figure: { ...body, align: 'right', wrap: false, fill: 'EEF3FA' },
  coverTitle: { ...heading, size: 22, padding: 16 },
  sectionHead: { ...heading, align: 'left', size: 12 },
  paragraph: { ...body, vertical: 'top' },
  coverLabel: { ...body, align: 'right', vertical: 'bottom', size: 14 },
  coverField: { ...body, align: 'center', vertical: 'bottom', size: 14 },
  dataText: { ...body, wrap: false },
  categoryRow: { ...heading, align: 'left' },
  note: { ...body, size: 9, vertical: 'top', padding: 2 },
} as const satisfies Readonly<Record<string, SheetStyle>>;

export type SheetStyleName = keyof typeof sheetStyles;

/** Height in points of one line of text. Chinese fonts that stand in for 宋体 need up to 1.45 times their size. */
export function lineHeight(style: SheetStyle): number {
  return Math.ceil(style.size * 1.45);
}
