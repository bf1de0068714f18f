import { ratio } from '../progress/fraction';
import { roundFraction } from '../progress/rounding';
import type { VerdictCounts } from '../progress/counts';
import { verdictNames, verdicts } from '../progress/verdict';
import { shareText } from '../progress/series-review';
import { elapsedShare } from '../progress/quantities';
import { laggingVerdicts, metVerdicts, type ReviewedLeaf, type ReviewResult } from './review';

function countsText({ of }: VerdictCounts): string {
  return verdicts
    .filter((verdict) => of[verdict] > 0)
    .map((verdict) => `${verdictNames[verdict]}${of[verdict]}项`)
    .join('、');
}

/** A paragraph names this many indicators of a kind; the lists have all. */
const mostNamed = 10;

function namesOf(leaves: readonly ReviewedLeaf[]): string {
  const named = leaves.slice(0, mostNamed).map(({ indicator }) => indicator.name);
  return named.join('、') + (leaves.length > mostNamed ? '等' : '');
}

/** How many of those that could be judged meet what is asked for. */
function metText({ counts, context }: ReviewResult): string {
  const { of, total } = counts.leaves;
  const judged = total - of.missing - of.notAssessable;
  if (judged === 0) return '';
  const met = metVerdicts.reduce((sum, verdict) => sum + of[verdict], 0);
  const { decimals, rounding } = context.settings.style;
  const share = roundFraction(ratio(met * 100, judged), decimals, rounding);
  const isLastYear = context.elapsed === context.span;
  const what = isLastYear ? '达到目标的' : '达到或快于路径要求的';
  return `能够评价的${judged}项分指标中，${what}${met}项，占${share}%。`;
}

function listText(what: string, leaves: readonly ReviewedLeaf[]): string {
  return leaves.length === 0 ? '' : `${what}${leaves.length}项：${namesOf(leaves)}。`;
}

/** The review in a paragraph. Every number in it is counted from the rows that the tables show. */
export function summaryText(result: ReviewResult): string {
  const { view, context, counts, lagging, missing, unassessable } = result;
  const { year, elapsed, span, settings, basis } = context;
  const { indicators, leaves } = counts;
  if (leaves.total === 0) return '规划里还没有可以评价的指标。';
  const opening =
    `${year}年是规划期${span}年中的第${elapsed}年，时序进度为${shareText(elapsedShare(elapsed, span), settings.style)}。` +
    `${view.plan.title}共有${indicators.total}项指标（包括的${leaves.total}项分指标）。`;
  if (leaves.of.missing === leaves.total)
    return `${opening}${year}年还没有可评价的数据，${leaves.total}项分指标全部缺数。`;
  const laggingName = laggingVerdicts
    .filter((verdict) => leaves.of[verdict] > 0)
    .map((verdict) => verdictNames[verdict])
    .join('、');
  return [
    basis === 'expected' ? '以下含预计数，不是实际完成情况。' : '',
    opening,
    `按指标计，${countsText(indicators)}；按分指标计，${countsText(leaves)}。`,
    metText(result),
    listText(laggingName, lagging),
    listText('缺数', missing),
    listText('无法评价', unassessable),
  ].join('');
}
