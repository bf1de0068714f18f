import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { figureObject, type Comparator, type Figure } from '../../shared/model/figure';
import { compareDecimals } from '../../shared/notation/decimal';
import { parseFigure } from '../../shared/notation/parse';
import { printFigure } from '../../shared/notation/print';
import { plainNumber } from './plain-number';
import type { SoakResult } from './soak';

const units = [null, '%', '‰', '万户', '亿元', '部/百人', 'Gbps', '元/人'] as const;
const unit = fc.constantFrom(...units);

/** A decimal as the program keeps it: no plus, no needless zeros before it, at most 15 significant digits. */
const decimal = fc
  .tuple(fc.bigInt({ min: 0n, max: 10n ** 15n - 1n }), fc.nat({ max: 14 }), fc.boolean())
  .map(([digits, decimals, negative]) => {
    const text = digits.toString().padStart(decimals + 1, '0');
    const point = text.length - decimals;
    const magnitude = decimals === 0 ? text : `${text.slice(0, point)}.${text.slice(point)}`;
    return negative && digits !== 0n ? `-${magnitude}` : magnitude;
  });

const comparator = fc.constantFrom<Comparator>('>', '>=', '<', '<=');
const range = fc
  .tuple(decimal, decimal)
  .filter(([a, b]) => compareDecimals(a, b) !== 0)
  .map(([a, b]): Figure => {
    const [low, high] = compareDecimals(a, b) < 0 ? [a, b] : [b, a];
    return { kind: 'range', low, high };
  });

/** Figures that our own print says everything about. Words are not read back: they are never a typed figure. */
const figure: fc.Arbitrary<Figure> = fc.oneof(
  decimal.map((value): Figure => value),
  decimal.map((value): Figure => ({ kind: 'number', value, cumulative: true })),
  decimal.map((value): Figure => ({ kind: 'approx', value })),
  fc.tuple(comparator, decimal).map(([sign, value]): Figure => ({ kind: 'bound', comparator: sign, value })),
  range,
  fc.constantFrom('—', '…', '#').map((symbol): Figure => ({ kind: 'symbol', symbol })),
);

/** Pieces of which typed text, damaged text and near misses are made. */
const characters =
  '0123456789０１２３４５６７８９.．。｡,，+-－−–—―﹣~～〜∼%％‰>＞≥<＜≤=#…①²½٣५NaNeE∞〔〕[]［］()';
const blanksAndMarks = [
  ' ',
  '\u3000',
  '\u00a0',
  '\u200b',
  '\ufeff',
  '\u202e',
  '\t',
  '\n',
  '\u0301',
  '\ud83d',
  '\u{1f600}',
];
const words =
  '以上 以下 及以上 以内 左右 约 大约 超过 不低于 不足 至 下降 增加 万户 亿元 部/百人 Gbps 万 Infinity';
const numbers = ['12', '1,234', '100.50', '>=', '<=', '0x1f', '1e5'];
const pieces = [...characters, ...blanksAndMarks, ...words.split(' '), ...numbers];
const text = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.array(fc.constantFrom(...pieces), { maxLength: 9 }).map((some) => some.join('')),
  },
  { weight: 3, arbitrary: fc.stringMatching(/^[+\-−]?[0-9０-９,，]{0,9}[.。．]?[0-9０-９]{0,9}$/) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
);

const printIsReadBack = fc.property(figure, unit, (given, itsUnit) => {
  const printed = printFigure(given);
  const read = parseFigure(printed, { unit: itsUnit });
  if (!read.ok) throw new Error(`"${printed}" was not read back: ${read.reason}`);
  same(read.figure, given, `"${printed}"`);
});

/** The figure of a text keeps its meaning when its print is read; and its print stays as it is. */
const readingIsStable = fc.property(text, unit, (given, itsUnit) => {
  const first = parseFigure(given, { unit: itsUnit });
  if (!first.ok) return;
  const printed = printFigure(first.figure);
  const second = parseFigure(printed, { unit: itsUnit });
  if (!second.ok) throw new Error(`"${printed}" was not read back: ${second.reason}`);
  same(second.figure, first.figure, `"${printed}"`);
});

/**
 * A second reader agrees: what it takes for a number is read as that number, what is read as a number is one to it, and
 * a figure of any kind states exactly the numbers that stand in its text.
 */
const numbersAreNumbers = fc.property(text, unit, (given, itsUnit) => {
  const read = parseFigure(given, { unit: itsUnit });
  const expected = plainNumber(given);
  if (read.ok && typeof read.figure === 'string')
    return same(read.figure, expected ?? numberBeforeUnit(given, itsUnit), `"${given}"`);
  if (expected !== null) {
    const instead = read.ok ? `was read as ${JSON.stringify(read.figure)}` : `was refused: ${read.reason}`;
    throw new Error(`"${given}" is the number ${expected} and ${instead}`);
  }
  if (read.ok) same(magnitudesOf(read.figure), numbersIn(given), `"${given}"`);
});

function numberBeforeUnit(given: string, itsUnit: string | null): string | null {
  if (itsUnit === null) return null;
  const narrow = given.replaceAll('％', '%').replaceAll('／', '/').trimEnd();
  return narrow.endsWith(itsUnit) ? plainNumber(narrow.slice(0, -itsUnit.length)) : null;
}

function magnitudesOf(given: Figure): readonly string[] {
  const read = figureObject(given);
  const values =
    read.kind === 'range'
      ? [read.low, read.high]
      : read.kind === 'symbol' || read.kind === 'words'
        ? []
        : [read.value];
  return values.map((value) => value.replace(/^-/, ''));
}

/** The numbers in a text, without their signs. */
function numbersIn(given: string): readonly string[] {
  const runs = given.match(/[\d０-９.．。｡,，]*[\d０-９][\d０-９.．。｡,，]*/g) ?? [];
  return runs.map((run) => plainNumber(run) ?? `no number: ${run}`);
}

function same(actual: unknown, expected: unknown, what: string): void {
  if (isDeepStrictEqual(actual, expected)) return;
  throw new Error(`${what} gave ${JSON.stringify(actual)}, not ${JSON.stringify(expected)}`);
}

const properties = [
  ['what is printed is read back', printIsReadBack],
  ['what is read keeps its meaning', readingIsStable],
  ['a number is a number', numbersAreNumbers],
] as const;

/** Reads and prints at random; a crash of reader or printer is a problem like any other. */
export function notationSoak(seed: number, runs: number): SoakResult {
  const problems = properties.flatMap(([name, property]) => {
    const { failed, counterexample, errorInstance } = fc.check<[unknown, unknown]>(property, {
      seed,
      numRuns: runs,
    });
    const why = errorInstance instanceof Error ? errorInstance.message : String(errorInstance);
    return failed ? [`${name}: ${JSON.stringify(counterexample)}: ${why}`] : [];
  });
  return { problems, summary: `${runs} cases of each of ${properties.length} properties` };
}
