import { describe, expect, it } from 'vitest';
import { coverFields, coverFieldNames, withCoverField } from '../../../shared/model/cover';
import { valueText } from '../../../shared/history/words';
import { planRows } from '../../../shared/model/plan-view';
import { indicatorTable } from '../../../shared/print/indicator-table';
import { planNotes } from '../../../shared/print/plan-notes';
import { boundIds, movedId, orderedIds, reviewPackage } from '../../../shared/print/section-order';
import { headerColumns } from '../../../shared/tables/header-layout';
import { cellText } from '../../../shared/tables/table-model';
import { planView } from '../../builders/plan';
import { seedDocument, seedWithActuals } from '../../builders/seed-plan';

describe('the order of sections', () => {
  const ids = ['cover', 'notes', 'table', 'charts', 'sign'];

  it('is the user’s; what is new stands behind what it follows by itself', () => {
    expect(orderedIds(ids, [])).toEqual(ids);
    expect(orderedIds(ids, ['cover', 'table', 'notes', 'sign'])).toEqual([
      'cover',
      'table',
      'charts',
      'notes',
      'sign',
    ]);
    expect(orderedIds(ids, ['gone', 'sign', 'sign'])).toEqual(['cover', 'notes', 'table', 'charts', 'sign']);
  });

  it('is at first that of the review package', () => {
    const given = ['cover', 'notes', 'main-table', 'charts', 'review-missing', 'review', 'sign-off'];
    expect(boundIds(given)).toEqual([
      'cover',
      'notes',
      'main-table',
      'review',
      'charts',
      'review-missing',
      'sign-off',
    ]);
    expect(boundIds([...reviewPackage].reverse())).toEqual([...reviewPackage]);
  });

  it('changes by one place, not beyond the ends', () => {
    expect(movedId(['a', 'b', 'c'], 'a', 1)).toEqual(['b', 'a', 'c']);
    expect(movedId(['a', 'b', 'c'], 'a', -1)).toEqual(['a', 'b', 'c']);
    expect(movedId(['a', 'b', 'c'], 'c', 1)).toEqual(['a', 'b', 'c']);
    expect(movedId(['a', 'b'], 'x', 1)).toEqual(['a', 'b']);
  });
});

describe('the notes of a document', () => {
  const texts = (document = seedDocument) =>
    planNotes(planView(document)).flatMap((content) =>
      content.kind === 'text' ? [content.heading ?? '', ...content.paragraphs] : [],
    );

  it('count indicators and sub-indicators as the plan does', () => {
    expect(texts()).toContain(
      '吉林省信息化“十三五”规划共有4个类别、12项指标（包括的13项分指标）。基期为2015年，目标期为2020年。',
    );
  });

  it('explain the signs that occur, and no others', () => {
    expect(texts().join('')).toContain('“>95”表示大于95');
    expect(texts().join('')).not.toContain('左右');
    expect(texts(seedWithActuals).join('')).toContain('“左右”表示约数。');
  });
});

it('the table of one indicator has its figures of every year and nothing of the others', () => {
  const view = planView(seedWithActuals);
  const row = planRows(view).find(({ indicator }) => indicator.name === '移动宽带用户普及率');
  if (!row) throw new Error('the seed plan has no such indicator');
  const table = indicatorTable(view, row);
  const heads = headerColumns(table.header).map(({ title }) => title);
  expect(heads).toEqual([
    '单位',
    '2015年基期值',
    '2016年',
    '2017年',
    '2018年',
    '2019年',
    '2020年',
    '2020年目标值',
  ]);
  expect(table.rows.map(({ cells }) => cells.map((cell) => cell && cellText(cell)))).toEqual([
    ['%', '49.7', '55.1', '60', '70.4', '', '', '84.3'],
  ]);
});

describe('the fields of a cover', () => {
  it('are set, trimmed and taken away one by one', () => {
    const named = withCoverField({ phone: '1' }, 'organisation', ' 吉林省统计局 ');
    expect(named).toEqual({ phone: '1', organisation: '吉林省统计局' });
    expect(withCoverField(named, 'phone', '  ')).toEqual({ organisation: '吉林省统计局' });
  });

  it('stand in the history in words', () => {
    const key = { kind: 'field', entity: 'plan', id: 'p', field: 'cover' } as const;
    const cover = { phone: '0431-1', organisation: '吉林省统计局' };
    expect(valueText(key, cover, [])).toBe('单位名称：吉林省统计局；联系电话：0431-1');
  });

  it('all have a name', () => {
    expect(coverFields.map((field) => coverFieldNames[field])).toHaveLength(
      Object.keys(coverFieldNames).length,
    );
  });
});
