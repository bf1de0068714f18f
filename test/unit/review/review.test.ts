import { expect, it } from 'vitest';
import { fieldName, valueText } from '../../../shared/history/words';
import type { Json } from '../../../shared/model/batch';
import { proposedText, withReviewText } from '../../../shared/model/review-texts';
import type { PlanView } from '../../../shared/model/plan-view';
import { verdictNames, verdicts } from '../../../shared/progress/verdict';
import { categoryTable } from '../../../shared/review/category-table';
import { laggingTable } from '../../../shared/review/lagging-table';
import { missingTable, unjudged } from '../../../shared/review/missing-table';
import { reviewPlan } from '../../../shared/progress/review-plan';
import { createReviewSession } from '../../../shared/review/review-session';
import { settingFlips } from '../../../shared/review/setting-flips';
import { createReviewer } from '../../../shared/review/reviewer';
import { reviewExplanation } from '../../../shared/review/review-explanation';
import { reviewTable } from '../../../shared/review/review-table';
import { revisionTable } from '../../../shared/review/revision-table';
import { rowFacts } from '../../../shared/review/row-facts';
import { summaryText } from '../../../shared/review/summary';
import { headerColumns } from '../../../shared/tables/header-layout';
import { sheetPlan } from '../../../shared/tables/table-sheet';
import { cellText, type TableModel } from '../../../shared/tables/table-model';
import { planSettingsText } from '../../../shared/review/setting-words';
import { aCategory, anIndicator, aPlan, largePlan, planView } from '../../builders/plan';
import { seedDocument, seedWithActuals } from '../../builders/seed-plan';

const seed = planView(seedWithActuals);
const reviewed = (view: PlanView, year = 2018) => createReviewer()(view, year);

/** Rows as texts by the ids of their columns. */
function texts(model: TableModel): readonly Readonly<Record<string, string>>[] {
  const columns = headerColumns(model.header);
  return model.rows.map(({ cells }) =>
    Object.fromEntries(
      cells.flatMap((cell, index) => (cell ? [[columns[index]?.id ?? '', cellText(cell)]] : [])),
    ),
  );
}

it('counts twelve indicators with thirteen leaves, and says so', () => {
  const result = reviewed(seed);
  expect(result.counts.indicators.total).toBe(12);
  expect(result.counts.leaves.total).toBe(13);
  expect(summaryText(result)).toContain('共有12项指标（包括的13项分指标）');
});

it('lists exactly what the counts count, for plans of every mixture', () => {
  for (const view of [seed, planView(seedDocument), largePlan(120).view()])
    for (const year of [2016, 2018, 2020]) {
      const result = reviewed(view, year);
      const { of } = result.counts.leaves;
      expect(result.lagging).toHaveLength(of.behind + of.unmet + of.regressed);
      expect(result.missing).toHaveLength(of.missing);
      expect(laggingTable(result).rows).toHaveLength(result.lagging.length);
      expect(missingTable(result).rows).toHaveLength(of.missing + of.notAssessable);
      const shown = texts(reviewTable(result)).map(({ verdict = '' }) => verdict.slice(0, 1));
      expect(shown.filter((symbol) => symbol === '○')).toHaveLength(of.missing);
      expect(shown.filter((symbol) => symbol !== '')).toHaveLength(result.counts.leaves.total);
    }
});

it('says in the list of what is missing that nothing is', () => {
  const left = new Set(unjudged(reviewed(seed)).map(({ indicator }) => indicator.id));
  const { notes, rows } = missingTable(
    reviewed({ ...seed, indicators: seed.indicators.filter(({ id }) => !left.has(id)) }),
  );
  expect(rows).toEqual([]);
  expect(notes).toEqual(['没有缺数和无法评价的分指标。']);
});

