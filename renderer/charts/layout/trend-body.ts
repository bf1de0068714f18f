import type { TrendPanel } from '../../../shared/charts/chart-model';
import { drawnNumbers, isOpen } from '../../../shared/charts/mark';
import { noFrame, type BodyLayout } from './block';
import type { BodyRoom } from './body';
import { lineLegend, ringLegend } from './legend';
import { panelBlocks } from './panels';
import { expectedDash, pathDash, targetDash } from './trend-lines';
import { drawTrendPanel, leastWidth, trendMarks, trendScale, type PanelShape } from './trend-panel';

/** The years of one indicator a panel. */
export function trendBody(panels: readonly TrendPanel[], room: BodyRoom): BodyLayout {
  const alone = panels.length === 1;
  const shape: PanelShape = alone ? { height: 300, ticks: 5 } : { height: 170, ticks: 3 };
  const points = panels.flatMap((panel) => panel.points);
  const marks = panels.flatMap(trendMarks);
  return {
    ...noFrame,
    blocks: panelBlocks(panels, room, {
      least: (panel) => Math.min(room.width, leastWidth(panel, shape)),
      plotHeight: shape.height,
      draw: (panel, x, y, width) => drawTrendPanel(panel, x, y, width, shape),
    }),
    legend: [
      lineLegend('实际值（含基期值）', { tone: 'actual', lineWidth: 2, shape: 'dot' }),
      ...(points.some(({ role }) => role === 'expected')
        ? [lineLegend('预计值', { tone: 'expected', lineWidth: 2, dash: expectedDash })]
        : []),
      ...(panels.some(({ path }) => path.length > 0)
        ? [lineLegend('路径', { tone: 'path', lineWidth: 1.5, dash: pathDash })]
        : []),
      ...(panels.some(({ target }) => target !== null)
        ? [lineLegend('目标值', { tone: 'target', lineWidth: 1, dash: targetDash, shape: 'diamond' })]
        : []),
      ...(marks.some((mark) => isOpen(mark) && drawnNumbers(mark).length > 0) ? [ringLegend] : []),
    ],
    notes: panels.some((panel) => trendScale(panel, shape).cut) ? ['纵轴带折线记号的，纵轴不从零开始。'] : [],
  };
}
