import type { ChartModel } from '../../../shared/charts/chart-model';
import { noteTexts } from '../../../shared/tables/note-texts';
import type { Block, BodyLayout, LegendItem } from './block';
import { bodyLayout } from './body';
import { joined, lineHeight, textLines, type ChartPicture, type Drawing, type TextItem } from './drawing';
import { measureText, wrapText } from './text-measure';

/** How wide the pictures of a chart are, and how tall one may become before the chart goes on in a further one. */
export interface PictureSize {
  readonly width: number;
  readonly maxHeight: number;
  /** The body alone, where title and notes would say what stands beside it already. */
  readonly bare?: true;
}

const margin = 12;
const titleSize = 15;
const textSize = 12;
const noteSize = 11;
const headingHeight = 26;
const legendGap = 18;

interface Part {
  readonly height: number;
  readonly draw: (top: number) => Partial<Drawing>;
}

const nothing: Part = { height: 0, draw: () => ({}) };

function textPart(texts: readonly string[], width: number, item: Omit<TextItem, 'text' | 'y'>): Part {
  const lines = texts.flatMap((text) => wrapText(text, width, item.size));
  return {
    height: lines.length * lineHeight(item.size),
    draw: (top) => ({ texts: textLines(lines, top, item) }),
  };
}

/** Samples and words in as many lines as they need. */
function legendPart(items: readonly LegendItem[], width: number): Part {
  const sampleWidth = 22;
  let x = 0;
  let line = 0;
  const placed = items.map((item) => {
    const own = sampleWidth + measureText(item.text, textSize);
    if (x > 0 && x + own > width) {
      x = 0;
      line += 1;
    }
    const at = { item, x: margin + x, line };
    x += own + legendGap;
    return at;
  });
  const height = lineHeight(textSize) + 3;
  return {
    height: items.length === 0 ? 0 : (line + 1) * height + 4,
    draw: (top) =>
      joined(
        placed.map(({ item, x: left, line: row }) => {
          const y = top + row * height + height / 2;
          const text: TextItem = {
            text: item.text,
            x: left + sampleWidth,
            y,
            align: 'left',
            size: textSize,
            tone: 'text',
          };
          return joined([item.sample(left, y - 5), { texts: [text] }]);
        }),
      ),
  };
}

function heading(text: string, top: number): Partial<Drawing> {
  return {
    texts: [{ text, x: margin, y: top + 13, align: 'left', size: 13, tone: 'text', bold: true }],
  };
}

/** Blocks that go on one picture, with the heading that each stands under. */
interface Placed {
  readonly block: Block;
  readonly heading: string | null;
  readonly top: number;
}

/** Spreads the blocks over pictures whose bodies have `room`; a block taller than that has a picture of its own. */
function spread(blocks: readonly Block[], room: number): readonly (readonly Placed[])[] {
  const pictures: Placed[][] = [];
  let used = 0;
  let group = '';
  for (const block of blocks) {
    const begins = block.group !== group;
    const headed = (named: boolean) => block.height + (named && block.group !== '' ? headingHeight : 0);
    const fits = pictures.length > 0 && used + headed(begins) <= room;
    if (!fits) {
      pictures.push([]);
      used = 0;
    }
    const again = !fits && !begins;
    const named = block.group !== '' && (begins || again);
    const title = named ? block.group + (again ? '（续）' : '') : null;
    pictures.at(-1)?.push({ block, heading: title, top: used });
    used += headed(begins || again);
    group = block.group;
  }
  return pictures;
}

function drawPlaced(placed: readonly Placed[], top: number): Drawing {
  return joined(
    placed.map(({ block, heading: title, top: own }) =>
      title === null
        ? block.draw(top + own)
        : joined([heading(title, top + own), block.draw(top + own + headingHeight)]),
    ),
  );
}

const bodyHeight = (placed: readonly Placed[]): number => {
  const last = placed.at(-1);
  return last ? last.top + last.block.height + (last.heading === null ? 0 : headingHeight) : 0;
};

/**
 * Lays a chart out, every place decided: title, place and time, legend, body, 注 and 资料来源. A chart that does not fit the
 * height goes on in further pictures, each complete in itself, with （2/3） behind the title.
 */
export function chartPictures(model: ChartModel, size: PictureSize): readonly ChartPicture[] {
  const { bare = false } = size;
  const width = size.width - 2 * margin;
  const body: BodyLayout = bodyLayout(model.body, {
    left: margin,
    width,
    title: bare ? null : model.title,
  });
  const notes = [...body.notes, ...model.notes];
  const centre = { x: size.width / 2, align: 'center' } as const;
  const titleOf = (suffix: string) =>
    bare
      ? nothing
      : textPart([model.title + suffix], width, { ...centre, size: titleSize, tone: 'text', bold: true });
  const subtitle = bare
    ? nothing
    : textPart([model.subtitle], width, { ...centre, size: textSize, tone: 'muted' });
  const legend = legendPart(body.legend, width);
  const foot = bare
    ? nothing
    : textPart(noteTexts({ notes, source: model.source }), width, {
        x: margin,
        align: 'left',
        size: noteSize,
        tone: 'muted',
      });
  const around = margin * 2 + subtitle.height + 10 + legend.height + body.head + body.foot + 8 + foot.height;
  const roomy = titleOf('（100/100）');
  const parts = spread(body.blocks, Math.max(60, size.maxHeight - around - roomy.height));
  return parts.map((placed, index): ChartPicture => {
    const title = titleOf(parts.length > 1 ? `（${index + 1}/${parts.length}）` : '');
    const subtitleTop = margin + title.height;
    const legendTop = subtitleTop + subtitle.height + (bare ? 0 : 10);
    const bodyTop = legendTop + legend.height + body.head;
    const bodyBottom = bodyTop + bodyHeight(placed);
    const footTop = bodyBottom + body.foot + 8;
    return {
      drawing: () =>
        joined([
          title.draw(margin),
          subtitle.draw(subtitleTop),
          legend.draw(legendTop),
          body.frame(bodyTop, bodyBottom),
          drawPlaced(placed, bodyTop),
          foot.draw(footTop),
        ]),
      width: size.width,
      height: Math.ceil(footTop + foot.height + margin),
      description: index === 0 ? model.description : '',
    };
  });
}
