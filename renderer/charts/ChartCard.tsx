import { useMemo } from 'react';
import type { PlanRow, PlanView } from '../../shared/model/plan-view';
import { comparisonOf, type ComparisonYears } from './comparison';
import { ComparisonChart } from './ComparisonChart';

interface ChartCardProps {
  readonly view: PlanView;
  readonly row: PlanRow;
  readonly years: ComparisonYears;
  readonly theme: string;
  readonly onPick?: () => void;
}

/** A chart under its name and unit. */
export function ChartCard({ view, row, years, theme, onPick }: ChartCardProps) {
  const comparison = useMemo(() => comparisonOf(view, row, years), [view, row, years]);
  if (!comparison) return null;
  const { title, unit } = comparison;
  return (
    <figure className="chart-card">
      <figcaption>
        {onPick ? (
          <button type="button" className="chart-name" onClick={onPick} title="单独显示这个指标">
            {title}
          </button>
        ) : (
          <span className="chart-name">{title}</span>
        )}
        <span className="chart-unit">{unit}</span>
      </figcaption>
      <ComparisonChart comparison={comparison} theme={theme} />
    </figure>
  );
}
