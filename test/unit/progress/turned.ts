const otherSide: Readonly<Record<string, string>> = { '>': '<', '<': '>', '≥': '≤', '≤': '≥' };

/** 200 − x: the same figure seen from the other side, bounds, ranges and 左右 included. */
export function turned(text: string): string {
  const sign = /^[><≥≤]/.exec(text)?.[0] ?? '';
  const about = text.endsWith('左右') ? '左右' : '';
  const number = (part: string): string => String(Math.round((200 - Number(part)) * 1000) / 1000);
  const numbers = text.slice(sign.length, about === '' ? undefined : -about.length);
  return (otherSide[sign] ?? '') + numbers.split('~').map(number).reverse().join('~') + about;
}
