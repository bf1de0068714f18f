import { useState } from 'react';
import type { PlanRow } from '../../shared/model/plan-view';
import type { SettingsScope } from './settings-draft';

interface ScopeChoiceProps {
  /** The rows that have figures. */
  readonly leaves: readonly PlanRow[];
  readonly scope: SettingsScope;
  readonly year: number;
  readonly onChange: (scope: SettingsScope) => void;
}

/** A longer list than this is chosen from by category. */
const mostListed = 100;

/** Chooses what settings are about: the plan, one year, or one indicator. */
export function ScopeChoice({ leaves, scope, year, onChange }: ScopeChoiceProps) {
  const [categoryId, setCategoryId] = useState(leaves[0]?.category.id ?? '');
  const byCategory = leaves.length > mostListed;
  const categories = byCategory ? leaves.map(({ category }) => category) : [];
  const listed = byCategory ? leaves.filter(({ category }) => category.id === categoryId) : leaves;
  return (
    <div className="review-setting-scope">
      {byCategory && (
        <label>
          类别
          <select
            aria-label="指标的类别"
            value={categoryId}
            onChange={(event) => {
              setCategoryId(event.target.value);
              if (scope.kind === 'indicator') onChange({ kind: 'plan' });
            }}
          >
            {categories
              .filter(({ id }, index) => categories[index - 1]?.id !== id)
              .map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
          </select>
        </label>
      )}
      <label>
        设置
        <select
          aria-label="设置的范围"
          value={scope.kind === 'indicator' ? scope.id : scope.kind}
          onChange={({ target: { value } }) =>
            onChange(
              value === 'plan'
                ? { kind: 'plan' }
                : value === 'year'
                  ? { kind: 'year', year }
                  : { kind: 'indicator', id: value },
            )
          }
        >
          <option value="plan">整个规划</option>
          <option value="year">只用于{year}年评估</option>
          <optgroup label="单项指标">
            {listed.map(({ indicator }) => (
              <option key={indicator.id} value={indicator.id}>
                {indicator.name}
              </option>
            ))}
          </optgroup>
        </select>
      </label>
    </div>
  );
}
