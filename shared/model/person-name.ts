/** In characters: names of minorities and of foreigners are long, and so are a name and its office together. */
export const longestPersonName = 40;

const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

/** A name as it is kept: without the blanks around it, full-width ones included. */
export function tidyPersonName(text: string): string {
  return text.trim();
}

/** Why a text cannot be the name that signs batches, as a sentence; null where it can. */
export function personNameProblem(text: string): string | null {
  const name = tidyPersonName(text);
  const { length } = [...name];
  if (length === 0) return '姓名不能是空白。';
  if (invisible.test(name)) return '姓名里有看不见的字符，请删去后重新输入。';
  if (length > longestPersonName) return `姓名最长 ${longestPersonName} 个字，现在有 ${length} 个字。`;
  return null;
}
