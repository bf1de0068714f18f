import { useId, type ReactNode } from 'react';
import { settingDefaults, type SettingDefault } from '../../shared/progress/settings';
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

interface SettingTextProps {
  readonly value: string | undefined;
  readonly placeholder: string;
  readonly onChange: (value: string | undefined) => void;
}

/** A number as text; empty is not set. */
export function SettingText({ value, placeholder, onChange }: SettingTextProps) {
  return (
    <input
      id={useSettingId()}
      value={value ?? ''}
      placeholder={placeholder}
      spellCheck={false}
      autoComplete="off"
      onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}
    />
  );
}
