import type { VerdictCount, VerdictRow } from '../../../shared/charts/chart-model';
import { verdictNames, verdicts, verdictSymbols } from '../../../shared/progress/verdict';
import { noFrame, type Block, type BodyLayout } from './block';
import type { BodyRoom } from './body';
import { lineHeight, textLines, type Spot, type TextItem } from './drawing';
import { fillLegend } from './legend';
import { measureText, wrapText } from './text-measure';

const size = 12;
const line = lineHeight(size);
const barHeight = 20;

interface Columns {
  readonly nameWidth: number;
  readonly barFrom: number;
  readonly unit: number;
  readonly most: number;
}

function columnsOf(rows: readonly VerdictRow[], { left, width }: BodyRoom): Columns {
  const nameWidth = Math.min(Math.max(60, ...rows.map(({ name }) => measureText(name, size))), width * 0.3);
  const most = Math.max(1, ...rows.map(({ total }) => total));
  const barFrom = left + nameWidth + 12;
  const room = left + width - barFrom - 64;
  return { nameWidth, barFrom, most, unit: Math.min(room / most, 90) };
}

const shortLabel = ({ verdict, count }: VerdictCount): string => `${verdictSymbols[verdict]} ${count}`;

/** The counts over their parts where each fits its own, else all of them in words under the bar. */
function countTexts({ counts }: VerdictRow, { barFrom, unit, most }: Columns, top: number) {
  const fits = counts.every((count) => measureText(shortLabel(count), size) + 6 <= count.count * unit);
  if (!fits) {
    const words = counts.map((count) => `${shortLabel(count)}`).join('　');
    const lines = wrapText(words, Math.max(unit * most, 160), size);
    return { over: 0, lines, texts: [] };
  }
  let from = barFrom;
  const texts = counts.map((count): TextItem => {
    const width = count.count * unit;
    from += width;
    return {
      text: shortLabel(count),
      x: from - width / 2,
      y: top + line / 2,
      align: 'center',
      size,
      tone: 'text',
    };
  });
  return { over: line, lines: [], texts };
}

function block(row: VerdictRow, columns: Columns, { left }: BodyRoom): Block {
  const names = wrapText(row.name, columns.nameWidth, size);
  const { over, lines } = countTexts(row, columns, 0);
  const drawn = over + barHeight + lines.length * line;
  const height = Math.max(drawn, names.length * line) + 14;
  return {
    group: '',
    height,
    draw: (top) => {
      const barTop = top + over;
      const middle = barTop + barHeight / 2;
      const width = row.total * columns.unit;
      let from = columns.barFrom;
      const spots = row.counts.map(({ verdict, count }): Spot => {
        const own = count * columns.unit;
        from += own;
        return {
          box: { x: from - own, y: barTop, width: own, height: barHeight },
          lines: [row.name, `${verdictNames[verdict]}：${count} 项，共 ${row.total} 项`],
        };
      });
      return {
        spots,
        plots: [
          {
            kind: 'stack',
            box: { x: columns.barFrom, y: barTop, width, height: barHeight },
            max: row.total,
            parts: row.counts.map(({ verdict, count }) => ({ value: count, fill: verdict })),
          },
        ],
        texts: [
          ...textLines(names, Math.max(top, middle - (names.length * line) / 2), {
            x: left,
            align: 'left',
            size,
            tone: 'text',
          }),
          ...countTexts(row, columns, top).texts,
          ...textLines(lines, barTop + barHeight + 2, {
            x: columns.barFrom,
            align: 'left',
            size,
            tone: 'text',
          }),
          {
            text: `共 ${row.total} 项`,
            x: columns.barFrom + width + 8,
            y: middle,
            align: 'left',
            size,
            tone: 'muted',
          },
        ],
      };
    },
  };
}

/** One bar a category, made of its verdicts; every bar begins at zero and all have one scale. */
export function verdictBody(rows: readonly VerdictRow[], room: BodyRoom): BodyLayout {
  const columns = columnsOf(rows, room);
  const used = verdicts.filter((verdict) =>
    rows.some(({ counts }) => counts.some((count) => count.verdict === verdict)),
  );
  return {
    ...noFrame,
    blocks: rows.map((row) => block(row, columns, room)),
    legend: used.map((verdict) => fillLegend(`${verdictSymbols[verdict]} ${verdictNames[verdict]}`, verdict)),
    notes: [],
  };
}
