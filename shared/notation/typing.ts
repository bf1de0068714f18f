/**
 * Full-width letters, digits and signs as their half-width forms, and nothing else: compatibility normalisation would
 * also turn "5²" into 52 and "①" into 1.
 */
export function halfWidth(text: string): string {
  return text
    .replace(/[\uFF01-\uFF5E]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3000', ' ');
}

/**
 * Brings what a Chinese keyboard produces to one form: half-width characters, one minus and one range sign, an
 * ideographic full stop between digits as the decimal point. White space at the ends goes; nothing else is dropped.
 */
export function normaliseTyping(text: string): string {
  return halfWidth(text.replace(/^\uFEFF/, ''))
    .trim()
    .replace(/(?<=\d)[。｡](?=\d)/g, '.')
    .replace(/[−–﹣](?=\d)/g, '-')
    .replace(/[〜∼]/g, '~')
    .replace(/>=|≧|⩾/g, '≥')
    .replace(/<=|≦|⩽/g, '≤');
}

/** True for input that stands for "no figure". */
export function isBlank(text: string): boolean {
  return normaliseTyping(text) === '';
}
