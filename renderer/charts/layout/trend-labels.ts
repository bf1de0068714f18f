import type { TrendPanel } from '../../../shared/charts/chart-model';
import { drawnLevel, type Mark } from '../../../shared/charts/mark';
import type { Box, PlottedLine, TextItem } from './drawing';
import { placeLabels, type Stretch, type WantedLabel } from './place-labels';
import type { Drawn, Frame } from './trend-lines';

interface LabelRoom {
  readonly box: Box;
  readonly lines: readonly PlottedLine[];
  /** Texts that stand in the plot already. */
  readonly taken: readonly Box[];
}

/** Figures stand on the side where the line does not go; two of one year on either side. */
export function trendLabels(
  panel: TrendPanel,
  points: readonly Drawn[],
  frame: Frame,
  { box, lines, taken }: LabelRoom,
): readonly TextItem[] {
  const { target, lastYear } = panel;
  const goal = drawnLevel(target);
  const label = (mark: Mark, year: number, level: number, side: WantedLabel['side']): WantedLabel => {
    const { kind } = mark.extent;
    const arrow = (kind === 'atLeast' && side === 'over') || (kind === 'atMost' && side === 'under');
    return { text: mark.text, x: frame.x(year), y: frame.y(level), side, away: arrow ? 21 : 13 };
  };
  const own = points.map((point, index) => {
    const before = points[index - 1]?.level ?? point.level;
    const after = points[index + 1]?.level ?? point.level;
    const besideGoal = point.year === lastYear && goal !== null;
    const under = besideGoal ? point.level < goal : before > point.level && after > point.level;
    return label(point.mark, point.year, point.level, under ? 'under' : 'over');
  });
  const last = points.at(-1);
  const goalSide = goal !== null && last?.year === lastYear && last.level >= goal ? 'under' : 'over';
  const wanted = target === null || goal === null ? own : [...own, label(target, lastYear, goal, goalSide)];
  const stretches = lines.flatMap(({ points: ends }) =>
    ends.slice(1).map((end, index): Stretch => {
      const start = ends[index] ?? end;
      return [
        [frame.x(start.x), frame.y(start.y)],
        [frame.x(end.x), frame.y(end.y)],
      ];
    }),
  );
  return placeLabels(wanted, stretches, taken, box, { size: 11, tone: 'text' });
}
