import { useContext, useId, useState, type ReactNode } from 'react';
import type { DecimalText } from '../../shared/model/figure';
import { isBlank } from '../../shared/notation/typing';
import { settingDefaults, type SettingDefault } from '../../shared/progress/settings';
import {
  readSettingDecimal,
  type SettingLimit,
  type SettingReading,
} from '../../shared/review/setting-input';
import { ReportProblem } from './setting-problems';
import { SettingId, useSettingId } from './setting-id';

const sources: Readonly<Record<SettingDefault['source'], string>> = {
  official: '统计工作惯例',
  project: '本程序的规则，没有官方依据',
};

interface SettingFieldProps {
  readonly title: string;
  /** Name of the default that holds where nothing is set; null where what holds comes from elsewhere. */
  readonly defaultName: string | null;
  /** Something is set here. */
  readonly isSet: boolean;
  /** What holds where nothing is set here and there is no default of its own. */
  readonly otherwise?: string;
  readonly children: ReactNode;
}

/** A setting with what holds where it is not set, and who says so. */
export function SettingField({ title, defaultName, isSet, otherwise, children }: SettingFieldProps) {
  const id = useId();
  const found = settingDefaults.find(({ name }) => name === defaultName);
  const held = otherwise ?? (found ? `${found.value}（${sources[found.source]}）` : '');
  return (
    <div className="review-setting">
      <div>
        <label htmlFor={id}>{title}</label>
        <SettingId value={id}>{children}</SettingId>
      </div>
      <p>{isSet ? '来源：本单位设定' : `现在：${held}`}</p>
    </div>
  );
}

interface SettingChoiceProps<T extends string> {
  readonly names: Readonly<Record<T, string>>;
  readonly value: T | undefined;
  readonly unset: string;
  readonly onChange: (value: T | undefined) => void;
}

/** One of several, or not set. */
export function SettingChoice<T extends string>({ names, value, unset, onChange }: SettingChoiceProps<T>) {
  const values = Object.keys(names) as T[];
  return (
    <select
      id={useSettingId()}
      value={value ?? ''}
      onChange={(event) => onChange(values.find((each) => each === event.target.value))}
    >
      <option value="">{unset}</option>
      {values.map((each) => (
        <option key={each} value={each}>
          {names[each]}
        </option>
      ))}
    </select>
  );
}

interface SettingInputProps<T> {
  /** What the setting is called where a problem is told. */
  readonly title: string;
  /** What is set now, as it is written; empty where nothing is. */
  readonly given: string;
  readonly placeholder: string;
  readonly read: (text: string) => SettingReading<T>;
  readonly onChange: (value: T | undefined) => void;
}

/** A setting that is typed; empty is not set. What cannot be read stays with its reason, and keeps all from being applied. */
export function SettingInput<T>({ title, given, placeholder, read, onChange }: SettingInputProps<T>) {
  const id = useSettingId();
  const report = useContext(ReportProblem);
  const [draft, setDraft] = useState(given);
  const [why, setWhy] = useState<string | null>(null);
  const [known, setKnown] = useState(given);
  const [isTyping, setTyping] = useState(false);
  // What is set may change elsewhere, by undo for one; what is being typed stays as it is typed.
  if (known !== given) {
    setKnown(given);
    if (!isTyping && why === null) setDraft(given);
  }
  const take = (text: string) => {
    setDraft(text);
    const reading = isBlank(text) ? null : read(text);
    const problem = reading?.ok === false ? reading.why : null;
    setWhy(problem);
    report(title, problem);
    if (problem === null) onChange(reading?.ok ? reading.value : undefined);
  };
  return (
    <>
      <input
        id={id}
        value={draft}
        placeholder={placeholder}
        spellCheck={false}
        autoComplete="off"
        aria-invalid={why !== null}
        aria-describedby={why === null ? undefined : `${id}-problem`}
        onFocus={() => setTyping(true)}
        onChange={(event) => take(event.target.value)}
        onBlur={() => {
          setTyping(false);
          if (why === null) setDraft(given);
        }}
      />
      {why !== null && (
        <span id={`${id}-problem`} className="review-problem" role="alert">
          {why}
        </span>
      )}
    </>
  );
}

interface SettingDecimalProps {
  readonly title: string;
  readonly value: DecimalText | undefined;
  readonly limit: SettingLimit;
  readonly placeholder: string;
  readonly onChange: (value: DecimalText | undefined) => void;
}

/** A number as a setting. */
export function SettingDecimal({ title, value, limit, placeholder, onChange }: SettingDecimalProps) {
  return (
    <SettingInput
      title={title}
      given={value ?? ''}
      placeholder={placeholder}
      read={(text) => readSettingDecimal(text, limit)}
      onChange={onChange}
    />
  );
}
