import { expect, it } from 'vitest';
import type { Figure } from '../../../shared/model/figure';
import { planView, withActuals } from '../../builders/plan';
import { seedDocument } from '../../builders/seed-plan';
import { revisedActuals, type ActualStep, type RevisedActual } from '../../../shared/review/revised-actuals';
import { createReviewer } from '../../../shared/review/reviewer';
import { revisionTable } from '../../../shared/review/revision-table';
import { cellText } from '../../../shared/tables/table-model';

const dayOf = (at: string): string => at.slice(0, 10);

type Step = readonly [at: string, before: Figure | null, after: Figure | null];

function historyOf(steps: readonly Step[]) {
  const made = steps.map(([at, before, after], index): ActualStep => ({
    position: index + 1,
    at: `${at}:00Z`,
    by: '张三',
    reason: '录入',
    before,
    after,
  }));
  return { seriesId: 'series', period: '2016', steps: made };
}

const changes = (...steps: readonly Step[]) =>
  revisedActuals(historyOf(steps), dayOf).map(({ day, before, after }) => [day, before, after]);

it('a figure changed on a later day than it was recorded is a revision', () => {
  expect(
    changes(
      ['2017-02-01T08:00', null, '3010'],
      ['2018-03-05T08:00', '3010', '3050'],
      ['2019-03-05T08:00', '3050', null],
    ),
  ).toEqual([
    ['2018-03-05', '3010', '3050'],
    ['2019-03-05', '3050', null],
  ]);
});

it('what was corrected on the day it was recorded, or undone on the day it was done, is none', () => {
  expect(changes(['2017-02-01T08:00', null, '3100'], ['2017-02-01T09:00', '3100', '3010'])).toEqual([]);
  expect(
    changes(
      ['2017-02-01T08:00', null, '3010'],
      ['2018-03-05T08:00', '3010', '3050'],
      ['2018-03-05T08:01', '3050', '3010'],
    ),
  ).toEqual([]);
});

it('several changes of one day are one, from what stood in the morning to what stands in the evening', () => {
  expect(
    changes(
      ['2017-02-01T08:00', null, '3010'],
      ['2018-03-05T08:00', '3010', '3500'],
      ['2018-03-05T09:00', '3500', '3050'],
    ),
  ).toEqual([['2018-03-05', '3010', '3050']]);
});

it('a figure that came with its series is recorded before whatever changes it', () => {
  expect(changes(['2018-03-05T08:00', '3010', '3050'])).toEqual([['2018-03-05', '3010', '3050']]);
});

it('修订说明 lists the changed actuals of years before the reviewed one, and says while they are not read', () => {
  const view = planView(withActuals(seedDocument, { 互联网省际出口带宽: { 2016: '3050', 2018: '4800' } }));
  const indicator = view.indicators.find(({ name }) => name === '互联网省际出口带宽');
  const series = view.series.find(({ indicatorId }) => indicatorId === indicator?.id);
  const revision = (period: string): RevisedActual => ({
    seriesId: series?.id ?? '',
    period,
    before: '3010',
    after: '3050',
    day: '2018-03-05',
    by: '李四',
    reason: '按年报改正',
  });
  const table = (revised: readonly RevisedActual[] | null) => {
    const model = revisionTable({ ...createReviewer()(view, 2018), revised });
    return {
      rows: model.rows.map(({ cells }) => cells.map((cell) => cell && cellText(cell))),
      notes: model.notes,
    };
  };
  expect(table([revision('2016'), revision('2018'), revision('2015')]).rows).toEqual([
    ['互联网省际出口带宽', 'Gbps', '2016 年实际值', '3010', '3050', '2018年3月5日由李四修改：按年报改正'],
  ]);
  expect(table(null).notes.join('')).toContain('还没有读出');
  expect(table([]).notes.join('')).not.toContain('还没有读出');
});
