import type { ChartPanel } from '../../../shared/charts/chart-model';
import type { Block } from './block';
import type { BodyRoom } from './body';
import { joined, lineHeight, textLines, type Drawing } from './drawing';
import { wrapText } from './text-measure';

const nameSize = 12;
const gap = 16;

/** Small multiples: how wide a panel must be, how tall its plot is, and how the plot is drawn. */
export interface PanelKind<P extends ChartPanel> {
  readonly least: (panel: P) => number;
  readonly plotHeight: number;
  readonly draw: (panel: P, x: number, y: number, width: number) => Partial<Drawing>;
}

/** Name and unit; the unit alone over a panel that stands alone under a title with its name. */
function nameOf({ name, unit }: ChartPanel, alone: boolean, title: string | null): string {
  if (alone && title?.includes(name) === true) return unit === '' ? '' : `单位：${unit}`;
  return unit === '' ? name : `${name}（${unit}）`;
}

/** Panels that follow one another in a group, in rows of `columns`. */
function rowsOf<P extends ChartPanel>(panels: readonly P[], columns: number): readonly (readonly P[])[] {
  const rows: P[][] = [];
  for (const panel of panels) {
    const row = rows.at(-1);
    if (row && row.length < columns && row[0]?.group === panel.group) row.push(panel);
    else rows.push([panel]);
  }
  return rows;
}

/** Panels of one width side by side, as many as fit, under the heading of their group. */
export function panelBlocks<P extends ChartPanel>(
  panels: readonly P[],
  { left, width, title }: BodyRoom,
  kind: PanelKind<P>,
): readonly Block[] {
  const least = Math.max(...panels.map(kind.least), 140);
  const fitting = Math.max(1, Math.floor((width + gap) / (least + gap)));
  const sizes = new Map<string, number>();
  for (const { group } of panels) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  const columns = Math.min(fitting, Math.max(...sizes.values()));
  const own = Math.min((width - gap * (columns - 1)) / columns, columns === 1 ? 640 : Infinity);
  const shift = columns === 1 ? (width - own) / 2 : 0;
  return rowsOf(panels, columns).map((row) => {
    const names = row.map((panel) => wrapText(nameOf(panel, panels.length === 1, title), own, nameSize));
    const nameHeight = Math.max(...names.map(({ length }) => length)) * lineHeight(nameSize) + 4;
    const { plotHeight } = kind;
    return {
      group: sizes.size > 1 ? (row[0]?.group ?? '') : '',
      height: nameHeight + plotHeight + 14,
      draw: (top) =>
        joined(
          row.map((panel, index) => {
            const x = left + shift + index * (own + gap);
            const name = textLines(names[index] ?? [], top, {
              x,
              align: 'left',
              size: nameSize,
              tone: 'text',
              bold: true,
            });
            return joined([{ texts: name }, kind.draw(panel, x, top + nameHeight, own)]);
          }),
        ),
    };
  });
}
