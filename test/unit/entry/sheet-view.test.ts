import { describe, expect, it } from 'vitest';
import { enterText } from '../../../renderer/entry/enter-text';
import { readSheetChoice } from '../../../renderer/entry/sheet-choices';
import { hiddenWithin } from '../../../renderer/entry/hidden-cells';
import { placeNear } from '../../../renderer/entry/position';
import { everyRow } from '../../../shared/sheet/row-filter';
import { aCategory, anIndicator, aPlan } from '../../builders/plan';
import { sheetDesk } from '../../builders/sheet-desk';

/** Rows: 甲 (2016), 乙 | heading 丙, 丁 (2016), 戊. */
const plan = aPlan().with(
  aCategory('一', [anIndicator('甲').actual(2016, '1'), anIndicator('乙')]),
  aCategory('二', [anIndicator('丙').with(anIndicator('丁').actual(2016, '2'), anIndicator('戊'))]),
);

function open() {
  const sheet = sheetDesk(plan);
  const { view, ledger } = sheet.desk;
  view.subscribe(() => undefined);
  const names = () =>
    view
      .get()
      .rows.map(({ content }) => content.indicator?.name ?? `[${content.category?.name ?? ''}]`)
      .join('');
  const categoryId = (name: string) =>
    view.get().whole.rows.find(({ content }) => content.category.name === name)?.content.category.id ?? '';
  const rowOf = (name: string) => {
    const row = view.get().whole.rows.find(({ content }) => content.indicator.name === name);
    if (!row) throw new RangeError(name);
    return row;
  };
  const type = (name: string, figure: string | null) => {
    const seriesId = rowOf(name).content.series?.id ?? '';
    const change = ledger.figureChange(seriesId, { measure: 'actual', period: '2016' }, figure);
    ledger.submit({ reason: '录入', origin: { kind: 'typed' }, changes: [change] });
    view.note([change]);
  };
  return { ...sheet, view, names, categoryId, rowOf, type };
}

const missing = { filter: { ...everyRow, missing: 'actual-2016' } };

describe('what is shown of a sheet', () => {
  it('is its own rows and columns where nothing was chosen', () => {
    const { view } = open();
    const { rows, columns, whole } = view.get();
    expect(rows).toBe(whole.rows);
    expect(columns).toBe(whole.columns);
    expect(view.shownCount()).toBeNull();
  });

  it('keeps a row that does not meet the filter any more until it is set again, and says so', () => {
    const { view, names, type } = open();
    view.choice.change(missing);
    expect(names()).toBe('乙丙戊');
    type('戊', '3');
    expect(names()).toBe('乙丙戊');
    expect([view.shownCount(), view.leftCount()]).toEqual([3, 1]);
    type('戊', null);
    expect(view.leftCount()).toBe(0);
    type('戊', '3');
    type('甲', null);
    expect(names()).toBe('乙丙戊');
    view.setAgain();
    expect(names()).toBe('甲乙');
    expect(view.leftCount()).toBe(0);
  });

  it('says so too when the text that waited in a row is corrected or given up', () => {
    const { view, desk, names, cell } = open();
    const { rejections } = desk.session;
    rejections.subscribe((rowId) => view.noteRow(rowId));
    const waiting = cell(1, 'actual-2016');
    const enter = (text: string) =>
      enterText(waiting, text, { origin: 'typed', word: '录入' }, { ledger: desk.ledger, rejections });
    enter('1..2');
    view.choice.change({ filter: { ...everyRow, marks: ['unfinished'] } });
    expect([names(), view.leftCount()]).toEqual(['乙', 0]);
    enter('12');
    expect([names(), view.leftCount()]).toEqual(['乙', 1]);
    enter('1..2');
    expect(view.leftCount()).toBe(0);
    rejections.delete(waiting.row.id, waiting.column.id);
    expect(view.leftCount()).toBe(1);
  });

  it('takes in what it is told to: rows, their category, columns; until the filter is set again', () => {
    const { view, names, rowOf, categoryId } = open();
    view.choice.change({
      ...missing,
      collapsed: [categoryId('二')],
      columns: { hidden: ['unit', 'actual-2016'], widths: {}, frozenTo: null },
    });
    expect(names()).toBe('乙[二]');
    view.reveal([rowOf('丁').id], ['actual-2016']);
    expect(names()).toBe('乙丙丁戊');
    expect(view.shownCount()).toBe(4);
    expect(view.choice.get().columns.hidden).toEqual(['unit']);
    view.setAgain();
    expect(names()).toBe('乙丙戊');
  });

  it('takes in a sub-indicator with the heading above it', () => {
    const { view, names, rowOf, categoryId } = open();
    view.choice.change({ filter: { ...everyRow, categories: [categoryId('一')] } });
    view.reveal([rowOf('丁').id], []);
    expect(names()).toBe('甲乙丙丁');
    expect(view.shownCount()).toBe(4);
  });

  it('finds figures where they are shown, and nowhere else', () => {
    const { view, rowOf } = open();
    const figure = (name: string) => ({
      seriesId: rowOf(name).content.series?.id ?? '',
      measure: 'actual' as const,
      period: '2016',
    });
    view.choice.change({ ...missing, columns: { hidden: ['unit'], widths: {}, frozenTo: null } });
    const { placeOf, columns } = view.get();
    const column = columns.findIndex(({ id }) => id === 'actual-2016');
    expect(placeOf(figure('戊'))).toEqual({ row: 2, column });
    expect(placeOf(figure('丁'))).toBeNull();
  });

  it('merges a category over the rows of it that are shown', () => {
    const { view, categoryId } = open();
    view.choice.change({ ...missing, collapsed: [categoryId('一')] });
    const { layout, rows } = view.get();
    expect(rows.map(({ categoryStart, categorySpan }) => (categoryStart ? categorySpan : 0))).toEqual([
      1, 2, 0,
    ]);
    expect(layout.mergedAt({ row: 2, column: 0 })).toEqual({ top: 1, bottom: 2, left: 0, right: 0 });
    expect(layout.extent.rows).toBe(3);
  });

  it('says how many rows lie between two that are shown', () => {
    const { view, categoryId } = open();
    const columns = { left: 6, right: 6 };
    expect(hiddenWithin(view.get(), { top: 0, bottom: 4, ...columns })).toBe(0);
    view.choice.change({ filter: { ...everyRow, missing: 'baseline' }, collapsed: [categoryId('二')] });
    expect(hiddenWithin(view.get(), { top: 0, bottom: 1, ...columns })).toBe(0);
    view.choice.change({ ...missing, collapsed: [] });
    expect(hiddenWithin(view.get(), { top: 0, bottom: 2, ...columns })).toBe(1);
  });

  it('has one line where no row meets the filter', () => {
    const { view, names } = open();
    view.choice.change({ filter: { ...everyRow, marks: ['note'] } });
    expect(names()).toBe('[]');
    expect(view.shownCount()).toBe(0);
    view.choice.change({ columns: { hidden: ['unit'], widths: { name: 90 }, frozenTo: null } });
    view.showAll();
    expect(names()).toBe('甲乙丙丁戊');
    expect(view.get().columns).toHaveLength(view.get().whole.columns.length);
    expect(view.choice.get().columns.widths).toEqual({ name: 90 });
  });
});

