/** Sheets of paper as they are bound; every length here is in millimetres. */
export type Paper = 'A4' | 'A3';

export interface PageSetup {
  readonly paper: Paper;
  readonly orientation: 'portrait' | 'landscape';
}

/** A rectangle measured from the upper left corner of the page as it is read. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The front of a sheet has its binding edge at the left and carries odd numbers; the back is the other way round. */
export type Side = 'front' | 'back';

export interface PageNumberPlace {
  /** Where the number begins or ends, from the upper left corner of the page as it is read; y is its upper edge. */
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'end';
  /** A number beside a table that lies across its page reads like those of the other pages: turned clockwise. */
  readonly turned: boolean;
}

export interface PageGeometry {
  readonly width: number;
  readonly height: number;
  /** Where the text stands. */
  readonly text: Box;
  readonly number: PageNumberPlace;
}

interface Size {
  readonly short: number;
  readonly long: number;
}

const sizes: Readonly<Record<Paper, Size>> = {
  A4: { short: 210, long: 297 },
  A3: { short: 297, long: 420 },
};

/** GB/T 9704-2012, 5: head margin 37, binding margin 28, text block 156 × 225 on A4; what is left is foot and cut margin. */
const margin = { head: 37, binding: 28, foot: 35, cut: 26 } as const;

/** GB/T 9704-2012, 7.5: the number stands 7 below the text, one character of 4号 (14 pt) in from its outer edge. */
const numberDrop = 7;
const numberInset = (14 * 25.4) / 72;

function upright(width: number, height: number, side: Side): PageGeometry {
  const front = side === 'front';
  const left = front ? margin.binding : margin.cut;
  const text = {
    left,
    top: margin.head,
    width: width - margin.binding - margin.cut,
    height: height - margin.head - margin.foot,
  };
  const x = front ? text.left + text.width - numberInset : text.left + numberInset;
  const y = text.top + text.height + numberDrop;
  return { width, height, text, number: { x, y, anchor: front ? 'end' : 'start', turned: false } };
}

/**
 * A table across a sheet that is bound like the others: its head is at the left edge of the standing sheet, which is the
 * binding edge of odd pages and the cut edge of even ones (GB/T 9704-2012, 7.6); the number keeps the corner that it has on
 * the standing sheet.
 */
function across({ short, long }: Size, side: Side): PageGeometry {
  const standing = upright(short, long, side);
  const turn = (x: number, y: number) => ({ x: long - y, y: x });
  const { text } = standing;
  const number = turn(standing.number.x, standing.number.y);
  return {
    width: long,
    height: short,
    text: { left: long - text.top - text.height, top: text.left, width: text.height, height: text.width },
    number: { ...standing.number, ...number, turned: true },
  };
}

/**
 * The page on a side of a sheet, as it is read. An A3 sheet in landscape is folded in and not turned, so it keeps its
 * binding edge at the left or the right.
 */
export function pageGeometry({ paper, orientation }: PageSetup, side: Side): PageGeometry {
  const size = sizes[paper];
  if (orientation === 'portrait') return upright(size.short, size.long, side);
  return paper === 'A4' ? across(size, side) : upright(size.long, size.short, side);
}
