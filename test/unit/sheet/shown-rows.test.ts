import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shownLines } from '../../../shared/sheet/shown-rows';

interface Row {
  readonly name: string;
  readonly group: string;
}

const rows: readonly Row[] = ['一甲', '一乙', '一丙', '二甲', '三甲', '三乙'].map((name) => ({
  name,
  group: name.slice(0, 1),
}));

function shown(hidden: string, collapsed: string): readonly string[] {
  const lines = shownLines(rows, {
    groupOf: ({ group }) => group,
    isShown: ({ name }) => !hidden.split(' ').includes(name),
    isCollapsed: (group) => collapsed.includes(group),
  });
  return lines.map((line) =>
    line.kind === 'collapsed'
      ? `[${line.rows.map(({ name }) => name).join(' ')}]`
      : `${line.row.name}${line.startsGroup ? `/${line.groupSize}` : ''}`,
  );
}

describe('the lines that are shown', () => {
  it('are all rows, with the size of each group at its first', () => {
    expect(shown('', '')).toEqual(['一甲/3', '一乙', '一丙', '二甲/1', '三甲/2', '三乙']);
  });

  it('leave rows out; the next one starts the group then', () => {
    expect(shown('一甲 三乙', '')).toEqual(['一乙/2', '一丙', '二甲/1', '三甲/1']);
  });

  it('have one line for a collapsed group, with the rows that would be shown', () => {
    expect(shown('一乙', '一三')).toEqual(['[一甲 一丙]', '二甲/1', '[三甲 三乙]']);
  });

  it('have none for a group without rows to show, collapsed or not', () => {
    expect(shown('二甲', '二')).toEqual(['一甲/3', '一乙', '一丙', '三甲/2', '三乙']);
    expect(shown('一甲 一乙 一丙 二甲 三甲 三乙', '一')).toEqual([]);
  });

  it('hold every row that is to be shown once and in order, whatever is collapsed', () => {
    const sheet = fc.array(fc.record({ size: fc.nat(4), isCollapsed: fc.boolean() }), { maxLength: 6 });
    fc.assert(
      fc.property(sheet, fc.func(fc.boolean()), (groups, isShown) => {
        const all = groups.flatMap(({ size }, group) =>
          Array.from({ length: size }, (_, index) => ({ group: `${group}`, name: `${group}/${index}` })),
        );
        const lines = shownLines(all, {
          groupOf: ({ group }) => group,
          isShown: ({ name }) => isShown(name),
          isCollapsed: (group) => groups[Number(group)]?.isCollapsed ?? false,
        });
        const held = lines.flatMap((line) => (line.kind === 'row' ? [line.row] : line.rows));
        expect(held).toEqual(all.filter(({ name }) => isShown(name)));
        for (const line of lines)
          if (line.kind === 'row' && line.startsGroup)
            expect(held.filter(({ group }) => group === line.row.group)).toHaveLength(line.groupSize);
      }),
    );
  });
});
