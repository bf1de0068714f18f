import type { PlanReviewSettings } from '../../shared/model/review-settings';
import { symbolMeaningNames } from '../../shared/progress/read-figure';
import { pathNames } from '../../shared/progress/settings';
import { decimalCountNames, planSettingsText, roundingNames } from '../../shared/review/setting-words';
import { SettingChoice, SettingDecimal, SettingField } from './SettingFields';
import { withSetting } from './with-setting';

interface PlanSettingsFormProps {
  readonly settings: PlanReviewSettings;
  /** The plan's settings, for the form of one year; null in the form of the plan itself. */
  readonly plan: PlanReviewSettings | null;
  /** Symbols that stand in the place of figures. */
  readonly symbols: readonly string[];
  readonly onChange: (settings: PlanReviewSettings) => void;
}

/** Settings of a plan or of one year. */
export function PlanSettingsForm({ settings, plan, symbols, onChange }: PlanSettingsFormProps) {
  const set = <K extends keyof PlanReviewSettings>(key: K, value: PlanReviewSettings[K] | undefined) =>
    onChange(withSetting(settings, key, value));
  const { path, rounding, decimals, thresholds = {} } = settings;
  const unset = plan === null ? '默认' : '同整个规划';
  const above = (part: PlanReviewSettings) => {
    const text = plan === null ? '' : planSettingsText(part);
    return text === '' ? {} : { otherwise: `整个规划的设定（${text}）` };
  };
  const setThreshold = (key: 'ahead' | 'near', value: string | undefined) => {
    const next = withSetting(thresholds, key, value);
    set('thresholds', Object.keys(next).length === 0 ? undefined : next);
  };
  const pick = <K extends keyof PlanReviewSettings>(key: K): PlanReviewSettings =>
    plan?.[key] === undefined ? {} : { [key]: plan[key] };
  const pickThreshold = (key: 'ahead' | 'near'): PlanReviewSettings =>
    plan?.thresholds?.[key] === undefined ? {} : { thresholds: { [key]: plan.thresholds[key] } };
  return (
    <>
      <SettingField title="路径" defaultName="路径" isSet={path !== undefined} {...above(pick('path'))}>
        <SettingChoice
          names={pathNames}
          value={path}
          unset={unset}
          onChange={(value) => set('path', value)}
        />
      </SettingField>
      <SettingField
        title="超前：高出路径要求（百分点）"
        defaultName="超前"
        isSet={thresholds.ahead !== undefined}
        {...above(pickThreshold('ahead'))}
      >
        <SettingDecimal
          title="超前"
          value={thresholds.ahead}
          limit="belowHundred"
          placeholder={unset}
          onChange={(value) => setThreshold('ahead', value)}
        />
      </SettingField>
      <SettingField
        title="基本符合：低于路径要求不超过其（%）"
        defaultName="基本符合"
        isSet={thresholds.near !== undefined}
        {...above(pickThreshold('near'))}
      >
        <SettingDecimal
          title="基本符合"
          value={thresholds.near}
          limit="belowHundred"
          placeholder={unset}
          onChange={(value) => setThreshold('near', value)}
        />
      </SettingField>
      <SettingField
        title="修约"
        defaultName="修约"
        isSet={rounding !== undefined}
        {...above(pick('rounding'))}
      >
        <SettingChoice
          names={roundingNames}
          value={rounding}
          unset={unset}
          onChange={(value) => set('rounding', value)}
        />
      </SettingField>
      <SettingField
        title="计算结果小数位数"
        defaultName="计算结果小数位数"
        isSet={decimals !== undefined}
        {...above(pick('decimals'))}
      >
        <SettingChoice
          names={decimalCountNames}
          value={decimals === undefined ? undefined : `${decimals}`}
          unset={unset}
          onChange={(value) => set('decimals', value === undefined ? undefined : Number(value))}
        />
      </SettingField>
      {symbols.map((symbol) => {
        const { [symbol]: meaning, ...others } = settings.symbols ?? {};
        return (
          <SettingField
            key={symbol}
            title={`符号“${symbol}”的含义`}
            defaultName="符号的含义"
            isSet={meaning !== undefined}
          >
            <SettingChoice
              names={symbolMeaningNames}
              value={meaning}
              unset={unset}
              onChange={(value) => {
                const next = value === undefined ? others : { ...others, [symbol]: value };
                set('symbols', Object.keys(next).length === 0 ? undefined : next);
              }}
            />
          </SettingField>
        );
      })}
    </>
  );
}
