import { wholeHeight, type Block } from '../../shared/print/paginate';
import type { LaidOutBlock } from './layout-blocks';

/** What a chart may give up at most, of its height, before its page goes over to a second one. */
const greatestLoss = 0.35;

/** Pixels that keep sums of fractions below the height of the page. */
const spare = 0.5;

interface Fitted {
  readonly blocks: readonly Block[];
  readonly laidOut: ReadonlyMap<string, LaidOutBlock>;
}

function heightOf(block: Block): number {
  if (block.kind === 'lines') return block.lines * block.lineHeight;
  if (block.kind === 'table') return wholeHeight(block);
  return block.kind === 'whole' ? block.height : 0;
}

/** The runs of blocks between page breaks. */
function runs(blocks: readonly Block[]): readonly (readonly Block[])[] {
  const found: Block[][] = [[]];
  for (const block of blocks) {
    if (block.kind === 'break') found.push([]);
    else found.at(-1)?.push(block);
  }
  return found;
}

/** Makes a chart that stands alone with texts and tables a little smaller where all of it then fits one page. */
export function withFittedCharts({ blocks, laidOut }: Fitted, pageHeight: number): Fitted {
  const heights = new Map<string, number>();
  const fitted = new Map(laidOut);
  for (const run of runs(blocks)) {
    const charts = run.filter((block) => block.kind === 'whole' && laidOut.get(block.id)?.kind === 'chart');
    const [only] = charts;
    if (charts.length !== 1 || only?.kind !== 'whole') continue;
    const chart = laidOut.get(only.id);
    const excess = run.reduce((sum, block) => sum + heightOf(block), spare) - pageHeight;
    if (chart?.kind !== 'chart' || excess <= 0 || excess > chart.height * greatestLoss) continue;
    const height = chart.height - excess;
    heights.set(only.id, only.height - excess);
    fitted.set(only.id, { ...chart, height, width: (chart.width * height) / chart.height });
  }
  const smaller = blocks.map((block): Block => {
    const height = block.kind === 'whole' ? heights.get(block.id) : undefined;
    return block.kind === 'whole' && height !== undefined ? { ...block, height } : block;
  });
  return { blocks: smaller, laidOut: fitted };
}
