import { describe, expect, it } from 'vitest';
import { chartOption } from '../../../renderer/charts/chart-option';
import { strokesShape } from '../../../renderer/charts/hatching';
import { chartThemes } from '../../../renderer/charts/chart-theme';
import type { Box, ChartPicture, TextItem } from '../../../renderer/charts/layout/drawing';
import { chartPictures } from '../../../renderer/charts/layout/picture';
import { overlap, placeLabels } from '../../../renderer/charts/layout/place-labels';
import { barScale, lineScale } from '../../../renderer/charts/layout/scale';
import { spreadApart } from '../../../renderer/charts/layout/spread-apart';
import { measureText, wrapText } from '../../../renderer/charts/layout/text-measure';
import { buildChart } from '../../../shared/charts/build-chart';
import { reviewedPlan } from '../../../shared/charts/review-source';
import { chartKinds } from '../../../shared/charts/chart-model';
import type { ChartChoice, ChartKind } from '../../../shared/model/chart-book';
import type { PlanView } from '../../../shared/model/plan-view';
import { anIndicator, aPlan, largePlan, planView } from '../../builders/plan';
import { inventedReview } from '../../builders/reviewed-plan';
import { seedWithActuals } from '../../builders/seed-plan';

const paper = { width: 590, maxHeight: 850 };

function pictures(view: PlanView, kind: ChartKind, choice: Partial<ChartChoice> = {}, size = paper) {
  const chart = buildChart(view, { kind, scope: null, years: 'given', ...choice }, inventedReview);
  if (!chart) throw new Error('no chart');
  return chartPictures(chart, size);
}

/** The letters of a text, without the air between lines. */
function boxOf({ text, x, y, size, align }: TextItem): Box {
  const width = measureText(text, size) * 0.9;
  const left = align === 'left' ? x : align === 'right' ? x - width : x - width / 2;
  return { x: left, y: y - size * 0.45, width, height: size * 0.9 };
}

/** "甲 × 乙" for every two texts that stand on one another, and the texts that stand outside the picture. */
function faults({ width, height, drawing }: ChartPicture): readonly string[] {
  const boxes = drawing()
    .texts.filter(({ text }) => text !== '')
    .map((item) => ({ item, box: boxOf(item) }));
  const outside = boxes.filter(
    ({ box }) => box.x < 0 || box.y < 0 || box.x + box.width > width || box.y + box.height > height,
  );
  const over = boxes.flatMap((one, index) =>
    boxes
      .slice(index + 1)
      .filter((other) => overlap(one.box, other.box))
      .map((other) => `${one.item.text} × ${other.item.text}`),
  );
  return [...over, ...outside.map(({ item }) => `outside: ${item.text}`)];
}

const seed = planView(seedWithActuals);
const large = largePlan(300, { longNames: true }).view();
const digits = aPlan()
  .with(
    anIndicator('十五位数', { unit: '元', unitKind: 'amount' })
      .from('123456789012.345')
      .actual(2016, '223456789012.345')
      .actual(2017, '-323456789012.345')
      .actual(2018, '423456789012.345')
      .actual(2019, '5')
      .to('999999999999.125'),
  )
  .view();

describe('every chart', () => {
  it.each(chartKinds)(
    'of %s has no text over another or outside: seed plan, 15 digits, on paper and narrow',
    (kind) => {
      for (const size of [paper, { width: 420, maxHeight: 700 }, { width: 1180, maxHeight: 1000 }])
        for (const view of [seed, digits])
          for (const picture of pictures(view, kind, {}, size)) expect(faults(picture)).toEqual([]);
    },
  );

  it.each(chartKinds)(
    'of %s shows every one of 300 indicators with long names, whole, on pages that fit',
    (kind) => {
      const laid = pictures(large, kind);
      const text = laid
        .map(({ drawing }) =>
          drawing()
            .texts.map((item) => item.text)
            .join(''),
        )
        .join('');
      for (const picture of laid) {
        expect(picture.height).toBeLessThanOrEqual(paper.maxHeight);
        expect(faults(picture)).toEqual([]);
      }
      if (kind !== 'verdicts')
        for (let index = 1; index <= 300; index += 1) expect(text).toContain(`第${index}号`);
      else for (let index = 1; index <= 13; index += 1) expect(text).toContain(`第${index}类`);
    },
  );

  it('of progress within 100 % keeps the last mark of its axis off the heads of the columns', () => {
    const chart = buildChart(seed, { kind: 'progress', scope: null, years: [2016] }, reviewedPlan);
    if (!chart) throw new Error('no chart');
    for (const width of [420, 590, 1180])
      for (const picture of chartPictures(chart, { width, maxHeight: 1000 }))
        expect(faults(picture)).toEqual([]);
  });

  it.each(chartKinds)('of %s gives the same option for the same data', (kind) => {
    const option = () => pictures(seed, kind).map(({ drawing }) => chartOption(drawing(), chartThemes.paper));
    expect(JSON.stringify(option())).toBe(JSON.stringify(option()));
  });
});