it('counts every category by its own rows, and the whole by all of them', () => {
  const result = reviewed(largePlan(60).view());
  const rows = texts(categoryTable(result));
  const names = [...result.view.categories.map(({ name }) => name), '合计'];
  names.forEach((category, index) => {
    const own = result.rows.filter((row) => category === '合计' || row.category.name === category);
    const kinds = [own.filter(({ kind }) => kind !== 'sub'), own.filter(({ kind }) => kind !== 'parent')];
    kinds.forEach((counted, kind) => {
      const line = rows[index * 2 + kind];
      expect(line).toMatchObject({ kind: ['指标', '分指标'][kind], total: `${counted.length}` });
      for (const verdict of verdicts) {
        const found = counted.filter(({ result: { finding } }) => finding.verdict === verdict);
        expect(line?.[verdict]).toBe(`${found.length}`);
      }
    });
  });
});

it('takes what fell back for lagging too', () => {
  const result = reviewed(aPlan().with(anIndicator('退').from('50').to('100').actual(2018, '40')).view());
  expect(result.lagging.map(({ indicator }) => indicator.name)).toEqual(['退']);
  expect(summaryText(result)).toContain('倒退1项：退。');
});

it('writes the paragraph from the counts and names what lags behind', () => {
  const result = reviewed(seed);
  const text = summaryText(result);
  for (const verdict of verdicts) {
    const count = result.counts.leaves.of[verdict];
    if (count > 0) expect(text).toContain(`${verdictNames[verdict]}${count}项`);
  }
  for (const { indicator } of [...result.lagging, ...result.missing]) expect(text).toContain(indicator.name);
});

it('says that there is nothing to review where no figure was entered', () => {
  expect(summaryText(reviewed(planView(seedDocument)))).toContain('13项分指标全部缺数');
});

const small = aPlan().with(
  aCategory('甲').with(
    anIndicator('快').from('0').to('100').actual(2018, '90'),
    anIndicator('组').with(
      anIndicator('慢').from('0').to('100').actual(2018, '10'),
      anIndicator('中').from('0').to('100').actual(2018, '60'),
    ),
  ),
  aCategory('乙').with(anIndicator('缺').from('0').to('100')),
);

it('shows computed cells with what they count behind them', () => {
  const [fast] = texts(reviewTable(reviewed(small.view())));
  expect(fast).toMatchObject({
    progress: '90.00',
    required: '60.00',
    average: '30.00百分点',
    change: '—',
    verdict: '▲ 超前',
  });
});

it('leaves a heading its name and number, and says how it is counted', () => {
  const model = reviewTable(reviewed(small.view()));
  const heading = texts(model).find(({ name }) => name === '组');
  expect(heading).toMatchObject({ number: '2', verdict: '', progress: '', remarks: '' });
  expect(model.notes.join('')).toContain('组计为滞后');
});

it('sorts with sub-indicators under their heading, and what has no number last either way', () => {
  const names = (direction: 'ascending' | 'descending') =>
    texts(reviewTable(reviewed(small.view()), { shown: {}, order: { column: 'progress', direction } })).map(
      ({ name, category }) => `${category}${name}`,
    );
  expect(names('ascending')).toEqual(['甲组', '甲慢', '甲中', '甲快', '乙缺']);
  expect(names('descending')).toEqual(['甲快', '甲组', '甲中', '甲慢', '乙缺']);
});

it('hides and shows columns, but never the name', () => {
  const shown = { name: false, unit: false, gap: true };
  const ids = headerColumns(reviewTable(reviewed(small.view()), { shown, order: null }).header).map(
    ({ id }) => id,
  );
  expect(ids).toContain('name');
  expect(ids).toContain('gap');
  expect(ids).not.toContain('unit');
});

it('reviews again only what changed', () => {
  const review = createReviewer();
  const before = review(seed, 2018);
  const [first, ...others] = seed.series;
  if (!first) throw new Error('the seed has no series');
  const changed = { ...first, figures: { ...first.figures, 'actual:2018': '5000' } };
  const after = review({ ...seed, series: [changed, ...others] }, 2018);
  const kept = after.leaves.filter(
    ({ result }, index) => result.review === before.leaves[index]?.result.review,
  );
  expect(kept).toHaveLength(12);
  expect(after.leaves[0]?.result.review.progress).not.toEqual(before.leaves[0]?.result.review.progress);
  expect(summaryText(after)).toBe(summaryText(reviewed({ ...seed, series: [changed, ...others] })));
});

