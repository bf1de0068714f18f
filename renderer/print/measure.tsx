import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { printColumns, type TextMeasure } from '../../shared/print/column-widths';
import { pageGeometry, type PageSetup } from '../../shared/print/page-geometry';
import { wholeHeight, type Block, type TableBlock } from '../../shared/print/paginate';
import type { PrintContent } from '../../shared/print/print-content';
import type { TableModel, TableRow } from '../../shared/tables/table-model';
import { withFittedCharts } from './fit-chart';
import type { LaidOutBlock, LaidOutTable } from './layout-blocks';
import { Measured } from './Measured';
import { spanningCells } from './spanning-cells';
import { svgRatio } from './svg-ratio';
import { tableMeasure } from './table-type';
import { textLines } from './text-lines';

/** A section as the paginator takes it, and what each of its blocks stands for. */
export interface MeasuredSection {
  readonly blocks: readonly Block[];
  readonly laidOut: ReadonlyMap<string, LaidOutBlock>;
  /** Pixels of the text block. */
  readonly pageHeight: number;
  /** Titles of tables in which not every figure has room in one line. */
  readonly tight: readonly string[];
}

const pixelsPerMillimetre = 96 / 25.4;

/** Pixels that rounding on the way to the printer may add up to. */
const slack = 1;

/** Room above and below the text of a row, in ems; less than usual keeps a table from going on over the page. */
const rowRoom = { usual: 0.3, closest: 0.1 } as const;

const pageBreak: Block = { kind: 'break' };

interface TextBlock {
  /** Millimetres. */
  readonly width: number;
  /** Pixels. */
  readonly height: number;
  readonly measure: TextMeasure;
}

/** A block before it is measured. A paragraph has its text in one line until then. */
interface Draft {
  readonly id: string;
  readonly block: LaidOutBlock;
}

/** Measures contents off the screen with the type of the paper, on the page set-up given. */
export function measureContents(
  sectionId: string,
  contents: readonly PrintContent[],
  setup: PageSetup,
): MeasuredSection {
  const { text } = pageGeometry(setup, 'front');
  const width = text.width * pixelsPerMillimetre;
  const pageHeight = text.height * pixelsPerMillimetre - slack;
  const host = document.createElement('div');
  host.className = 'paper paper-measure';
  host.style.width = `${width}px`;
  document.body.append(host);
  const root = createRoot(host);
  const block = { width: text.width, height: pageHeight, measure: tableMeasure(host) };
  const drafts = contents.map((content, index) =>
    content.kind === 'break' ? [] : draftsOf(`${sectionId}/${index}`, content, block),
  );
  try {
    flushSync(() => root.render(<Measured drafts={drafts.flat()} pageHeight={text.height} />));
    const laidOut = new Map<string, LaidOutBlock>();
    const blocks = contents.flatMap((content, index): Block[] => {
      const own = (drafts[index] ?? []).map((draft) => {
        const element = host.querySelector<HTMLElement>(`[data-block="${CSS.escape(draft.id)}"]`);
        if (!element) throw new Error(`nothing was measured for ${draft.id}`);
        return measured(draft, element, pageHeight, laidOut);
      });
      if (content.kind === 'cover') return [pageBreak, ...own, pageBreak];
      return content.kind === 'break' ? [pageBreak] : own;
    });
    const tables = [...laidOut.values()].filter((block) => block.kind === 'table');
    const tight = tables.filter(({ columns }) => !columns.fits).map(({ model }) => model.title);
    return { ...withFittedCharts({ blocks, laidOut }, pageHeight), pageHeight, tight };
  } finally {
    root.unmount();
    host.remove();
  }
}

function draftsOf(
  id: string,
  content: Exclude<PrintContent, { kind: 'break' }>,
  { width, height: pageHeight, measure }: TextBlock,
): readonly Draft[] {
  switch (content.kind) {
    case 'title':
      return [{ id, block: content }];
    case 'text': {
      const paragraphs = content.paragraphs.map((paragraph, index): Draft => {
        return { id: `${id}/${index}`, block: { kind: 'lines', lines: [paragraph] } };
      });
      if (content.heading === null) return paragraphs;
      return [{ id, block: { kind: 'heading', text: content.heading } }, ...paragraphs];
    }
    case 'table':
      return [{ id, block: laidOutTable(content.model, width, measure) }];
    case 'chart': {
      const ratio = svgRatio(content.svg);
      // A chart and its caption always fit a page.
      const height = Math.min((width * pixelsPerMillimetre) / ratio, pageHeight * 0.9);
      return [{ id, block: { ...content, width: height * ratio, height } }];
    }
    case 'cover':
    case 'signOff':
      return [{ id, block: content }];
  }
}

