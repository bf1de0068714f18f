import { actualYears } from '../../shared/charts/choice';
import type { ChartChoice, ChartYears } from '../../shared/model/chart-book';
import type { PlanView } from '../../shared/model/plan-view';
import { isOfReview } from './chart-choices';
import { Picker } from './Picker';

interface YearPickerProps {
  readonly view: PlanView;
  readonly choice: ChartChoice;
  /** The year chosen for the review; null where none was. */
  readonly reviewYear: number | null;
  readonly onChange: (years: ChartYears) => void;
}

const words = { latest: '最近一年', given: '有数据的各年' } as const;

type Rule = keyof typeof words;

/** What can be chosen for a kind of chart beside single years; the first is what it takes the others for. */
function rulesOf({ kind }: ChartChoice): readonly [Rule, ...Rule[]] {
  if (kind === 'comparison') return ['latest', 'given'];
  return kind === 'trend' ? ['given'] : ['latest'];
}

/** Chooses the years of actuals: by what has figures, or one by one; a review is of one year. */
export function YearPicker({ view, choice, reviewYear, onChange }: YearPickerProps) {
  const { years, kind } = choice;
  const rules = rulesOf(choice);
  const rule = typeof years !== 'string' ? null : rules.includes(years) ? years : rules[0];
  const ofOne = isOfReview(kind);
  const wordOf = (each: Rule): string =>
    ofOne && reviewYear !== null ? `评估年份（${reviewYear}年）` : words[each];
  const listed = typeof years === 'string' ? [] : years;
  const chosen = ofOne ? listed.slice(-1) : listed;
  const toggle = (year: number, isChosen: boolean) => {
    if (ofOne) onChange([year]);
    else
      onChange(isChosen ? [...chosen, year].sort((a, b) => a - b) : chosen.filter((each) => each !== year));
  };
  const value = rule !== null ? wordOf(rule) : chosen.length === 0 ? '没有选' : chosen.join('、');
  return (
    <Picker label="年份" value={value}>
      <ul className="picker-list">
        {rules.map((each) => (
          <li key={each}>
            <label>
              <input
                type="radio"
                name="chart-years"
                checked={rule === each}
                onChange={() => onChange(each)}
              />
              {wordOf(each)}
            </label>
          </li>
        ))}
        {actualYears(view).map((year) => (
          <li key={year}>
            <label>
              <input
                type={ofOne ? 'radio' : 'checkbox'}
                {...(ofOne && { name: 'chart-years' })}
                checked={chosen.includes(year)}
                onChange={(event) => toggle(year, event.target.checked)}
              />
              {year}年
            </label>
          </li>
        ))}
      </ul>
    </Picker>
  );
}
