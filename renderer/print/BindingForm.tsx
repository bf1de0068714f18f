import type { Binding } from '../../shared/print/document-pages';

interface BindingFormProps {
  readonly binding: Binding;
  readonly onChange: (binding: Binding) => void;
}

/** No document of this program has more pages. */
const greatestNumber = 9_999;

/** How the sheets are numbered and bound. */
export function BindingForm({ binding, onChange }: BindingFormProps) {
  const { firstNumber, doubleSided } = binding;
  return (
    <div className="print-binding">
      <label>
        <span>起始页码</span>
        <input
          type="number"
          min={1}
          max={greatestNumber}
          value={firstNumber}
          onChange={(event) => {
            const number = event.target.valueAsNumber;
            if (Number.isInteger(number) && number >= 1 && number <= greatestNumber)
              onChange({ ...binding, firstNumber: number });
          }}
        />
      </label>
      <label>
        <span>装订</span>
        <select
          value={doubleSided ? 'both' : 'one'}
          onChange={(event) => onChange({ ...binding, doubleSided: event.target.value === 'both' })}
        >
          <option value="both">双面印，左侧装订</option>
          <option value="one">单面印，左侧装订</option>
        </select>
      </label>
    </div>
  );
}
