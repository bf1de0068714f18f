import { widthOf, type ClipboardBlock } from '../clipboard/block';
import { quoted } from '../notation/quoted';
import { halfWidth } from '../notation/typing';
import type { Lane, Placement } from './placement';

/** What a block can be aligned with. */
export interface NamedSheet {
  /** The indicator's name in each row. */
  readonly rowNames: () => readonly string[];
  /** The names in the rows that are not shown, and the heads of the columns that are not. */
  readonly hiddenNames: () => readonly string[];
  readonly hiddenHeads: readonly (readonly string[])[];
  readonly rowCount: number;
  /** The words that stand in a row beside its name: category, unit, attribute. None of them can be a figure. */
  readonly rowWords: (row: number) => readonly string[];
  /** The heads of the columns that hold no figures. */
  readonly wordHeads: readonly string[];
  /** For each column the heads it is known by; none for columns without figures. */
  readonly columnHeads: readonly (readonly string[])[];
  /** The first row and column for what carries no names: the active cell. */
  readonly start: { readonly row: number; readonly column: number };
}

export interface Alignment {
  readonly placement: Placement;
  readonly by: { readonly names: boolean; readonly heads: boolean };
}

/** A name as it is compared: blanks, footnote marks and the width of its letters make no difference. */
function comparable(text: string): string {
  return halfWidth(text)
    .replaceAll(/\^\([^)]*\)/g, '')
    .replaceAll(/_\(([^)]*)\)/g, '$1')
    .replaceAll(/[\s*]/g, '')
    .toLowerCase();
}

/** Where a name stands: in one place, in several and so in none for sure, or where nothing is shown. */
type Standing = number | 'several' | 'hidden';
type Index = ReadonlyMap<string, Standing>;

/** Places by name. */
function indexByName(
  names: readonly (readonly string[])[],
  hidden: readonly (readonly string[])[],
): ReadonlyMap<string, Standing> {
  const index = new Map<string, Standing>();
  const add = (each: readonly string[], standing: Standing): void => {
    for (const name of new Set(each.map(comparable)))
      if (name !== '') index.set(name, index.has(name) ? 'several' : standing);
  };
  names.forEach(add);
  for (const each of hidden) add(each, 'hidden');
  return index;
}

const found = (index: Index, text: string | null): Standing | undefined =>
  text === null ? undefined : index.get(comparable(text));

/** A text that is no figure at first sight; blocks of many figures are looked through quickly. */
const mayBeName = (text: string | null): boolean => text !== null && /[^\d\s.,%+-]/.test(text);

/** The column of the block with most names of indicators; null where none has any. */
function nameColumn(block: ClipboardBlock, index: Index): number | null {
  const counts = Array.from(
    { length: widthOf(block) },
    (_, column) =>
      block.filter((row) => {
        const text = row[column] ?? null;
        return mayBeName(text) && found(index, text) !== undefined;
      }).length,
  );
  const most = Math.max(0, ...counts);
  return most === 0 ? null : counts.indexOf(most);
}

/**
 * The row of heads: above every name, with heads and no figures. A bare year could be a figure as well; without names it
 * counts only beside another, or written with 年.
 */
function headRow(block: ClipboardBlock, index: Index, before: number, hasNames: boolean): number | null {
  // Heads with nothing below them are figures.
  const row = block
    .slice(0, Math.min(before, block.length - 1))
    .findLastIndex((cells) => cells.some((text) => found(index, text) !== undefined));
  const heads = block[row]?.filter((text) => found(index, text) !== undefined) ?? [];
  if (heads.length === 0) return null;
  const sure = hasNames || heads.length > 1 || heads.some((head) => head !== null && /\D/.test(head.trim()));
  return sure ? row : null;
}

