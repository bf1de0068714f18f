/**
 * A second reckoning of progress, written from the formulas alone and with other means than the program: integers on one
 * scale, inequalities multiplied out, and long division digit by digit.
 */

/** Several decimals as integer counts of one unit, 10^-scale. */
export function onOneScale(...texts: readonly string[]): readonly bigint[] {
  const scale = Math.max(...texts.map((text) => (text.split('.')[1] ?? '').length));
  return texts.map((text) => {
    const [whole = '', fraction = ''] = text.replace('-', '').split('.');
    const count = BigInt(whole + fraction.padEnd(scale, '0'));
    return text.startsWith('-') ? -count : count;
  });
}

/** dividend / divisor to so many decimals by long division, rounded half away from zero or half to even. */
export function divided(dividend: bigint, divisor: bigint, decimals: number, toEven: boolean): string {
  const negative = dividend < 0n !== divisor < 0n;
  const by = divisor < 0n ? -divisor : divisor;
  let rest = dividend < 0n ? -dividend : dividend;
  const digits = [...(rest / by).toString()].map(Number);
  rest %= by;
  for (let place = 0; place < decimals; place += 1) {
    rest *= 10n;
    let digit = 0;
    while (rest >= by) {
      rest -= by;
      digit += 1;
    }
    digits.push(digit);
  }
  const left = rest * 10n - by * 5n;
  const isOdd = (digits.at(-1) ?? 0) % 2 === 1;
  if (left > 0n || (left === 0n && (!toEven || isOdd))) carryOne(digits);
  const text = digits.join('');
  const point = text.length - decimals;
  const number = decimals === 0 ? text : `${text.slice(0, point)}.${text.slice(point)}`;
  return negative && /[1-9]/.test(number) ? `-${number}` : number;
}

function carryOne(digits: number[]): void {
  let place = digits.length - 1;
  while (place >= 0 && digits[place] === 9) {
    digits[place] = 0;
    place -= 1;
  }
  if (place < 0) digits.unshift(1);
  else digits[place] = (digits[place] ?? 0) + 1;
}

/** Baseline, actual and target on one scale, and where in the plan. T is better than B. */
export interface Stand {
  readonly b: bigint;
  readonly a: bigint;
  readonly t: bigint;
  readonly k: number;
  readonly n: number;
  readonly path: 'linear' | 'geometric';
}

/** The verdict with the default thresholds: 5 百分点, 10 %. */
export function verdictOf({ b, a, t, k, n, path }: Stand): string {
  const way = t > b ? 1n : -1n;
  const [from, now, to] = [b * way, a * way, t * way];
  if (now >= to) return 'achieved';
  if (k === n) return now < from ? 'regressed' : 'unmet';
  const meets = path === 'linear' ? meetsLinear : meetsGeometric;
  const stand = { b, a, t, k, n, path };
  // A less a twentieth of the way; A; and what is nine tenths of the path's way beyond B, in tenths of a tenth
  if (meets(stand, 20n * a - (t - b), 20n)) return 'ahead';
  if (meets(stand, a, 1n)) return 'onTrack';
  if (meets(stand, 10n * a - b, 9n)) return 'near';
  return now < from ? 'regressed' : 'behind';
}

/** x/m at or past B + (T−B)·k/n. */
function meetsLinear({ b, t, k, n }: Stand, x: bigint, m: bigint): boolean {
  const difference = x * BigInt(n) - m * (b * BigInt(n) + (t - b) * BigInt(k));
  return t > b ? difference >= 0n : difference <= 0n;
}

/** x/m at or past B·(T/B)^(k/n): xⁿ against mⁿ·Tᵏ·Bⁿ⁻ᵏ. */
function meetsGeometric({ b, t, k, n }: Stand, x: bigint, m: bigint): boolean {
  if (x <= 0n) return t < b;
  const asked = m ** BigInt(n) * t ** BigInt(k) * b ** BigInt(n - k);
  const has = x ** BigInt(n);
  return t > b ? has >= asked : has <= asked;
}

/**
 * True where a printed percentage is (end/start)^(1/years) − 1 to its last digit: between half a unit below and half a unit
 * above it, by powers of integers.
 */
export function isGrowthRate(printed: string, start: bigint, end: bigint, years: number): boolean {
  const number = printed.replace('%', '');
  const decimals = (number.split('.')[1] ?? '').length;
  const [units = 0n] = onOneScale(number);
  // In half units of the last digit: 1 is 200·10^decimals.
  const whole = 200n * 10n ** BigInt(decimals);
  const low = whole + 2n * units - 1n;
  const high = whole + 2n * units + 1n;
  const power = BigInt(years);
  const atLeast = low <= 0n || low ** power * start <= end * whole ** power;
  return atLeast && high > 0n && high ** power * start >= end * whole ** power;
}
