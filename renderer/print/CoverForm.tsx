import { coverFieldNames, coverFields, withCoverField, type CoverField } from '../../shared/model/cover';
import type { Json } from '../../shared/model/batch';
import type { Plan } from '../../shared/model/plan';
import type { Ledger } from '../ledger/ledger';

interface CoverFormProps {
  readonly ledger: Ledger;
  readonly plan: Plan;
  /** Says why something was not taken. */
  readonly tell: (text: string) => void;
}

/**
 * What the cover says. It is handed in with the figures and so belongs to them: each field is a change of the plan that is
 * saved, can be undone, and comes back with a backup.
 */
export function CoverForm({ ledger, plan, tell }: CoverFormProps) {
  const fields = plan.cover ?? {};
  const set = (field: CoverField, text: string) => {
    const after = withCoverField(fields, field, text);
    if (after[field] === fields[field]) return;
    const result = ledger.submit({
      reason: `修改封面：${coverFieldNames[field]}`,
      origin: { kind: 'typed' },
      changes: [
        {
          key: { kind: 'field', entity: 'plan', id: plan.id, field: 'cover' },
          before: (plan.cover ?? null) as Json,
          after: after as Json,
        },
      ],
    });
    if (result.state === 'waiting') tell('封面没有改：前面的录入还没有存上，请先重试保存。');
    else if (result.state === 'obstructed') tell('封面没有改：它刚在别处改过，请看一下再改。');
  };
  return (
    <div className="print-cover-fields">
      {coverFields.map((field) => (
        <label key={field}>
          <span>{coverFieldNames[field]}</span>
          <input
            key={fields[field]}
            defaultValue={fields[field]}
            maxLength={200}
            spellCheck={false}
            autoComplete="off"
            onBlur={(event) => set(field, event.target.value)}
            onKeyDown={(event) => {
              if (event.nativeEvent.isComposing) return;
              if (event.key === 'Enter') set(field, event.currentTarget.value);
              if (event.key === 'Escape') event.currentTarget.value = fields[field] ?? '';
            }}
          />
        </label>
      ))}
      <p className="print-hint">空着的栏印成横线，可以手填。标题空着时用规划名称。</p>
    </div>
  );
}