/** Finds names of indicators and heads of columns in a block; null where it carries neither. */
export function alignByName(block: ClipboardBlock, sheet: NamedSheet): Alignment | null {
  // The names of a large sheet are only looked at for a block that may hold some of them.
  const mayCarryNames = block.some((cells) => cells.some(mayBeName));
  const single = (name: string): readonly string[] => [name];
  const rowIndex: Index = mayCarryNames
    ? indexByName(sheet.rowNames().map(single), sheet.hiddenNames().map(single))
    : new Map();
  const columnIndex = indexByName(sheet.columnHeads, sheet.hiddenHeads);
  const names = nameColumn(block, rowIndex);
  const firstNamed =
    names === null ? 1 : block.findIndex((row) => found(rowIndex, row[names] ?? null) !== undefined);
  const heads = headRow(block, columnIndex, firstNamed, names !== null);
  if (names === null && heads === null) return null;
  const bodyStart = heads === null ? 0 : heads + 1;
  const rows = rowLanes(block, names, bodyStart, rowIndex, sheet);
  const columns = columnLanes(block, names, heads, columnIndex, rows, sheet);
  return { placement: { rows, columns }, by: { names: names !== null, heads: heads !== null } };
}

function rowLanes(
  block: ClipboardBlock,
  names: number | null,
  bodyStart: number,
  index: Index,
  { rowCount, start }: NamedSheet,
): readonly Lane[] {
  const body = block.map((cells, from) => ({ cells, from })).slice(bodyStart);
  if (names === null)
    return body.map(({ from }, offset) => {
      const to = start.row + offset;
      const inside = to < rowCount;
      return { from, to: inside ? to : null, reason: inside ? null : '超出了表格的最后一行。' };
    });
  const targets = body.map(({ cells }) => found(index, cells[names] ?? null));
  return body.map(({ cells, from }, offset) => {
    const name = cells[names]?.trim() ?? '';
    const to = targets[offset];
    if (to === undefined)
      return { from, to: null, reason: name === '' ? '这一行没有指标名称。' : `表格里没有${quoted(name)}。` };
    if (to === 'several') return { from, to: null, reason: `表格里有不止一个“${name}”。` };
    if (to === 'hidden') return { from, to: null, reason: `“${name}”这一行现在没有显示，先显示它再粘贴。` };
    const twice = targets.filter((other) => other === to).length > 1;
    return twice
      ? { from, to: null, reason: `粘贴的内容里有不止一行“${name}”。` }
      : { from, to, reason: null };
  });
}

function columnLanes(
  block: ClipboardBlock,
  names: number | null,
  heads: number | null,
  index: Index,
  rows: readonly Lane[],
  sheet: NamedSheet,
): readonly Lane[] {
  let next = sheet.start.column;
  const targets = Array.from({ length: widthOf(block) }, (_, column) =>
    heads === null ? undefined : found(index, block[heads]?.[column] ?? null),
  );
  const words = new Set(sheet.wordHeads.map(comparable));
  return targets.map((to, from): Lane => {
    const isWord = heads !== null && words.has(comparable(block[heads]?.[from] ?? ''));
    if (from === names || isWord || (to === undefined && describes(block, from, rows, sheet)))
      return { from, to: null, reason: null };
    if (heads === null) {
      const inside = next < sheet.columnHeads.length;
      const lane = { from, to: inside ? next : null, reason: inside ? null : '超出了表格的最后一列。' };
      // What stands before the names is no figure.
      if (names !== null && from < names) return { from, to: null, reason: null };
      next += 1;
      return lane;
    }
    const head = block[heads]?.[from]?.trim() ?? '';
    if (to === undefined)
      return {
        from,
        to: null,
        reason: head === '' ? '这一列没有年份。' : `表格里没有${quoted(head)}这一列。`,
      };
    if (to === 'hidden') return { from, to: null, reason: `“${head}”这一列现在没有显示，先显示它再粘贴。` };
    const twice = to === 'several' || targets.filter((other) => other === to).length > 1;
    return twice ? { from, to: null, reason: `“${head}”对应的列不止一个。` } : { from, to, reason: null };
  });
}

/** True for a column that repeats what the sheet says of its rows. */
function describes(
  block: ClipboardBlock,
  column: number,
  rows: readonly Lane[],
  { rowWords }: NamedSheet,
): boolean {
  let seen = false;
  for (const { from, to } of rows) {
    const text = block[from]?.[column] ?? null;
    if (to === null || text === null || text.trim() === '') continue;
    const word = comparable(text);
    if (!rowWords(to).some((own) => comparable(own) === word)) return false;
    seen = true;
  }
  return seen;
}
