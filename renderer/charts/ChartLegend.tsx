/** What the three bars are; an open bar is explained where bounds occur. */
export function ChartLegend() {
  return (
    <ul className="chart-legend" aria-label="图例">
      <li data-role="baseline">基期值</li>
      <li data-role="actual">实际值</li>
      <li data-role="target">目标值</li>
      <li data-role="open">虚线框：界限、约数或范围</li>
    </ul>
  );
}
