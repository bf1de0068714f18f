import { describe, expect, it } from 'vitest';
import { createReviewer } from '../../../shared/review/reviewer';
import { plainChoice } from '../../../shared/review/review-table-choice';
import type { SheetChart, SheetPlan } from '../../../shared/tables/sheet-plan';
import { rangeName } from '../../../shared/workbook/reference';
import { reviewWorkbook } from '../../../shared/workbook/review-workbook';
import { anIndicator, aPlan, type IndicatorBuilder } from '../../builders/plan';

const rate = { unit: '%', unitKind: 'rate' } as const;
const amount = { unit: '亿元', unitKind: 'amount' } as const;

function sheetOf(indicator: IndicatorBuilder): SheetPlan {
  const view = aPlan().with(indicator).view();
  const sheet = reviewWorkbook(createReviewer()(view, 2018), plainChoice).find(({ charts }) => charts);
  if (sheet === undefined) throw new Error('no sheet has charts');
  return sheet;
}

const drawn = ({ series }: SheetChart) =>
  series.map(({ name, look, values }) => [name, look, rangeName(values)].join(' '));
const rowNamed = ({ cells }: SheetPlan, name: string) => cells.find(({ value }) => value === name)?.row;

describe('the charts of an indicator', () => {
  it('of a level show baseline, actual and target, and the way of the figures beside the path to the target', () => {
    const sheet = sheetOf(anIndicator('率').from('10').actual(2018, '60').to('100'));
    const [columns, lines] = sheet.charts ?? [];
    expect(columns?.title).toEqual(['率', '2015年基期、2018年实际与2020年目标']);
    expect(columns && drawn(columns)).toEqual([
      '2015年基期值 baseline B5:B5',
      '2018年实际值 actual E5:E5',
      '2020年目标值 target G7:G7',
    ]);
    expect(columns?.unit).toBe('%');
    expect(lines && drawn(lines)).toEqual([
      '路径值 path B6:G6',
      '目标值 target B7:G7',
      '实际值 actual B5:G5',
    ]);
  });

  it('of growth rates draw the index, and the target where the path ends', () => {
    const growth = anIndicator('增速', { ...rate, review: { method: 'growth' } })
      .actual(2016, '7')
      .actual(2017, '6.5')
      .actual(2018, '6.8')
      .to('7');
    const sheet = sheetOf(growth);
    const [columns, lines] = sheet.charts ?? [];
    const goal = rowNamed(sheet, '目标指数（基期=100）');
    expect(sheet.cells.find(({ row, column }) => row === goal && column === 7)).toMatchObject({
      formula: 'G6',
      value: 100 * 1.07 ** 5,
    });
    expect(columns && drawn(columns)).toEqual([
      '2018年路径要求 baseline E6:E6',
      '2018年实际值 actual E8:E8',
      '2020年目标值 target G9:G9',
    ]);
    expect(lines && drawn(lines)).toEqual([
      '路径值 path B6:G6',
      '目标值 target B9:G9',
      '实际值 actual B8:G8',
    ]);
    // Rates may be below zero where the index is not.
    expect(columns?.zero).toBe('begin');
  });

  it('of annual targets mark each of them: between gaps there is no line to be seen', () => {
    const annual = anIndicator('率', { review: { path: 'annualTargets' } })
      .from('10')
      .annualTarget(2016, '20')
      .annualTarget(2018, '52')
      .actual(2018, '50')
      .to('100');
    const [, lines] = sheetOf(annual).charts ?? [];
    expect(lines && drawn(lines)[0]).toBe('年度目标 annualTarget B6:G6');
  });

  it.each([
    ['begin', ['3', '1.5', '7']],
    ['end', ['-3', '-1.5', '-7']],
    [null, ['-3', '1.5', '7']],
  ] as const)('begin or end at zero as far as the figures let them: %s', (zero, [from, actual, to]) => {
    const [columns] = sheetOf(anIndicator('额', amount).from(from).actual(2018, actual).to(to)).charts ?? [];
    expect(columns?.zero).toBe(zero);
  });

  it('leave out a name that their title has no room for', () => {
    const [columns] =
      sheetOf(anIndicator('很长的名称'.repeat(8)).from('1').actual(2018, '2').to('3')).charts ?? [];
    expect(columns?.title).toEqual(['2015年基期、2018年实际与2020年目标']);
  });
});
