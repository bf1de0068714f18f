import type { DecimalText, Figure } from '../../shared/model/figure';
import type { Direction, Indicator } from '../../shared/model/plan';
import type { IndicatorReviewSettings } from '../../shared/model/review-settings';
import { figureProblem } from '../../shared/model/validation';
import { parseFigure } from '../../shared/notation/parse';
import { printFigure } from '../../shared/notation/print';
import { methodOf } from '../../shared/progress/inputs';
import { differenceIn } from '../../shared/progress/measures';
import { methodNames, pathNames } from '../../shared/progress/settings';
import { readSettingDecimal, type SettingReading } from '../../shared/review/setting-input';
import {
  decimalCountNames,
  flowNames,
  growthFigureNames,
  rangeTargetNames,
} from '../../shared/review/setting-words';
import { SettingChoice, SettingDecimal, SettingField, SettingInput } from './SettingFields';
import { useSettingId } from './setting-id';
import { withSetting } from './with-setting';

interface IndicatorSettingsFormProps {
  readonly indicator: Indicator;
  readonly settings: IndicatorReviewSettings;
  readonly direction: Direction;
  /** The target in the version that is reviewed. */
  readonly target: Figure | undefined;
  readonly onChange: (settings: IndicatorReviewSettings, direction: Direction) => void;
}

const directionNames: Readonly<Record<Direction, string>> = {
  higher: '越高越好',
  lower: '越低越好',
  keep: '保持',
};

/** Settings of one indicator; each goes before that of the plan. */
export function IndicatorSettingsForm({
  indicator,
  settings,
  direction,
  target,
  onChange,
}: IndicatorSettingsFormProps) {
  const set = <K extends keyof IndicatorReviewSettings>(
    key: K,
    value: IndicatorReviewSettings[K] | undefined,
  ) => onChange(withSetting(settings, key, value), direction);
  const { method, path, decimals, tolerance, flow, growthFigures, baselineAs, targetAs, rangeTarget } =
    settings;
  const { unit, unitKind } = indicator;
  // What decides where nothing is set: there are choices that only some methods have.
  const used = methodOf({ review: settings, direction, unitKind }, target);
  const reach = differenceIn(unitKind) === 'points' ? '百分点' : unit;
  return (
    <>
      <SettingField title="方向" defaultName={null} isSet>
        <DirectionChoice direction={direction} onChange={(wanted) => onChange(settings, wanted)} />
      </SettingField>
      <SettingField title="评价方法" defaultName="评价方法" isSet={method !== undefined}>
        <SettingChoice
          names={methodNames}
          value={method}
          unset="默认"
          onChange={(value) => set('method', value)}
        />
      </SettingField>
      {(used === 'level' || path !== undefined) && (
        <SettingField title="路径" defaultName={null} isSet={path !== undefined} otherwise="同整个规划">
          <SettingChoice
            names={pathNames}
            value={path}
            unset="同整个规划"
            onChange={(value) => set('path', value)}
          />
        </SettingField>
      )}
      {used === 'cumulativeAmount' && (
        <SettingField title="录入的是" defaultName="累计量的数据" isSet={flow !== undefined}>
          <SettingChoice
            names={flowNames}
            value={flow}
            unset="默认"
            onChange={(value) => set('flow', value)}
          />
        </SettingField>
      )}
      {used === 'growth' && (
        <SettingField title="录入的是" defaultName="年均增速的数据" isSet={growthFigures !== undefined}>
          <SettingChoice
            names={growthFigureNames}
            value={growthFigures}
            unset="默认"
            onChange={(value) => set('growthFigures', value)}
          />
        </SettingField>
      )}
      <SettingField
        title={reach === null ? '允许误差' : `允许误差（${reach}）`}
        defaultName="允许误差"
        isSet={tolerance !== undefined}
      >
        <SettingDecimal
          title="允许误差"
          value={tolerance}
          limit="notNegative"
          placeholder="不设定"
          onChange={(value) => set('tolerance', value)}
        />
      </SettingField>
      <SettingField
        title="基期是界限时按多少计"
        defaultName="界限作基期时的取值"
        isSet={baselineAs !== undefined}
      >
        <SettingInput
          title="基期取值"
          given={baselineAs ?? ''}
          placeholder="不设定"
          read={(text) => readBaselineAs(text, indicator)}
          onChange={(value) => set('baselineAs', value)}
        />
      </SettingField>
      <SettingField
        title="目标是文字或范围时按多少计"
        defaultName="文字目标的取值"
        isSet={targetAs !== undefined}
      >
        <SettingInput
          title="目标取值"
          given={targetAs === undefined ? '' : printFigure(targetAs)}
          placeholder="不设定"
          read={(text) => readTargetAs(text, indicator)}
          onChange={(value) => set('targetAs', value)}
        />
      </SettingField>
      <SettingField title="目标是范围时" defaultName="范围目标的用法" isSet={rangeTarget !== undefined}>
        <SettingChoice
          names={rangeTargetNames}
          value={rangeTarget}
          unset="不设定"
          onChange={(value) => set('rangeTarget', value)}
        />
      </SettingField>
      <SettingField
        title="计算结果小数位数"
        defaultName={null}
        isSet={decimals !== undefined}
        otherwise="同整个规划"
      >
        <SettingChoice
          names={decimalCountNames}
          value={decimals === undefined ? undefined : `${decimals}`}
          unset="同整个规划"
          onChange={(value) => set('decimals', value === undefined ? undefined : Number(value))}
        />
      </SettingField>
    </>
  );
}

interface DirectionChoiceProps {
  readonly direction: Direction;
  readonly onChange: (direction: Direction) => void;
}

function DirectionChoice({ direction, onChange }: DirectionChoiceProps) {
  const directions = Object.keys(directionNames) as Direction[];
  return (
    <select
      id={useSettingId()}
      value={direction}
      onChange={(event) => {
        const wanted = directions.find((each) => each === event.target.value);
        if (wanted) onChange(wanted);
      }}
    >
      {directions.map((each) => (
        <option key={each} value={each}>
          {directionNames[each]}
        </option>
      ))}
    </select>
  );
}

function readBaselineAs(text: string, indicator: Indicator): SettingReading<DecimalText> {
  const reading = readSettingDecimal(text, 'any');
  const problem = reading.ok ? figureProblem(reading.value, indicator) : null;
  return problem === null ? reading : { ok: false, why: `“${text}”${problem}。` };
}

function readTargetAs(text: string, indicator: Indicator): SettingReading<Figure> {
  const reading = parseFigure(text, { unit: indicator.unit });
  const problem = reading.ok ? figureProblem(reading.figure, indicator) : reading.reason;
  if (!reading.ok || problem !== null) return { ok: false, why: `“${text}”${problem}。` };
  return { ok: true, value: reading.figure };
}