interface Series {
  readonly type: string;
  readonly data: readonly {
    readonly value: unknown;
    readonly itemStyle?: { readonly color: unknown; readonly borderType?: unknown };
  }[];
  readonly lineStyle?: { readonly type?: unknown };
}

function optionOf(view: PlanView, kind: ChartKind, choice: Partial<ChartChoice> = {}) {
  const [picture] = pictures(view, kind, choice);
  if (!picture) throw new Error('no picture');
  const option = chartOption(picture.drawing(), chartThemes.paper);
  return option as {
    series: Series[];
    yAxis: { min: number; max: number }[];
    graphic: { elements: { type: string; style: object }[] };
    animation: boolean;
  };
}

const one = (indicator: ReturnType<typeof anIndicator>) => aPlan().with(indicator).view();
const bound = { kind: 'bound', comparator: '>', value: '95' } as const;

describe('bars', () => {
  it('begin at zero, also where all figures are far from it', () => {
    const { series, yAxis } = optionOf(
      one(anIndicator().from('96.8').actual(2016, '97').to('100')),
      'comparison',
    );
    const bars = series.findIndex(({ type, data }) => type === 'bar' && data.length === 3);
    expect(series[bars]?.data.map(({ value }) => value)).toEqual([96.8, 97, 100]);
    expect(yAxis.filter(({ max }) => max === 100).map(({ min }) => min)).toEqual([0]);
  });

  it('are open for a bound, and absent for what has no number', () => {
    const words = { kind: 'words', text: '应保尽保' } as const;
    const { series } = optionOf(one(anIndicator().from(bound).to(words)), 'comparison');
    const bars = series.find(({ data }) => data.length === 3)?.data ?? [];
    expect(bars.map(({ value }) => value)).toEqual([95, '-', '-']);
    expect(bars[0]?.itemStyle).toMatchObject({ color: '#ffffff', borderType: [4, 3] });
  });

  it('carry a pattern where colour alone would tell them apart', () => {
    const option = optionOf(one(anIndicator().from('1').to('2')), 'comparison');
    const bars = option.series.find(({ data }) => data.length === 3)?.data ?? [];
    expect(bars[2]?.itemStyle?.color).toBe('#fbe9d2');
    // Of the legend and of the target's bar.
    const patterns = option.graphic.elements.filter(({ type }) => type === strokesShape);
    expect(patterns.map(({ style }) => style)).toEqual(
      [1, 2].map(() => ({ fill: 'none', stroke: '#a05a0c', lineWidth: 1.4 })),
    );
  });
});

describe('panels', () => {
  const texts = (view: PlanView, kind: ChartKind) =>
    pictures(view, kind).flatMap(({ drawing }) => drawing().texts);

  it('say the unit alone where the title has the name already', () => {
    const [first] = seed.indicators;
    if (!first) throw new Error('the plan has no indicator');
    const scope = { categories: [], indicators: [first.id] };
    const [alone] = pictures(seed, 'trend', { scope });
    const words = alone?.drawing().texts.map(({ text }) => text) ?? [];
    expect(words).toContain(`单位：${first.unit}`);
    expect(words).not.toContain(`${first.name}（${first.unit}）`);
    expect(texts(seed, 'trend').map(({ text }) => text)).toContain(`${first.name}（${first.unit}）`);
  });

  it('of baselines and targets have their axes under one another', () => {
    const heads = texts(seed, 'slope').filter(({ text }) => /^\d{4}年(基期值|目标值)$/.test(text));
    expect(heads.length).toBeGreaterThan(6);
    expect(new Set(heads.map(({ x }) => x)).size).toBe(2);
  });

  it('are not all made wide by one wide figure', () => {
    const range = { kind: 'range', low: '26900.25', high: '27100.75' } as const;
    const many = ['甲', '乙', '丙', '丁', '戊'].map((name) =>
      [2016, 2017, 2018].reduce(
        (own, year) => own.actual(year, '2600'),
        anIndicator(name).from('2500').to('2900'),
      ),
    );
    const view = aPlan()
      .with(...many.slice(1), anIndicator('己').from('2500').actual(2016, range))
      .view();
    const [picture] = pictures(view, 'comparison');
    if (!picture) throw new Error('no picture');
    const names = picture.drawing().texts.filter(({ bold, text }) => bold === true && text.endsWith('（%）'));
    expect(new Set(names.map(({ x }) => x)).size).toBeGreaterThan(1);
    expect(faults(picture)).toEqual([]);
  });
});

