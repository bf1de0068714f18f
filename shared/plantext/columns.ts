import { PlanTextError } from './problem';

type ColumnRole = 'category' | 'number' | 'name' | 'unit' | 'attribute' | 'period';

export interface Column {
  readonly role: ColumnRole;
  /** The words as printed, without the blanks that pad them. */
  readonly text: string;
}

/** Longer words first, so that 指标名称 is not read as 指标 and a rest. */
const words: readonly (readonly [RegExp, ColumnRole])[] = [
  [/^类别/, 'category'],
  [/^序号/, 'number'],
  [/^指标名称/, 'name'],
  [/^指标/, 'name'],
  [/^计量单位/, 'unit'],
  [/^单位/, 'unit'],
  [/^属性/, 'attribute'],
  [/^\d{4}年/, 'period'],
];

const order: readonly ColumnRole[] = ['category', 'number', 'name', 'unit', 'attribute', 'period'];
const optional: ReadonlySet<ColumnRole> = new Set(['attribute']);
const roleNames: Readonly<Record<ColumnRole, string>> = {
  category: '类别',
  number: '序号',
  name: '指标',
  unit: '单位',
  attribute: '属性',
  period: '年份',
};

/** Reads header words from the front of a text without blanks; `rest` is what is no header word. */
function consume(compact: string): { readonly columns: readonly Column[]; readonly rest: string } {
  const columns: Column[] = [];
  let rest = compact;
  for (;;) {
    const word = words.find(([pattern]) => pattern.test(rest));
    const text = word?.[0].exec(rest)?.[0];
    if (word === undefined || text === undefined) return { columns, rest };
    columns.push({ role: word[1], text });
    rest = rest.slice(text.length);
  }
}

const withoutBlanks = (text: string): string => text.replace(/\s/g, '');

/** True for a text of nothing but header words, whatever blanks pad them. */
export function isHeaderText(text: string): boolean {
  const { columns, rest } = consume(withoutBlanks(text));
  return columns.length > 0 && rest === '';
}

/** True for a line that is meant as the header of an indicator table, readable or not. */
export function looksLikeHeader(text: string): boolean {
  const compact = withoutBlanks(text);
  return compact.includes('序号') && compact.includes('指标') && !/[。，,；;]/.test(compact);
}

/** The columns of a header line. The blanks in it only pad the words. Throws PlanTextError. */
export function readHeader(line: { readonly number: number; readonly text: string }): readonly Column[] {
  const { columns, rest } = consume(withoutBlanks(line.text));
  if (rest !== '') throw new PlanTextError(line.number, `表头中的“${rest}”看不懂。`);
  const roles = columns.map((column) => column.role);
  const missing = order.find((role) => !roles.includes(role) && !optional.has(role));
  if (missing !== undefined) throw new PlanTextError(line.number, `表头缺少“${roleNames[missing]}”一列。`);
  const expected = order.filter((role) => roles.includes(role));
  if (roles.join() !== expected.join()) {
    const names = expected.map((role) => roleNames[role]).join('、');
    throw new PlanTextError(line.number, `表头各列应当各有一列，并依次为：${names}。`);
  }
  return columns;
}
