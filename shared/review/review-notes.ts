import { figureSlot, type Figure, type FigureAddress } from '../model/figure';
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

/** What stands under 主要指标完成情况表. */
export function reviewNotes(result: ReviewResult): readonly string[] {
  const { context, leaves } = result;
  const { settings, basis, elapsed, span } = context;
  const noted = [
    basis === 'expected' ? '含预计数：没有实际值的年份用预计数代替，不作为完成情况上报。' : null,
    ...figureNotes(reviewedFigures(result)),
    '完成进度＝（实际值－基期值）÷（目标值－基期值）；总量和比值的增减为%，份额和比率的增减为百分点。',
    `时序进度为${elapsed}÷${span}；路径要求按${pathNames[settings.path]}，备注另有说明的除外；计算结果${roundingNames[settings.style.rounding]}。`,
    thresholdNote(result),
    headingNote(result),
    leaves.some(({ result: { finding } }) => finding.possible.length > 1)
      ? '界限、范围等数值按区间评价；“或”表示区间内各点的评价不同。'
      : null,
    '“—”表示不计算或者缺少计算所需的数据；空格表示尚无数据，不是零。',
  ];
  return noted.filter((note) => note !== null);
}