it('follows a change of settings and of the year at once', () => {
  const review = createReviewer();
  review(seed, 2018);
  const geometric = {
    ...seed,
    plan: { ...seed.plan, yearReviews: { 2018: { path: 'geometric' as const } } },
  };
  expect(review(geometric, 2018).context.settings.path).toBe('geometric');
  expect(review(geometric, 2017).context.settings.path).toBe('linear');
  expect(review({ ...seed, plan: { ...seed.plan, review: null } }, 2018).context.settings.path).toBe(
    'linear',
  );
});

it('puts texts of the year into the list, and proposes those last written', () => {
  const view = small.view();
  const own = withReviewText(null, 2017, 'cause', ' 资金不足 ');
  const indicators = view.indicators.map((each) =>
    each.name === '慢' ? { ...each, reviewTexts: own } : each,
  );
  const cause = (year: number) => texts(laggingTable(reviewed({ ...view, indicators }, year)))[0]?.['cause'];
  expect(cause(2018)).toBe('');
  expect(proposedText(own, 2018, 'cause')).toEqual({ year: 2017, text: '资金不足' });
  expect(proposedText(own, 2020, 'cause')).toEqual({ year: 2017, text: '资金不足' });
  expect(proposedText(own, 2017, 'measures')).toBeNull();
  expect(proposedText(own, 2016, 'cause')).toBeNull();
  const later = withReviewText(own, 2019, 'measures', '加快');
  expect(proposedText(later, 2020, 'cause')).toEqual({ year: 2017, text: '资金不足' });
  const taken = withReviewText(own, 2018, 'cause', '资金不足');
  expect(proposedText(taken, 2018, 'cause')).toBeNull();
  expect(withReviewText(withReviewText(taken, 2018, 'cause', ''), 2017, 'cause', '')).toBeNull();
});

it('names preliminary and estimated figures in 修订说明, and keeps their marks in the table', () => {
  const result = reviewed(seed);
  expect(texts(revisionTable(result))).toContainEqual(
    expect.objectContaining({ name: '互联网省际出口带宽', after: '4800', reason: '初步数' }),
  );
  const marked = reviewTable(result).rows.flatMap(({ cells }) => cells.map((cell) => cell?.mark));
  expect(marked).toContain('P');
  expect(marked).toContain('E');
});

it('names a sub-indicator under its heading in every list', () => {
  const listed = [laggingTable, missingTable, revisionTable].flatMap((make) =>
    texts(make(reviewed(small.view()))).map(({ name }) => name),
  );
  expect(listed).toEqual(['组：慢', '缺']);
  expect(texts(revisionTable(reviewed(seed))).map(({ name }) => name)).toContain(
    '互联网普及率：移动宽带用户普及率',
  );
});

it('tells of every default who says so, and of the settings that were made', () => {
  const view = { ...seed, plan: { ...seed.plan, review: { thresholds: { ahead: '8' } } } };
  const paragraphs = reviewExplanation(reviewed(view)).flatMap((content) =>
    content.kind === 'text' ? content.paragraphs : [],
  );
  expect(paragraphs.join('')).toContain('路径：线性路径（本程序的规则，没有官方依据）');
  expect(paragraphs.join('')).toContain(`整个规划：${planSettingsText({ thresholds: { ahead: '8' } })}`);
  expect(paragraphs.join('')).toContain('完成进度高出路径要求8个百分点及以上为超前');
});

