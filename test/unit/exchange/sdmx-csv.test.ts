import { describe, expect, it } from 'vitest';
import { sdmxCsv } from '../../../shared/exchange/sdmx-csv';
import { figureObject, slotAddress, type FigureObject } from '../../../shared/model/figure';
import type { PlanView } from '../../../shared/model/plan-view';
import { readSdmx, type SdmxObservation } from '../../builders/sdmx-reader';
import { awkwardView, seedView } from './examples';

const measureCodes = {
  baseline: 'BASELINE',
  actual: 'ACTUAL',
  expected: 'EXPECTED',
  annualTarget: 'ANNUAL_TARGET',
  target: 'TARGET',
} as const;

/** Power of ten that a Chinese unit begins with, said apart from the program. */
const unitPower = (unit: string | null): number =>
  unit?.startsWith('亿') ? 8 : unit?.startsWith('万') ? 4 : 0;

/** value × 10^power as [digits, power] without trailing zeros. */
function exact(value: string, power: number): string {
  const [whole = '', fraction = ''] = value.split('.');
  let count = BigInt(whole + fraction);
  let exponent = power - fraction.length;
  if (count === 0n) return '0';
  while (count % 10n === 0n) {
    count /= 10n;
    exponent += 1;
  }
  return `${count}e${exponent}`;
}

const comparators = { '>': 'GT', '>=': 'GE', '<': 'LT', '<=': 'LE' } as const;

function said(figure: FigureObject, power: number) {
  switch (figure.kind) {
    case 'number':
      return [exact(figure.value, power), '', ''];
    case 'bound':
      return [exact(figure.value, power), comparators[figure.comparator], ''];
    case 'approx':
      return [exact(figure.value, power), 'CA', ''];
    case 'range':
      return [exact(figure.low, power), 'RG', exact(figure.high, power)];
    default:
      return [null, '', ''];
  }
}

function read({ value, attributes }: SdmxObservation) {
  const power = Number(attributes['UNIT_MULT']);
  const upper = attributes['UPPER_VALUE'] ?? '';
  return [
    value === null ? null : exact(value, power),
    attributes['COMPARATOR'],
    upper === '' ? '' : exact(upper, power),
  ];
}

function expected(view: PlanView) {
  const entries = view.series.flatMap((series) => {
    const indicator = view.indicators.find(({ id }) => id === series.indicatorId);
    return Object.entries(series.figures).map(([slot, figure]) => {
      const address = slotAddress(slot);
      if (!address || !indicator) throw new Error(slot);
      const key = [
        series.indicatorId,
        measureCodes[address.measure],
        address.version ?? '_Z',
        address.period,
      ];
      return [key.join('/'), said(figureObject(figure), unitPower(indicator.unit))] as const;
    });
  });
  return new Map(entries);
}

describe.each([
  ['the seed plan with invented actuals', seedView],
  ['awkward texts', awkwardView],
])('SDMX-CSV of %s', (_name, view) => {
  it('gives an independent reader every figure, equal to the last digit', () => {
    const found = readSdmx(sdmxCsv(view).text).map((one): [string, unknown] => {
      const { INDICATOR, MEASURE, DOC_VERSION, TIME_PERIOD } = one.dimensions;
      return [[INDICATOR, MEASURE, DOC_VERSION, TIME_PERIOD].join('/'), read(one)];
    });
    expect(found.length).toBeGreaterThan(3);
    expect(new Map(found)).toEqual(expected(view));
  });

  it('is the same whatever the order in which records are kept', () => {
    const shuffled: PlanView = {
      ...view,
      series: view.series.toReversed().map((series) => ({
        ...series,
        figures: Object.fromEntries(Object.entries(series.figures).toReversed()),
      })),
      indicators: view.indicators.toReversed(),
    };
    expect(sdmxCsv(shuffled)).toEqual(sdmxCsv(view));
  });
});

describe('SDMX-CSV', () => {
  it('writes 亿元 times 100 with multiplier 6, and 万户 with 4', () => {
    const [low, half] = readSdmx(sdmxCsv(awkwardView).text);
    expect([low?.value, half?.value]).toEqual(['-1250', '50']);
    expect(half?.attributes).toMatchObject({ UNIT_MEASURE: '元', UNIT_MULT: '6', DECIMALS: '0' });
    const range = readSdmx(sdmxCsv(awkwardView).text).find(
      ({ attributes }) => attributes['COMPARATOR'] === 'RG',
    );
    expect(range?.value).toBe('1.5');
    expect(range?.attributes).toMatchObject({ UNIT_MEASURE: '户', UNIT_MULT: '4', UPPER_VALUE: '2' });
  });

  it('says the status of a symbol by what the plan says it means', () => {
    const symbol = (view: PlanView) =>
      readSdmx(sdmxCsv(view).text).find(({ attributes }) => attributes['OBS_TEXT'] === '—')?.attributes;
    expect(symbol(awkwardView)?.['OBS_STATUS']).toBe('O');
    const plan = { ...awkwardView.plan, review: { symbols: { '—': 'confidential' } } } as const;
    expect(symbol({ ...awkwardView, plan })?.['OBS_STATUS']).toBe('Q');
  });

  it('has the area of GB/T 2260, or one of its own', () => {
    expect(readSdmx(sdmxCsv(seedView).text)[0]?.dimensions['REF_AREA']).toBe('220000');
    expect(readSdmx(sdmxCsv(awkwardView).text)[0]?.dimensions['REF_AREA']).toMatch(/^LOCAL_/);
  });

  it('lets no text begin a formula, and says which characters it replaced', () => {
    const { text, remarks } = sdmxCsv(awkwardView);
    const { attributes } = readSdmx(text)[1] ?? {};
    expect(attributes).toMatchObject({ COMMENT_OBS: "'@注", DERIVATION: "'=1/2", SOURCE: '两\n行,"引号"' });
    expect(attributes?.['INDICATOR_NAME']).toBe('\'=HYPERLINK("x")');
    expect(remarks[0]).toMatch(/“INDICATOR_NAME”：1 个控制字符已换成“�”；1 个残缺的字符/);
  });

  it('refuses a figure that it would lose', () => {
    const [series] = awkwardView.series;
    if (!series) throw new Error('no series');
    const lost = { ...awkwardView, series: [...awkwardView.series, { ...series, areaId: 'elsewhere' }] };
    expect(() => sdmxCsv(lost)).toThrow('1 组数据没有对应的指标或地区');
    const unknown = { ...awkwardView, series: [{ ...series, figures: { 'actual:2016@x': '1' } }] };
    expect(() => sdmxCsv(unknown)).toThrow(RangeError);
  });
});