describe('lines', () => {
  const ends = ({ series }: { series: Series[] }) =>
    series
      .filter(({ type, data }) => type === 'line' && data.length === 2)
      .map(({ data }) => data.map(({ value }) => value));

  it('do not cross a gap, a break or a bound', () => {
    const view = one(
      anIndicator()
        .from(bound)
        .actual(2016, '96')
        .actual(2017, '97')
        .actual(2018, { kind: 'number', value: '90', status: 'B' })
        .actual(2020, '91'),
    );
    expect(ends(optionOf(view, 'trend'))).toEqual([
      [
        [2016, 96],
        [2017, 97],
      ],
    ]);
  });

  it('say where their axis does not begin at zero', () => {
    const [picture] = pictures(one(anIndicator().from('96.8').actual(2016, '97').to('100')), 'trend');
    expect(picture?.drawing().texts.map(({ text }) => text)).toContain(
      '注：纵轴带折线记号的，纵轴不从零开始。',
    );
    const [whole] = pictures(one(anIndicator().from('20').actual(2016, '50').to('100')), 'trend');
    expect(
      whole
        ?.drawing()
        .texts.map(({ text }) => text)
        .join(''),
    ).not.toContain('不从零开始');
  });
});

describe('the parts of a layout', () => {
  it('wrap names without losing a character, and keep numbers and closing marks with what is before them', () => {
    const name = '规模以上工业企业关键工序数控化率（按照GB/T 23020-2013口径，不含长白山管委会）综合评价值';
    for (let width = 40; width < 400; width += 15) {
      const lines = wrapText(name, width, 12);
      expect(lines.join('').replaceAll(' ', '')).toBe(name.replaceAll(' ', ''));
      expect(lines.filter((line) => /^[，）]/.test(line) || line.endsWith('（'))).toEqual([]);
    }
  });

  it('spread labels apart in their order, inside the room, near where they are wanted', () => {
    const middles = spreadApart([50, 52, 51, 10], [20, 20, 20, 20], 0, 100);
    expect(middles).toEqual([31, 71, 51, 10].map((_, index) => middles[index]));
    const sorted = middles.toSorted((a, b) => a - b);
    expect(sorted.slice(1).every((middle, index) => middle - (sorted[index] ?? 0) >= 20)).toBe(true);
    expect((middles[0] ?? 0) < (middles[2] ?? 0) && (middles[2] ?? 0) < (middles[1] ?? 0)).toBe(true);
    expect(spreadApart([0, 0], [20, 20], 0, 100)).toEqual([10, 30]);
    expect(spreadApart([100, 100], [20, 20], 0, 100)).toEqual([70, 90]);
  });

  it('place labels over no other', () => {
    const wanted = [0, 6, 12].map(
      (shift) => ({ text: '12345', x: 50 + shift, y: 50, side: 'over', away: 13 }) as const,
    );
    const placed = placeLabels(
      wanted,
      [],
      [],
      { x: 0, y: 0, width: 120, height: 120 },
      { size: 11, tone: 'text' },
    );
    const boxes = placed.map(boxOf);
    expect(boxes.some((box, index) => boxes.slice(index + 1).some((other) => overlap(box, other)))).toBe(
      false,
    );
  });

  it('scale axes to round marks', () => {
    expect(lineScale([2667, 6700], 3)).toEqual({
      min: 0,
      max: 7500,
      ticks: [0, 2500, 5000, 7500],
      cut: false,
    });
    expect(lineScale([96.8, 100], 3)).toMatchObject({ min: 96, max: 100, cut: true });
    expect(lineScale([5], 3)).toMatchObject({ cut: true });
    expect(lineScale([0], 3)).toMatchObject({ min: 0, cut: false });
    expect(barScale([])).toEqual({ min: 0, max: 1 });
    expect(barScale([-3, 2])).toEqual({ min: -3, max: 2 });
  });
});