it('says under the table which defaults no official source knows, as long as they are used', () => {
  const note = (view: PlanView) =>
    reviewTable(reviewed(view)).notes.find((each) => each.includes('没有官方依据'));
  expect(note(seed)).toBe(
    '评价方法、路径、超前的界限、基本符合的界限、计算结果小数位数未另作设定，用本程序的默认值，没有官方依据；各项默认值见评估说明。',
  );
  const plan = {
    ...seed.plan,
    review: { path: 'linear', thresholds: { ahead: '5' } },
    yearReviews: { '2018': { decimals: 2, thresholds: { near: '10' } } },
  } as const;
  expect(note({ ...seed, plan })).toContain('评价方法未另作设定');
  const indicators = seed.indicators.map((each) => ({ ...each, review: { method: 'level' as const } }));
  expect(note({ ...seed, plan, indicators })).toBeUndefined();
});

it('explains under the table the symbols that stand in the place of figures', () => {
  const own = aPlan().with(
    aCategory('甲').with(
      anIndicator('有').from('0').to('100').actual(2018, '90'),
      anIndicator('无').from('0').to('100').actual(2018, { kind: 'symbol', symbol: '—' }),
      anIndicator('省').from('0').to('100').actual(2018, { kind: 'symbol', symbol: '#' }),
    ),
  );
  const view = own.view();
  const noted = { ...view, plan: { ...view.plan, review: { symbols: { '—': 'notApplicable' } } } } as const;
  expect(reviewTable(reviewed(noted)).notes).toContain(
    '数据栏中的符号：“—”表示没有此项；“#”没有说明含义，按缺数。',
  );
  expect(reviewTable(reviewed(small.view())).notes.join('')).not.toContain('数据栏中的符号');
});

it('gives every number of an indicator beside the sentence that explains its verdict', () => {
  const result = reviewed(seed);
  const facts = (name: string) =>
    result.rows
      .filter(({ indicator }) => indicator.name === name)
      .flatMap((row) => rowFacts(row, result).map(({ label, text }) => `${label} ${text}`));
  expect(facts('互联网省际出口带宽')).toEqual([
    '完成进度 52.89%',
    '时序进度 60.00%',
    '路径要求 60.00%',
    '差距 -7.11个百分点',
    '路径值 5086.80Gbps',
    '与路径值之差 -286.80Gbps',
    '年均增速 21.64%',
    '后续年均需增 18.15%',
    '比上年增减 20.29%',
    '占目标比重 71.64%',
    '第二意见：Open SDG／加拿大统计局进度法 进展显著（R为1.0697，得分3.35）',
    '第二意见：联合国可持续发展目标进度图（2023年）方法 已实现或有望实现（推算完成比例1.0997）',
  ]);
  expect(facts('行政村光纤通达率').slice(3, 8)).toEqual([
    '差距 8.75个百分点',
    '路径值 98.72%',
    '与路径值之差 0.28个百分点',
    '年均提高 0.73个百分点',
    '后续年均需提高 0.50个百分点',
  ]);
  expect(facts('互联网普及率')).toEqual([]);
});

it('gives in parts, as a worker does, the review that it gives at once', () => {
  const view = largePlan(60).view();
  const { indicators, series, ...frame } = view;
  const session = createReviewSession();
  for (let from = 0; from < indicators.length; from += 7)
    session.add(
      structuredClone({
        indicators: indicators.slice(from, from + 7),
        series: series.slice(from, from + 7),
      }),
    );
  const head = session.review(frame, 2018, 'actual');
  const whole = reviewPlan(view, 2018);
  expect(head.counts).toEqual(whole.counts);
  expect(
    structuredClone([...session.rows('actual', 0, 30), ...session.rows('actual', 30, head.rowCount)]),
  ).toEqual(whole.rows);
});

it('reviews again in a session only what changed, headings included', () => {
  const view = small.view();
  const { indicators, series, ...frame } = view;
  const session = createReviewSession();
  session.add({ indicators, series });
  session.review(frame, 2018, 'actual');
  const slow = indicators.find(({ name }) => name === '慢');
  const own = series.find(({ indicatorId }) => indicatorId === slow?.id);
  if (!slow || !own) throw new Error('the plan has no 慢');
  const better = { ...own, figures: { ...own.figures, 'actual:2018': '95' } };
  const update = session.again('actual', [{ indicator: slow, series: better }]);
  expect(update.rows.map(([, { name }]) => name)).toEqual(['组', '慢']);
  const after = { ...view, series: series.map((each) => (each.id === own.id ? better : each)) };
  expect(update.counts).toEqual(reviewPlan(after, 2018).counts);
});

