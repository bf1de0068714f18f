import { compareExact, isSurd, withRoot, type Exact } from './exact';
import { add, divide, multiply, negate, one, power, subtract, zero, type Fraction } from './fraction';

/** Where on the geometric path: k of n years, and where baseline and target are; both are 0 or more. */
export interface GeometricPoint {
  readonly baseline: Fraction;
  readonly target: Fraction;
  readonly elapsed: number;
  readonly span: number;
}

/** path_k = B·(T/B)^(k/n), as the n-th root of Tᵏ·Bⁿ⁻ᵏ. */
export function geometricValue({ baseline, target, elapsed, span }: GeometricPoint): Exact {
  const radicand = multiply(power(target, elapsed), power(baseline, span - elapsed));
  return withRoot(zero, one, radicand, span);
}

/** s_k = (path_k − B) / (T − B) in %, from the value of the path. */
export function geometricShare(path: Exact, baseline: Fraction, target: Fraction): Exact {
  const { numerator, denominator } = subtract(target, baseline);
  const perHundred: Fraction = { numerator, denominator: denominator * 100n };
  const offset = divide(negate(baseline), perHundred);
  if (!isSurd(path)) return add(offset, divide(path, perHundred));
  return { offset, scale: divide(one, perHundred), radicand: path.radicand, degree: path.degree };
}

/** -1, 0 or 1 as a value is below, on or above the path in year k; exact: Xⁿ against Tᵏ·Bⁿ⁻ᵏ. */
export function compareToPath(value: Fraction, path: Exact): -1 | 0 | 1 {
  const order = compareExact(path, value);
  return order === 0 ? 0 : order === 1 ? -1 : 1;
}
