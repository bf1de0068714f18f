import {
  figureObject,
  type Comparator,
  type FigureObject,
  type FigureStatus,
  type Measure,
} from '../model/figure';
import type { Area } from '../model/plan';
import type { PlanView } from '../model/plan-view';
import type { SymbolMeaning } from '../model/review-settings';
import { decimalsOf } from '../notation/decimal';
import { printFigure } from '../notation/print';
import { csvFile, type CsvFile } from './csv-file';
import { figureRows, type FigureRow } from './figure-rows';
import { scaledUnit, timesPowerOfTen, type ScaledUnit } from './unit-multiplier';

/** The data structure that sdmx-format.md describes. */
const structure = ['datastructure', 'IWB:PLAN_INDICATORS(1.0.0)', 'I'] as const;

const header = [
  'STRUCTURE',
  'STRUCTURE_ID',
  'ACTION',
  'INDICATOR',
  'REF_AREA',
  'MEASURE',
  'DOC_VERSION',
  'TIME_PERIOD',
  'OBS_VALUE',
  'UNIT_MEASURE',
  'UNIT_MULT',
  'DECIMALS',
  'OBS_STATUS',
  'COMPARATOR',
  'UPPER_VALUE',
  'CUMULATIVE',
  'OBS_TEXT',
  'COMMENT_OBS',
  'SOURCE',
  'DERIVATION',
  'INDICATOR_NAME',
  'CATEGORY_NAME',
  'AREA_NAME',
] as const;

const measureCodes: Readonly<Record<Measure, string>> = {
  baseline: 'BASELINE',
  actual: 'ACTUAL',
  expected: 'EXPECTED',
  annualTarget: 'ANNUAL_TARGET',
  target: 'TARGET',
};

const comparatorCodes: Readonly<Record<Comparator, string>> = {
  '>': 'GT',
  '>=': 'GE',
  '<': 'LT',
  '<=': 'LE',
};

/** CL_OBS_STATUS of a symbol in the place of a figure, by what the plan says it means. */
const symbolStatuses: Readonly<Record<SymbolMeaning, FigureStatus>> = {
  missing: 'O',
  notApplicable: 'M',
  negligible: 'N',
  confidential: 'Q',
};

/** GB/T 2260, or for an area without a code one of its own. */
const areaCode = ({ code, id }: Area): string => code ?? `LOCAL_${id}`;

interface Observation {
  readonly value: string;
  readonly decimals: string;
  readonly comparator: string;
  readonly upper: string;
}

const noNumber: Observation = { value: '', decimals: '', comparator: '', upper: '' };

function observation(figure: FigureObject, { factor }: ScaledUnit): Observation {
  const scaled = (value: string) => timesPowerOfTen(value, factor);
  const of = (raw: string, comparator: string, upper = ''): Observation => {
    const value = scaled(raw);
    return { value, decimals: `${decimalsOf(value)}`, comparator, upper };
  };
  switch (figure.kind) {
    case 'number':
      return of(figure.value, '');
    case 'bound':
      return of(figure.value, comparatorCodes[figure.comparator]);
    case 'approx':
      return of(figure.value, 'CA');
    case 'range':
      return of(figure.low, 'RG', scaled(figure.high));
    case 'symbol':
    case 'words':
      return noNumber;
  }
}

function statusOf(figure: FigureObject, { plan }: PlanView): FigureStatus {
  if (figure.status !== undefined) return figure.status;
  if (figure.kind !== 'symbol') return 'A';
  return symbolStatuses[plan.review?.symbols?.[figure.symbol] ?? 'missing'];
}

function record(view: PlanView, row: FigureRow): readonly string[] {
  const { category, indicator, area, address, figure } = row;
  const object = figureObject(figure);
  const unit = scaledUnit(indicator.unit ?? '');
  const { value, decimals, comparator, upper } = observation(object, unit);
  return [
    ...structure,
    indicator.id,
    areaCode(area),
    measureCodes[address.measure],
    address.version === undefined ? '_Z' : `${address.version}`,
    address.period,
    value,
    unit.unit,
    `${unit.multiplier}`,
    decimals,
    statusOf(object, view),
    comparator,
    upper,
    object.cumulative === true ? 'Y' : '',
    printFigure(figure),
    object.note ?? '',
    object.source ?? '',
    object.derivation ?? '',
    indicator.name,
    category.name,
    area.name,
  ];
}

/** Every figure of the plan as SDMX-CSV 2.1, in the data structure of sdmx-format.md. */
export function sdmxCsv(view: PlanView): CsvFile {
  return csvFile([header, ...figureRows(view).map((row) => record(view, row))]);
}
