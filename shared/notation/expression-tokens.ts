import type { DecimalText } from '../model/figure';
import { readDecimal } from './decimal';
import { quoted } from './quoted';
import { halfWidth } from './typing';

export type Sign = '+' | '-' | '*' | '/' | '^' | '(' | ')' | '%' | ',';

export type Token =
  | { readonly kind: 'number'; readonly value: DecimalText }
  | { readonly kind: 'sign'; readonly sign: Sign }
  | { readonly kind: 'round' };

export type Tokens =
  { readonly ok: true; readonly tokens: readonly Token[] } | { readonly ok: false; readonly reason: string };

/** True for a text that is meant as an expression: "=426*1.05". */
export function isExpression(text: string): boolean {
  return /^\s*[=＝]/.test(text.replace(/^\uFEFF/, ''));
}

/**
 * The expression in half-width signs without blanks and without its equals sign. A blank between digits stays: "12 34" is
 * no number.
 */
export function expressionBody(text: string): string {
  return halfWidth(text.replace(/^\uFEFF/, ''))
    .trim()
    .replaceAll(/(?<![\d.])\s+|\s+(?![\d.])/g, '')
    .replace(/^=/, '')
    .replaceAll(/(?<=\d)[。｡](?=\d)/g, '.')
    .replaceAll(/[−–﹣]/g, '-')
    .replaceAll(/[×✕]/g, '*')
    .replaceAll('÷', '/')
    .toUpperCase();
}

export function tokensOf(body: string): Tokens {
  const tokens: Token[] = [];
  let rest = body;
  while (rest !== '') {
    const text = /^(?:[\d.]+|ROUND(?=\()|[-+*/^()%,])/.exec(rest)?.[0];
    if (text === undefined) return { ok: false, reason: `里的“${unknownPart(rest)}”不能用在算式里` };
    rest = rest.slice(text.length);
    if (text === 'ROUND') tokens.push({ kind: 'round' });
    else if (/\d|\./.test(text)) {
      const reading = readDecimal(text);
      if (!reading.ok) return { ok: false, reason: `里的${quoted(text)}${reading.reason}` };
      tokens.push({ kind: 'number', value: reading.value });
    } else tokens.push({ kind: 'sign', sign: text as Sign });
  }
  return { ok: true, tokens };
}

function unknownPart(rest: string): string {
  return /^[A-Z]+\d*/.exec(rest)?.[0] ?? String.fromCodePoint(rest.codePointAt(0) ?? 0);
}