function laidOutTable(model: TableModel, width: number, measure: TextMeasure): LaidOutTable {
  const spanning = new Set(spanningCells(model.rows).map(({ column }) => column));
  const begins = ({ kind, cells }: TableRow): boolean =>
    kind === 'category' || cells.some((cell, column) => cell !== null && spanning.has(column));
  const groups = model.rows.flatMap((row, index) => (begins(row) ? [index] : []));
  return {
    kind: 'table',
    model,
    columns: printColumns(model, width, measure),
    rowRoom: rowRoom.usual,
    spanning,
    groups: new Set(groups),
  };
}

const heightOf = (element: Element): number => element.getBoundingClientRect().height;

function partHeight(element: HTMLElement, part: string): number {
  const found = element.querySelector(`[data-part="${part}"]`);
  return found ? heightOf(found) : 0;
}

function measured(
  { id, block }: Draft,
  element: HTMLElement,
  pageHeight: number,
  laidOut: Map<string, LaidOutBlock>,
): Block {
  if (block.kind === 'lines') {
    const lines = textLines(element.firstElementChild ?? element);
    laidOut.set(id, { kind: 'lines', lines });
    return { kind: 'lines', id, lines: lines.length, lineHeight: heightOf(element) / lines.length };
  }
  if (block.kind === 'table') {
    const usual = measuredTable(id, block, element);
    const room = closerRoom(usual, block, pageHeight);
    laidOut.set(id, { ...block, rowRoom: room });
    return withRoom(usual, block, room);
  }
  laidOut.set(id, block);
  if (block.kind === 'cover') return { kind: 'whole', id, height: coverHeight(element, pageHeight) };
  const keepWithNext = block.kind === 'title' || block.kind === 'heading';
  return { kind: 'whole', id, height: heightOf(element), keepWithNext };
}

/** A cover is spread out over its page, unless its texts take more than one. */
function coverHeight(element: HTMLElement, pageHeight: number): number {
  const needed = element.firstElementChild?.scrollHeight ?? 0;
  return needed > heightOf(element) + 1 ? needed : pageHeight;
}

function measuredTable(id: string, { model }: LaidOutTable, element: HTMLElement): TableBlock {
  const rowHeights = [...element.querySelectorAll('[data-part="grid"] tbody > tr')].map(heightOf);
  const spanHeights = [...element.querySelectorAll('[data-part="spans"] tbody > tr')].map(heightOf);
  const rows = rowHeights.reduce((sum, height) => sum + height, 0);
  return {
    kind: 'table',
    id,
    titleHeight: partHeight(element, 'title'),
    continuedHeight: partHeight(element, 'continued'),
    headHeight: partHeight(element, 'grid') - rows,
    notesHeight: partHeight(element, 'notes'),
    rowHeights,
    spans: spanningCells(model.rows).map(({ row, cell }, index) => ({
      from: row,
      to: row + cell.rowSpan,
      height: spanHeights[index] ?? 0,
    })),
    headings: model.rows.flatMap(({ kind }, index) =>
      kind === 'category' || kind === 'parent' ? [index] : [],
    ),
  };
}

const emOf = ({ columns }: LaidOutTable): number => (columns.fontSize * 96) / 72;

/** The same table with less room in its rows. */
function withRoom(table: TableBlock, laidOut: LaidOutTable, room: number): TableBlock {
  const saved = 2 * (rowRoom.usual - room) * emOf(laidOut);
  return {
    ...table,
    rowHeights: table.rowHeights.map((height) => height - saved),
    ...(table.spans && { spans: table.spans.map((span) => ({ ...span, height: span.height - saved })) }),
  };
}

/** The room in the rows of a table: less than usual where that keeps all of it on one page. */
function closerRoom(table: TableBlock, laidOut: LaidOutTable, pageHeight: number): number {
  const excess = wholeHeight(table) - pageHeight;
  if (excess <= 0) return rowRoom.usual;
  const rows = Math.max(1, table.rowHeights.length);
  const enough = rowRoom.usual - (excess + slack) / (2 * emOf(laidOut) * rows);
  const fitting = [enough, rowRoom.closest].find(
    (room) => room >= rowRoom.closest && wholeHeight(withRoom(table, laidOut, room)) <= pageHeight,
  );
  return fitting ?? rowRoom.usual;
}
