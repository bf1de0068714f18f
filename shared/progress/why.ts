import { isSurd, roundExact, times, type Exact } from './exact';
import type { DecimalText } from '../model/figure';
import { isDecimal } from '../notation/decimal';
import { withoutZeros, type NumberStyle } from './extent';
import { absolute, fractionOf, negate, one, type Fraction } from './fraction';
import type { Assessment } from './assessment';
import { pointOf, type Interval } from './interval';
import type { FigureNumbers } from './read-figure';
import { roundFraction } from './rounding';
import type { ReviewSettings } from './settings';
import { findingText, verdictNames, type Verdict } from './verdict';

/** What the end of an explanation is written from. */
export interface Judged {
  readonly assessment: Pick<Assessment, 'finding' | 'required' | 'gap'>;
  /** The target as it is printed. */
  readonly target: string;
  readonly settings: Pick<ReviewSettings, 'ahead' | 'near' | 'thresholds'>;
  readonly style: NumberStyle;
}

/** The number of an interval with all its digits; empty where it is not one number. */
export function exactText(interval: Interval): DecimalText {
  const value = pointOf(interval);
  return value === null ? '' : withoutZeros(roundFraction(value, 15, 'halfUp'));
}

/** A figure in a formula: its number as it is written, or else the number alone; a range as it is written. */
export function numberText({ text, interval }: Pick<FigureNumbers, 'text' | 'interval'>): string {
  return isDecimal(text) ? text : exactText(interval) || text;
}

/** A number in a formula: in brackets where it has a sign. */
export function operand(number: string): string {
  return number.startsWith('-') ? `(${number})` : number;
}

/** The end of an explanation: how progress and required share compare, and what that makes. */
export function verdictClause({ assessment, target, settings, style }: Judged): string {
  const { finding, required, gap } = assessment;
  const { verdict, possible } = finding;
  const named = `评为${verdictNames[verdict]}`;
  if (verdict === 'notAssessable') return '取值范围内有的达到要求、有的达不到，无法评价';
  if (possible.length > 1) return `取值范围内各点可能是${findingText(finding)}，计为${verdictNames[verdict]}`;
  if (verdict === 'achieved') return `已达到目标${target}，${named}`;
  if (verdict === 'unmet') return `到期没有达到目标${target}，${named}`;
  if (verdict === 'regressed') return `完成进度小于0，${named}`;
  if (gap?.kind !== 'point' || required.kind !== 'point')
    return `取值范围内各点与路径要求比较的结果相同，${named}`;
  return `${gapClause(verdict, gap.value, required.value, settings, style)}，${named}`;
}

/** Decimals beyond which two numbers are not told apart. */
const mostDecimals = 30;

/** The gap and what it is compared with, with as many decimals as it takes to tell them apart. */
function gapClause(
  verdict: Verdict,
  gap: Exact,
  required: Exact,
  { ahead, near, thresholds }: Judged['settings'],
  { decimals, rounding }: NumberStyle,
): string {
  if (verdict === 'ahead') {
    const over = roundExact(gap, decimals, rounding);
    return `高出路径要求${over}个百分点，不少于${ahead}个百分点`;
  }
  if (verdict === 'onTrack') {
    const over = distinct(gap, fractionOf(ahead), decimals, rounding);
    return `不低于路径要求，高出${over}个百分点，不到${ahead}个百分点`;
  }
  const size = isSurd(required) ? required : absolute(required);
  const limit = times(size, thresholds.near);
  const short = times(gap, negate(one));
  for (let places = decimals; ; places += 1) {
    const shortText = roundExact(short, places, rounding);
    const limitText = roundExact(limit, places, rounding);
    const isTold = /[1-9]/.test(shortText) && (verdict === 'near' || shortText !== limitText);
    if (!isTold && places < mostDecimals) continue;
    const compared = verdict === 'near' ? '不超过' : '超过';
    return `低于路径要求${shortText}个百分点，${compared}路径要求的${near}%即${limitText}个百分点`;
  }
}

function distinct(value: Exact, from: Fraction, decimals: number, rounding: NumberStyle['rounding']): string {
  for (let places = decimals; ; places += 1) {
    const text = roundExact(value, places, rounding);
    if (text !== roundExact(from, places, rounding) || places >= mostDecimals) return text;
  }
}
