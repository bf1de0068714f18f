import type { DecimalText } from '../model/figure';

/** A unit apart from its power of ten. */
export interface ScaledUnit {
  readonly unit: string;
  /** CL_UNIT_MULT: the observation counts 10 to this power of the unit. */
  readonly multiplier: 0 | 4 | 6 | 12;
  /** The figure is written times 10 to this power, since CL_UNIT_MULT has no code for 亿. */
  readonly factor: 0 | 1 | 2;
}

const multipliers: readonly (readonly [string, ScaledUnit['multiplier'], ScaledUnit['factor']])[] = [
  ['万亿', 12, 0],
  ['亿', 6, 2],
  ['千万', 6, 1],
  ['百万', 6, 0],
  ['万', 4, 0],
];

/** 亿元 → 元, 10⁶, figures × 100; 万户 → 户, 10⁴. 万分之一 and a unit that is nothing else stay as they are. */
export function scaledUnit(unit: string): ScaledUnit {
  const found = multipliers.find(([word]) => unit.startsWith(word));
  if (found === undefined) return { unit, multiplier: 0, factor: 0 };
  const [word, multiplier, factor] = found;
  const rest = unit.slice(word.length).trim();
  return rest === '' || rest.startsWith('分')
    ? { unit, multiplier: 0, factor: 0 }
    : { unit: rest, multiplier, factor };
}

/** A decimal with its point moved to the right; exact, and no digit is added that the point does not need. */
export function timesPowerOfTen(value: DecimalText, power: number): DecimalText {
  if (power === 0) return value;
  const negative = value.startsWith('-');
  const [whole = '', fraction = ''] = (negative ? value.slice(1) : value).split('.');
  const moved = fraction.slice(0, power).padEnd(power, '0');
  const digits = (whole + moved).replace(/^0+(?=\d)/, '');
  const rest = fraction.slice(power);
  return (negative ? '-' : '') + (rest === '' ? digits : `${digits}.${rest}`);
}