it('reviews another year, and finds what settings turn, in a session that has taken what changed', () => {
  const view = small.view();
  const { indicators, series, ...frame } = view;
  const session = createReviewSession();
  session.add({ indicators, series });
  session.review(frame, 2018, 'actual');
  const [slow] = indicators.filter(({ name }) => name === '慢');
  const own = series.find(({ indicatorId }) => indicatorId === slow?.id);
  if (!slow || !own) throw new Error('the plan has no 慢');
  const better = { ...own, figures: { ...own.figures, 'actual:2017': '94' } };
  session.take([{ indicator: slow, series: better }]);
  const after = { ...view, series: series.map((each) => (each.id === own.id ? better : each)) };
  const { rowCount } = session.review(frame, 2017, 'actual');
  session.review(frame, 2020, 'expected');
  expect(session.rows('actual', 0, rowCount)).toEqual(reviewPlan(after, 2017).rows);
  const plan = { ...view.plan, review: { thresholds: { ahead: '60' } } };
  const flips = session.flips(frame, { plan, indicator: null });
  expect(flips).toEqual(settingFlips(after, { ...after, plan }));
  expect(flips.map(({ year }) => year)).toContain(2017);
  const lower = { ...slow, direction: 'lower' as const };
  expect(session.flips(frame, { plan: view.plan, indicator: lower })).toEqual(
    settingFlips(after, { ...after, indicators: indicators.map((each) => (each === slow ? lower : each)) }),
  );
});

it('writes computed numbers into a sheet as numbers, with what they count in the format', () => {
  const { cells } = sheetPlan(reviewTable(reviewed(small.view())));
  expect(cells).toContainEqual(
    expect.objectContaining({ value: 30, format: expect.stringContaining('0.00"百分点"') }),
  );
  expect(cells).toContainEqual(expect.objectContaining({ value: 90 }));
});

it('is read in the history in words: settings, and texts by year', () => {
  const [indicator] = small.view().indicators;
  if (!indicator) throw new Error('the plan has no indicator');
  const words = (field: string, value: Json) =>
    valueText({ kind: 'field', entity: 'indicator', id: indicator.id, field }, value, []);
  expect(fieldName('reviewTexts')).toBe('原因、措施和责任部门');
  expect(words('reviewTexts', { 2018: { cause: '资金不足', department: '省通信管理局' } })).toBe(
    '2018年 原因：资金不足；责任部门：省通信管理局',
  );
  expect(words('review', { method: 'growth', path: 'geometric' })).toBe('评价方法：年均增速；路径：几何路径');
});

it('shows second opinions where they are asked for, and names them in the notes', () => {
  const result = reviewed(seed);
  const plain = reviewTable(result);
  expect(headerColumns(plain.header).map(({ id }) => id)).not.toContain('openSdg');
  const model = reviewTable(result, { shown: { openSdg: true, progressChart: true }, order: null });
  const rows = texts(model);
  const bandwidth = rows.find(({ name }) => name === '互联网省际出口带宽');
  // (4800/2667)^(1/3) − 1 = 21.64 % a year, where (6700/2667)^(1/5) − 1 = 20.23 % were required: R = 1.07.
  expect(bandwidth?.['openSdg']).toBe('进展显著（R为1.0697，得分3.35）');
  // 4800·(4800/2667)^(2/3) = 7102, and (7102 − 2667)/(6700 − 2667) = 1.10.
  expect(bandwidth?.['progressChart']).toBe('已实现或有望实现（推算完成比例1.0997）');
  expect(rows.find(({ name }) => name === '移动电话普及率')?.['openSdg']).toBe('—');
  expect(model.notes.join('')).toContain('第二意见按Open SDG／加拿大统计局进度法');
  expect(plain.notes.join('')).not.toContain('第二意见');
});
