import { useState } from 'react';
import { chartRows, chosenRows, type ChartRow } from '../../shared/charts/choice';
import type { ChartScope } from '../../shared/model/chart-book';
import type { Id } from '../../shared/model/plan';
import type { PlanView } from '../../shared/model/plan-view';
import { Picker } from './Picker';

interface ScopePickerProps {
  readonly view: PlanView;
  readonly scope: ChartScope | null;
  readonly onChange: (scope: ChartScope | null) => void;
}

const none: ChartScope = { categories: [], indicators: [] };

/** What is chosen, in words: 全部 13 个, the name of the only category or indicator, or how many. */
function scopeText(view: PlanView, scope: ChartScope | null): string {
  const rows = chosenRows(view, scope);
  if (scope === null) return `全部 ${rows.length} 个`;
  const [category, ...others] = scope.categories;
  if (category !== undefined && others.length === 0 && scope.indicators.length === 0)
    return view.categories.find(({ id }) => id === category)?.name ?? '已选 0 个';
  const [only, ...more] = rows;
  return only && more.length === 0 ? only.indicator.name : `已选 ${rows.length} 个`;
}

/** The scope with a category as a whole put in or taken out. */
function withCategory(scope: ChartScope, id: Id, own: readonly ChartRow[], chosen: boolean): ChartScope {
  const members = new Set(own.map(({ indicator }) => indicator.id));
  const indicators = scope.indicators.filter((indicator) => !members.has(indicator));
  const categories = scope.categories.filter((category) => category !== id);
  return { categories: chosen ? [...categories, id] : categories, indicators };
}

/** The scope with one indicator put in or taken out; a category that loses one goes on as the rest of its indicators. */
function withIndicator(
  scope: ChartScope,
  row: ChartRow,
  own: readonly ChartRow[],
  chosen: boolean,
): ChartScope {
  const { category, indicator } = row;
  const whole = scope.categories.includes(category.id);
  const spread = whole ? [...scope.indicators, ...own.map((each) => each.indicator.id)] : scope.indicators;
  const others = spread.filter((id) => id !== indicator.id);
  const categories = whole ? scope.categories.filter((id) => id !== category.id) : scope.categories;
  return { categories, indicators: chosen ? [...others, indicator.id] : others };
}

/** Chooses categories and indicators; typing narrows the list. */
export function ScopePicker({ view, scope, onChange }: ScopePickerProps) {
  const [filter, setFilter] = useState('');
  const rows = chartRows(view);
  const chosen = new Set(chosenRows(view, scope).map(({ indicator }) => indicator.id));
  const wanted = filter.trim();
  const matches = ({ indicator }: ChartRow) => indicator.name.includes(wanted);
  // Unchoosing from the whole plan leaves its other categories.
  const explicit: ChartScope = scope ?? { ...none, categories: view.categories.map(({ id }) => id) };
  return (
    <Picker label="指标" value={scopeText(view, scope)}>
      <div className="picker-tools">
        <input
          type="search"
          value={filter}
          placeholder="按名称查找"
          aria-label="按名称查找指标"
          onChange={(event) => setFilter(event.target.value)}
        />
        <button type="button" className="button quiet" onClick={() => onChange(null)}>
          全选
        </button>
        <button type="button" className="button quiet" onClick={() => onChange(none)}>
          清空
        </button>
      </div>
      <ul className="picker-list">
        {view.categories
          .toSorted((a, b) => a.order - b.order)
          .map(({ id, name }) => {
            const own = rows.filter(({ category }) => category.id === id);
            const shown = own.filter(matches);
            if (shown.length === 0) return null;
            const count = own.filter(({ indicator }) => chosen.has(indicator.id)).length;
            return (
              <li key={id}>
                <label className="picker-group">
                  <input
                    type="checkbox"
                    checked={count === own.length}
                    ref={(box) => {
                      if (box) box.indeterminate = count > 0 && count < own.length;
                    }}
                    onChange={(event) => onChange(withCategory(explicit, id, own, event.target.checked))}
                  />
                  {name}
                </label>
                {shown.map((row) => (
                  <label key={row.indicator.id}>
                    <input
                      type="checkbox"
                      checked={chosen.has(row.indicator.id)}
                      onChange={(event) => onChange(withIndicator(explicit, row, own, event.target.checked))}
                    />
                    {row.indicator.name}
                  </label>
                ))}
              </li>
            );
          })}
      </ul>
    </Picker>
  );
}
