import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ownPrint } from '../../../shared/notation/print';
import { read, smallDescriptor } from './reading';

interface Leaf {
  readonly name: string;
  readonly unit: string;
  readonly attribute: '预期性' | '约束性';
  readonly printed: readonly [string, string];
}
type Item = Leaf | { readonly name: string; readonly children: readonly Leaf[] };
interface Section {
  readonly name: string;
  readonly items: readonly Item[];
}

const han = [...'省市县城乡农工商电信网络光纤宽带人均覆盖普及通达用户总量产值收入消费能耗河江灡暋'];
const name = fc
  .array(fc.constantFrom(...han), { minLength: 4, maxLength: 12 })
  .map((characters) => characters.join(''));
const printed = fc
  .tuple(
    fc.constantFrom('', '>', '≥', '<'),
    fc.integer({ min: 0, max: 99999 }),
    fc.constantFrom('', '.0', '.5', '.25'),
  )
  .map((parts) => parts.join(''));
const leaf: fc.Arbitrary<Leaf> = fc.record({
  name,
  unit: fc.constantFrom(...Object.keys(smallDescriptor.units)),
  attribute: fc.constantFrom('预期性', '约束性'),
  printed: fc.tuple(printed, printed),
});
const heading = fc.record({ name, children: fc.array(leaf, { minLength: 2, maxLength: 4 }) });
const section: fc.Arbitrary<Section> = fc.record({
  name,
  items: fc.array(fc.oneof({ weight: 3, arbitrary: leaf }, heading), { minLength: 1, maxLength: 5 }),
});

const namesOf = (sections: readonly Section[]): string[] =>
  sections.flatMap(({ name: own, items }) => [
    own,
    ...items.flatMap((item) => [
      item.name,
      ...('children' in item ? item.children.map((child) => child.name) : []),
    ]),
  ]);
const hasRun = (text: string): boolean => /暋暋/.test(text);
const plans = fc.array(section, { minLength: 1, maxLength: 4 }).filter((sections) => {
  const names = namesOf(sections);
  return new Set(names).size === names.length && !names.some(hasRun);
});

interface Layout {
  /** Blank lines after each line, taken in turn. */
  readonly gaps: readonly number[];
  readonly damaged: boolean;
  readonly wrap: boolean;
}
const layouts: fc.Arbitrary<Layout> = fc.record({
  gaps: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 1, maxLength: 7 }),
  damaged: fc.boolean(),
  wrap: fc.boolean(),
});

function printTable(sections: readonly Section[], table: 0 | 1, layout: Layout): string[] {
  let number = 0;
  const row = ({ name: own, unit, attribute, printed: figures }: Leaf): string =>
    `${own} ${unit}${table === 0 ? '' : ` ${attribute}`} ${figures[table]}`;
  const body = sections.flatMap(({ name: own, items }) => [
    ...(layout.wrap ? [own.slice(0, 2), own.slice(2)] : [own]),
    ...items.flatMap((item) => {
      number++;
      if (!('children' in item)) return [`${number} ${row(item)}`];
      return [`${number} ${item.name}`, ...item.children.map(row)];
    }),
  ]);
  const head =
    table === 0
      ? ['表1 完成', '类暋别 序号 指暋暋标 单位 2015年']
      : ['表2 目标', '类暋别 序号 指标名称 单位 属性 2020年'];
  return [...head, ...body];
}

function printPlan(sections: readonly Section[], layout: Layout): string {
  const text = [...printTable(sections, 0, layout), '暋暋(二)存在问题。', ...printTable(sections, 1, layout)]
    .map((line, index) => line + '\n'.repeat(1 + (layout.gaps[index % layout.gaps.length] ?? 0)))
    .join('');
  return layout.damaged ? text.replace(/(?<=\d)\.(?=\d)/g, '灡') : text;
}

function expectedRows(sections: readonly Section[], table: 0 | 1): unknown[] {
  let number = 0;
  const cells = ({ unit, attribute, printed: figures }: Leaf) => ({
    unit,
    attribute: table === 0 ? null : attribute === '预期性' ? 'expected' : 'binding',
    printed: figures[table],
  });
  return sections.flatMap(({ name: category, items }) =>
    items.flatMap((item) => {
      number++;
      const own = { category, number, parent: null, name: item.name };
      if (!('children' in item)) return [{ ...own, ...cells(item) }];
      const children = item.children.map((child) => ({
        category,
        number: null,
        parent: item.name,
        name: child.name,
        ...cells(child),
      }));
      return [own, ...children];
    }),
  );
}

it('reads every generated plan back as it was printed, traditional characters in names included', () => {
  fc.assert(
    fc.property(plans, layouts, (sections, layout) => {
      const text = read(printPlan(sections, layout), {
        wrappedCategories: layout.wrap ? sections.map((each) => each.name) : [],
      });
      for (const [table, { entries }] of [text.baseline, text.target].entries()) {
        const rows = entries.map(({ category, number, parent, name: own, cells }) => ({
          category,
          number,
          parent,
          name: own,
          ...(cells && { unit: cells.unit, attribute: cells.attribute, printed: cells.printed }),
        }));
        expect(rows).toEqual(expectedRows(sections, table === 0 ? 0 : 1));
        for (const { cells } of entries)
          if (cells !== null) expect(ownPrint(cells.figure)).toBe(cells.printed);
      }
    }),
    { numRuns: 200 },
  );
});
