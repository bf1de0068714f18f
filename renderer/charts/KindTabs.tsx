import { chartKindNames, chartKinds } from '../../shared/charts/chart-model';
import type { ChartKind } from '../../shared/model/chart-book';

interface KindTabsProps {
  readonly kind: ChartKind;
  readonly onChange: (kind: ChartKind) => void;
}

/** Chooses the kind of chart. */
export function KindTabs({ kind, onChange }: KindTabsProps) {
  return (
    <fieldset className="kind-tabs">
      <legend className="unseen">图表种类</legend>
      {chartKinds.map((each) => (
        <label key={each}>
          <input
            type="radio"
            name="chart-kind"
            checked={each === kind}
            onChange={() => onChange(each)}
            {...(each === kind ? { 'data-region-focus': '' } : {})}
          />
          {chartKindNames[each]}
        </label>
      ))}
    </fieldset>
  );
}
