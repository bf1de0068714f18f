import type { DecimalText } from '../model/figure';
import { expressionBody, tokensOf, type Sign, type Token } from './expression-tokens';
import {
  dividedBy,
  exactText,
  fraction,
  fractionOf,
  minus,
  negative,
  plus,
  roundedText,
  times,
  toThePower,
  type Fraction,
} from './fraction';

/** What an expression gives. `text` is the expression as it is kept: half-width signs, an equals sign before it. */
export type Calculation =
  | { readonly state: 'exact'; readonly value: DecimalText; readonly text: string }
  /** Its decimals do not end, or are more than a figure holds: someone must say how many are wanted. */
  | { readonly state: 'endless'; readonly value: Fraction; readonly text: string }
  /** Why, as the end of a sentence. */
  | { readonly state: 'invalid'; readonly reason: string };

class ExpressionError extends Error {}

const largestExponent = 100;
const longestNumber = 4_000n;
/** More decimals than a figure of 15 digits could show. */
const mostDecimals = 14;
const deepest = 50;
/** Characters, as in a spreadsheet. */
const longest = 8_192;

/** Recursive descent over: sum = product {+|- product}, product = signed {*|/ signed}, power = percent ^ whole number. */
class Reader {
  private readonly tokens: readonly Token[];
  private at = 0;
  private depth = 0;

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  whole(): Fraction {
    const value = this.sum();
    if (this.at < this.tokens.length) throw new ExpressionError('的写法不完整，请检查括号和运算符');
    return value;
  }

  private take(...signs: readonly Sign[]): Sign | null {
    const token = this.tokens[this.at];
    if (token?.kind !== 'sign' || !signs.includes(token.sign)) return null;
    this.at += 1;
    return token.sign;
  }

  private sum(): Fraction {
    this.depth += 1;
    if (this.depth > deepest) throw new ExpressionError('的括号套得太多');
    let value = this.product();
    for (let sign = this.take('+', '-'); sign; sign = this.take('+', '-'))
      value = sign === '+' ? plus(value, this.product()) : minus(value, this.product());
    this.depth -= 1;
    return bounded(value);
  }

  private product(): Fraction {
    let value = this.signed();
    for (let sign = this.take('*', '/'); sign; sign = this.take('*', '/')) {
      const factor = this.signed();
      if (sign === '/' && factor.numerator === 0n) throw new ExpressionError('里除以了 0');
      value = bounded(sign === '*' ? times(value, factor) : dividedBy(value, factor));
    }
    return value;
  }

  private signed(): Fraction {
    const sign = this.take('+', '-');
    const { value, isPower } = this.power();
    // Excel reads -2^2 as 4, mathematics as -4.
    if (sign === '-' && isPower) throw new ExpressionError('里负号后面的乘方有歧义，请加括号');
    return sign === '-' ? negative(value) : value;
  }

  private power(): { readonly value: Fraction; readonly isPower: boolean } {
    const base = this.percent();
    if (!this.take('^')) return { value: base, isPower: false };
    const sign = this.take('-');
    const exponent = this.percent();
    if (this.take('^')) throw new ExpressionError('里连续的乘方有歧义，请加括号');
    const size = Number(exponent.numerator);
    if (exponent.denominator !== 1n || Math.abs(size) > largestExponent)
      throw new ExpressionError(`里乘方的指数只能是 ${largestExponent} 以内的整数`);
    const signedSize = sign ? -size : size;
    if (base.numerator === 0n && signedSize <= 0) throw new ExpressionError('里 0 的乘方没有意义');
    return { value: bounded(toThePower(base, signedSize)), isPower: true };
  }

  private percent(): Fraction {
    let value = this.primary();
    while (this.take('%')) value = times(value, fraction(1n, 100n));
    return value;
  }

  private primary(): Fraction {
    const token = this.tokens[this.at];
    if (token?.kind === 'number') {
      this.at += 1;
      return fractionOf(token.value);
    }
    if (token?.kind === 'round') return this.round();
    if (!this.take('(')) throw new ExpressionError('的写法不完整，请检查括号和运算符');
    const value = this.sum();
    if (!this.take(')')) throw new ExpressionError('缺少右括号');
    return value;
  }

  private round(): Fraction {
    this.at += 1;
    this.take('(');
    const value = this.sum();
    const decimals = this.take(',') ? this.tokens[this.at] : undefined;
    if (decimals?.kind !== 'number' || !isDecimals(decimals.value))
      throw new ExpressionError(`里 ROUND 的第二个数要写保留的小数位数，0～${mostDecimals}`);
    this.at += 1;
    if (!this.take(')')) throw new ExpressionError('缺少右括号');
    return fractionOf(roundedText(value, Number(decimals.value)));
  }
}

const isDecimals = (text: DecimalText): boolean => /^\d+$/.test(text) && Number(text) <= mostDecimals;

/** Keeps a small text from becoming a number that takes minutes. */
function bounded(value: Fraction): Fraction {
  const limit = 10n ** longestNumber;
  const { numerator, denominator } = value;
  if (numerator > limit || numerator < -limit || denominator > limit)
    throw new ExpressionError('的中间结果太大');
  return value;
}

const wholeRound = /^ROUND\(.*,(\d+)\)$/;

/** The decimals of an expression that is one ROUND as a whole: they are kept, zeros included. */
function statedDecimals(body: string): number | null {
  const decimals = wholeRound.exec(body)?.[1];
  if (decimals === undefined) return null;
  let open = 0;
  for (const [index, character] of [...body].entries()) {
    if (character === '(') open += 1;
    if (character === ')') open -= 1;
    if (open === 0 && index >= 'ROUND'.length && index < body.length - 1) return null;
  }
  return Number(decimals);
}

const fits = (value: DecimalText): boolean => value.replace(/[-.]/g, '').replace(/^0+/, '').length <= 15;

/**
 * Calculates "=426*1.05" exactly: + - * / ^ ( ) %, ROUND(x, decimals), full-width signs, × and ÷. A percent sign divides
 * by 100, as in a spreadsheet. Never throws; what cannot be read is invalid and says why.
 */
export function calculate(text: string): Calculation {
  const body = expressionBody(text);
  if (body === '') return { state: 'invalid', reason: '里没有内容' };
  if (body.length > longest) return { state: 'invalid', reason: `太长，算式最多 ${longest} 个字符` };
  const reading = tokensOf(body);
  if (!reading.ok) return { state: 'invalid', reason: reading.reason };
  try {
    const value = new Reader(reading.tokens).whole();
    const decimals = statedDecimals(body);
    const exact = decimals === null ? exactText(value) : roundedText(value, decimals);
    const kept = `=${body}`;
    if (exact !== null && fits(exact)) return { state: 'exact', value: exact, text: kept };
    if (!fits(roundedText(value, 0))) return { state: 'invalid', reason: '的结果超过 15 位有效数字' };
    return { state: 'endless', value, text: kept };
  } catch (error) {
    if (error instanceof ExpressionError) return { state: 'invalid', reason: error.message };
    throw error;
  }
}

/** The expression rounded to so many decimals: what "保留几位小数" makes of "=100/3". */
export function roundedExpression(text: string, decimals: number): string {
  return `=ROUND(${expressionBody(text)},${decimals})`;
}
