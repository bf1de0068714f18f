import { figureObject, figureSlot, type Figure, type FigureAddress } from '../model/figure';
import { symbolMeaningNames } from '../progress/read-figure';
import { pathNames } from '../progress/settings';
import { findingText } from '../progress/verdict';
import { figureNotes } from '../tables/figure-notes';
import { roundingNames } from './setting-words';
import type { ReviewResult } from './review';

/** The figures that the tables of a review show. */
function reviewedFigures({ rows, context, view: { version } }: ReviewResult): readonly Figure[] {
  const { baseYear, targetYear, year } = context;
  const years = Array.from({ length: year - baseYear }, (_, index) => baseYear + 1 + index);
  const addresses: readonly FigureAddress[] = [
    { measure: 'baseline', period: `${baseYear}`, version },
    ...years.map((each): FigureAddress => ({ measure: 'actual', period: `${each}` })),
    { measure: 'target', period: `${targetYear}`, version },
  ];
  const slots = addresses.map(figureSlot);
  return rows.flatMap(({ series }) =>
    series === null ? [] : slots.flatMap((slot) => series.figures[slot] ?? []),
  );
}

/** What counts as which verdict, as one sentence. */
export function thresholdNote({ context }: ReviewResult): string {
  const { ahead, near } = context.settings;
  return (
    `评价：达到目标为已完成；完成进度高出路径要求${ahead}个百分点及以上为超前，不低于路径要求为达到进度，` +
    `低于路径要求不超过其${near}%为基本符合，小于0为倒退，其余为滞后；目标年只分已完成、未完成和倒退。`
  );
}

/** How headings are counted; null where there is none. */
export function headingNote({ rows }: ReviewResult): string | null {
  const headings = rows.filter(({ kind }) => kind === 'parent');
  if (headings.length === 0) return null;
  const counted = headings.map(
    ({ indicator, result }) => `${indicator.name}计为${findingText(result.finding)}`,
  );
  return `有分指标的指标取分指标中最差的评价计入指标数：${counted.join('，')}。`;
}

/** What the symbols in the place of figures mean; null where there is none. */
function symbolNote(figures: readonly Figure[], { context }: ReviewResult): string | null {
  const meanings = new Map(Object.entries(context.settings.symbols));
  const used = new Set<string>();
  for (const figure of figures) {
    const object = figureObject(figure);
    if (object.kind === 'symbol') used.add(object.symbol);
  }
  if (used.size === 0) return null;
  const legend = [...used].map((symbol) => {
    const meaning = meanings.get(symbol);
    return `“${symbol}”${meaning === undefined ? '没有说明含义，按缺数' : `表示${symbolMeaningNames[meaning]}`}`;
  });
  return `数据栏中的符号：${legend.join('；')}。`;
}

/** Which defaults of this program, that no official source knows, the review was made with; null where there is none. */
function defaultsNote({ view, context, leaves }: ReviewResult): string | null {
  const { review, yearReviews } = view.plan;
  const own = yearReviews?.[`${context.year}`];
  const isUnset = (setting: 'path' | 'decimals'): boolean =>
    own?.[setting] === undefined && review?.[setting] === undefined;
  const hasNoThreshold = (name: 'ahead' | 'near'): boolean =>
    own?.thresholds?.[name] === undefined && review?.thresholds?.[name] === undefined;
  const unset = [
    leaves.some(({ indicator }) => indicator.review?.method === undefined) && '评价方法',
    isUnset('path') && '路径',
    hasNoThreshold('ahead') && '超前的界限',
    hasNoThreshold('near') && '基本符合的界限',
    isUnset('decimals') && '计算结果小数位数',
  ].filter((name) => name !== false);
  if (unset.length === 0) return null;
  return `${unset.join('、')}未另作设定，用本程序的默认值，没有官方依据；各项默认值见评估说明。`;
}

/** What stands under 主要指标完成情况表. */
export function reviewNotes(result: ReviewResult): readonly string[] {
  const { context, leaves } = result;
  const { settings, basis, elapsed, span } = context;
  const figures = reviewedFigures(result);
  const noted = [
    basis === 'expected' ? '含预计数：没有实际值的年份用预计数代替，不作为完成情况上报。' : null,
    ...figureNotes(figures),
    symbolNote(figures, result),
    '完成进度＝（实际值－基期值）÷（目标值－基期值）；总量和比值的增减为%，份额和比率的增减为百分点。',
    `时序进度为${elapsed}÷${span}；路径要求按${pathNames[settings.path]}，备注另有说明的除外；计算结果${roundingNames[settings.style.rounding]}。`,
    thresholdNote(result),
    defaultsNote(result),
    headingNote(result),
    leaves.some(({ result: { finding } }) => finding.possible.length > 1)
      ? '界限、范围等数值按区间评价；“或”表示区间内各点的评价不同。'
      : null,
    '计算栏中的“—”表示不计算或者缺少计算所需的数据；空格表示尚无数据，不是零。',
  ];
  return noted.filter((note) => note !== null);
}