describe('a cell that is not shown any more', () => {
  it('gives its place to its category, to what comes before it, or to the first', () => {
    const { view, rowOf, categoryId } = open();
    const [column] = view.get().columns.slice(-1);
    if (!column) throw new RangeError('no column');
    view.choice.change({ collapsed: [categoryId('二')] });
    expect(placeNear(view.get(), rowOf('戊'), column).row).toBe(2);
    view.choice.change({ ...missing, collapsed: [] });
    expect(placeNear(view.get(), rowOf('丁'), column).row).toBe(1);
    expect(placeNear(view.get(), rowOf('甲'), column).row).toBe(0);
  });

  it('gives it to the next column, or to the last', () => {
    const { view, rowOf } = open();
    const { columns } = view.get();
    const of = (id: string) => columns.find((column) => column.id === id) ?? columns[0];
    view.choice.change({ columns: { hidden: ['actual-2016', 'target'], widths: {}, frozenTo: null } });
    const shown = (id: string) => {
      const column = of(id);
      return column && view.get().columns[placeNear(view.get(), rowOf('甲'), column).column]?.id;
    };
    expect(shown('actual-2016')).toBe('actual-2017');
    expect(shown('target')).toBe('actual-2020');
    expect(shown('unit')).toBe('unit');
  });
});

describe('a choice that was kept', () => {
  it('is read as far as it is one', () => {
    const plain = readSheetChoice(null);
    expect(readSheetChoice({ zoom: 'large', columns: 7, collapsed: {}, filter: [] })).toEqual(plain);
    const kept = {
      zoom: 125,
      columns: { hidden: ['unit', 3], widths: { name: 200, unit: 'wide' }, frozenTo: 'name' },
      collapsed: ['a'],
      filter: { categories: ['a'], missing: 'any', marks: ['note', 'unknown'] },
    };
    expect(readSheetChoice(kept)).toEqual({
      zoom: 125,
      columns: { hidden: ['unit'], widths: { name: 200 }, frozenTo: 'name' },
      collapsed: ['a'],
      filter: { categories: ['a'], missing: 'any', marks: ['note'] },
    });
  });
});
