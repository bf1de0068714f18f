/**
 * A second reader of plain numbers, written from the rules and not from the code in shared/notation: one character after
 * the other, no pattern. It says what a text is worth as a number, or that it is none.
 *
 * The rules: white space at the ends and a byte order mark do not count; full-width characters are their half-width ones;
 * every minus sign is one; an ideographic full stop between digits is a point; one sign may stand in front; commas stand
 * before every third digit from the point, or nowhere; digits follow a point; there are no more than 15 significant digits.
 * The value has no plus, no commas, no leading zeros, and no minus before zero; zeros at its end stay.
 */
export function plainNumber(text: string): string | null {
  const characters = trimmed([...text].map(plainCharacter));
  const last = characters.length - 1;
  let at = 0;
  let negative = false;
  const signed = characters[0] === '+' || isMinus(characters[0], characters[1]);
  if (signed) {
    negative = characters[0] !== '+';
    at = 1;
  }
  const groups: string[] = [''];
  for (; at <= last && (isDigit(characters[at]) || characters[at] === ','); at += 1) {
    if (characters[at] === ',') groups.push('');
    else groups.push((groups.pop() ?? '') + (characters[at] ?? ''));
  }
  if (groups.length > 1 && !wellGrouped(groups)) return null;
  const whole = groups.join('');
  let fraction = '';
  if (at <= last) {
    if (!isPoint(characters, at)) return null;
    for (at += 1; at <= last; at += 1) {
      if (!isDigit(characters[at])) return null;
      fraction += characters[at] ?? '';
    }
    if (fraction === '') return null;
  }
  if (whole === '' && fraction === '') return null;
  return valueOf(whole, fraction, negative);
}

function plainCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCodePoint(code - 0xff01 + 0x21);
  return character;
}

function trimmed(characters: readonly string[]): readonly string[] {
  const isSpace = (character: string | undefined) => character !== undefined && character.trim() === '';
  let start = 0;
  let end = characters.length;
  while (start < end && isSpace(characters[start])) start += 1;
  while (end > start && isSpace(characters[end - 1])) end -= 1;
  return characters.slice(start, end);
}

function isDigit(character: string | undefined): boolean {
  return character !== undefined && '0123456789'.includes(character) && character.length === 1;
}

/** "-" also stands before a point; the other minus signs only before a digit, because alone they are dashes. */
function isMinus(character: string | undefined, next: string | undefined): boolean {
  return character === '-' || (character !== undefined && '−–﹣'.includes(character) && isDigit(next));
}

function isPoint(characters: readonly string[], at: number): boolean {
  const character = characters[at];
  if (character === '.') return true;
  const between = isDigit(characters[at - 1]) && isDigit(characters[at + 1]);
  return between && (character === '。' || character === '｡');
}

function wellGrouped([first = '', ...others]: readonly string[]): boolean {
  return first.length >= 1 && first.length <= 3 && others.every((group) => group.length === 3);
}

function valueOf(whole: string, fraction: string, negative: boolean): string | null {
  const significant = withoutLeadingZeros(whole + fraction);
  if (significant.length > 15) return null;
  const digits = withoutLeadingZeros(whole) || '0';
  const magnitude = fraction === '' ? digits : `${digits}.${fraction}`;
  return negative && significant !== '' ? `-${magnitude}` : magnitude;
}

function withoutLeadingZeros(digits: string): string {
  let start = 0;
  while (digits[start] === '0') start += 1;
  return digits.slice(start);
}
