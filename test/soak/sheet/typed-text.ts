import type { Random } from '../random';
import { bareNumber, hundredthsText, type ExpectedFigure, type ExpectedRow } from './expected-figure';

/** A text as somebody types or pastes it. */
export interface TypedText {
  readonly text: string;
  /** What becomes of it in a row, apart from the limits of shares; null where it is refused. */
  readonly read: (row: ExpectedRow) => ExpectedFigure | null;
}

const fullWidth = (text: string): string =>
  text.replaceAll(/[0-9.]/g, (character) =>
    character === '.' ? '。' : String.fromCharCode(character.charCodeAt(0) + 0xfee0),
  );

const noted = (print: string, ...values: readonly number[]): ExpectedFigure => ({
  print,
  values,
  isNumber: false,
  derivation: '',
  isBare: false,
});

const always = (text: string, figure: ExpectedFigure): TypedText => ({ text, read: () => figure });

/** Mostly what every row takes, now and then more than a share can be. Never a text that could be a year. */
function number(random: Random): string {
  const most = random.chance(0.15) ? 99_999 : 10_000;
  return hundredthsText(random.chance(0.3) ? random.between(0, 100) * 100 : random.between(0, most));
}

const kinds: readonly ((random: Random) => TypedText)[] = [
  (random) => {
    const text = number(random);
    return always(text, bareNumber(text));
  },
  (random) => {
    const text = number(random);
    return always(fullWidth(text), bareNumber(text));
  },
  (random) => {
    const text = number(random);
    return always(` ${text}　`, bareNumber(text));
  },
  (random) => {
    const thousands = random.between(3, 9);
    const text = `${thousands}${random.between(100, 999)}`;
    return always(`${text.slice(0, -3)},${text.slice(-3)}`, bareNumber(text));
  },
  (random) => {
    const text = number(random);
    return always(`＞${text}`, noted(`>${text}`, Number(text)));
  },
  (random) => {
    const text = number(random);
    return always(`${text}以上`, noted(`${text}以上`, Number(text)));
  },
  (random) => {
    const text = number(random);
    return always(`${text}左右`, noted(`${text}左右`, Number(text)));
  },
  (random) => {
    const low = random.between(0, 50);
    const high = random.between(51, 100);
    return always(`${low}～${high}`, noted(`${low}~${high}`, low, high));
  },
  (random) => {
    const text = number(random);
    return always(`〔${text}〕`, noted(`〔${text}〕`, Number(text)));
  },
  () => always('—', noted('—')),
  (random) => {
    const text = number(random);
    return { text: `${text}%`, read: ({ unit }) => (unit.startsWith('%') ? bareNumber(text) : null) };
  },
];

/** An expression of two factors, or of two summands; both are exact in hundredths. */
function expression(random: Random): TypedText {
  const [a, b] = [random.between(1, 99), random.between(1, 99)];
  const [operator, hundredths] = random.chance(0.5) ? ['*', a * b] : ['+', a * 100 + b];
  const text = `=${a}${operator}${hundredthsText(b)}`;
  const print = hundredthsText(hundredths);
  const figure = {
    print,
    values: [Number(print)],
    isNumber: true,
    derivation: text,
    isBare: false,
  };
  return { text: random.chance(0.3) ? `＝${text.slice(1)}` : text, read: () => figure };
}

const refused = ['12..5', '三', '1,23', '3x', '=A1*2', '=1/0', '5-', '〔3', '>'] as const;

export function refusedText(random: Random): TypedText {
  return { text: random.pick(refused), read: () => null };
}

/** A text for one cell: mostly a figure in one of its notations, sometimes an expression or what nobody can read. */
export function typedText(random: Random): TypedText {
  if (random.chance(0.12)) return refusedText(random);
  if (random.chance(0.12)) return expression(random);
  return random.chance(0.4) ? numberText(random) : random.pick(kinds)(random);
}

/** A plain number as it is typed. */
export function numberText(random: Random): TypedText {
  const text = number(random);
  return always(text, bareNumber(text));
}
