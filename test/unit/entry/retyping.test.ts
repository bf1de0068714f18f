import { describe, expect, it } from 'vitest';
import { CellWriter } from '../../../renderer/entry/cell-writer';
import { emptyCells } from '../../../renderer/entry/empty-cells';
import { enterText, lostText } from '../../../renderer/entry/enter-text';
import { linesBeyond, planFill } from '../../../renderer/entry/fill-lines';
import { pasteTarget } from '../../../renderer/entry/write-target';
import type { Figure } from '../../../shared/model/figure';
import { sheetDesk } from '../../builders/sheet-desk';
import { anIndicator, aPlan } from '../../builders/plan';

const told: Figure = {
  kind: 'number',
  value: '70.4',
  printed: '70.40',
  status: 'P',
  note: '快报',
  source: '统计月报',
  derivation: '=60+10.4',
};
const missing: Figure = { kind: 'symbol', symbol: '…', status: 'L', note: '未报' };

function sheet() {
  const plan = aPlan().with(
    anIndicator('甲').actual(2016, told).actual(2017, missing).actual(2018, '5'),
    anIndicator('乙').actual(2016, '1').actual(2017, '2'),
  );
  return sheetDesk(plan);
}

const typed = { origin: 'typed', word: '录入' } as const;

describe('typing', () => {
  it('keeps status, note and source, and puts printed form and derivation away', () => {
    const { desk, cell, figureAt } = sheet();
    const context = { ledger: desk.ledger, rejections: desk.session.rejections };
    const outcome = enterText(cell(0, 'actual-2016'), '71', typed, context);
    expect(outcome).toMatchObject({ state: 'taken', lost: [] });
    expect(figureAt(0, 'actual-2016')).toEqual({
      kind: 'number',
      value: '71',
      status: 'P',
      note: '快报',
      source: '统计月报',
    });
  });

  it('keeps them under an expression as well, which becomes the derivation', () => {
    const { desk, cell, figureAt } = sheet();
    const context = { ledger: desk.ledger, rejections: desk.session.rejections };
    enterText(cell(0, 'actual-2016'), '=70+1', typed, context);
    expect(figureAt(0, 'actual-2016')).toMatchObject({
      value: '71',
      derivation: '=70+1',
      note: '快报',
    });
  });

  it('takes away a status that says there is no figure, and tells so', () => {
    const { desk, cell, figureAt } = sheet();
    const context = { ledger: desk.ledger, rejections: desk.session.rejections };
    const outcome = enterText(cell(0, 'actual-2017'), '72', typed, context);
    expect(figureAt(0, 'actual-2017')).toEqual({ kind: 'number', value: '72', note: '未报' });
    expect(outcome.state === 'taken' && lostText(outcome)).toContain('状态');
  });

  it('Delete removes the figure with all it says, names it, and undo brings all of it back', () => {
    const { desk, cell, figureAt } = sheet();
    const context = { ledger: desk.ledger, rejections: desk.session.rejections };
    const outcome = enterText(cell(0, 'actual-2016'), '', { origin: 'typed', word: '清除' }, context);
    expect(figureAt(0, 'actual-2016')).toBeNull();
    expect(outcome.state === 'taken' && lostText(outcome)).toBe(
      '数据已清除，它的状态、注、来源也一起去掉了。撤销可以全部恢复。',
    );
    desk.ledger.undo();
    expect(figureAt(0, 'actual-2016')).toEqual(told);
  });
});

describe('pasting', () => {
  it('of a text keeps what is said there', () => {
    const { desk, at } = sheet();
    const position = at(0, 'actual-2016');
    expect(pasteTarget(desk, null).readPasted('71', position, { row: 0, column: 0 })).toEqual({
      ok: true,
      figure: { kind: 'number', value: '71', status: 'P', note: '快报', source: '统计月报' },
    });
  });

  it('of a copied figure brings everything that it says in place of what is said there', () => {
    const { desk, at } = sheet();
    const copy: Figure = { kind: 'number', value: '9', source: '年鉴', derivation: '=4+5' };
    const target = pasteTarget(desk, [[copy]]);
    expect(target.readPasted('9', at(0, 'actual-2016'), { row: 0, column: 0 })).toEqual({
      ok: true,
      figure: copy,
    });
  });

  it('of a bare copied figure keeps what is said there, as its text would', () => {
    const { desk, at } = sheet();
    const target = pasteTarget(desk, [['9']]);
    expect(target.readPasted('9', at(0, 'actual-2017'), { row: 0, column: 0 })).toEqual({
      ok: true,
      figure: { kind: 'number', value: '9', note: '未报' },
    });
  });
});

describe('filling', () => {
  it('by a series keeps what is said there, and derives the value anew', () => {
    const { desk, at } = sheet();
    const source = {
      top: 1,
      left: at(1, 'actual-2016').column,
      bottom: 1,
      right: at(1, 'actual-2017').column,
    };
    const [line] = linesBeyond(source, { ...source, right: source.right + 1 });
    const up = { sources: line?.sources ?? [], targets: [at(0, 'actual-2016')] };
    const plan = planFill(desk, [up], { kind: 'linear' });
    expect(plan?.writes[0]?.figure).toMatchObject({
      value: '3',
      note: '快报',
      source: '统计月报',
      status: 'P',
    });
    expect(plan?.writes[0]?.figure).not.toMatchObject({ derivation: '=60+10.4' });
  });

  it('by copying brings everything', () => {
    const { desk, at } = sheet();
    const line = { sources: [at(0, 'actual-2016')], targets: [at(0, 'actual-2017')] };
    expect(planFill(desk, [line], { kind: 'copy' })?.writes[0]?.figure).toEqual(told);
  });
});

it('clearing many cells says how many of them said more', () => {
  const { desk, at, told: lines } = sheet();
  const range = { top: 0, left: at(0, 'actual-2016').column, bottom: 1, right: at(0, 'actual-2018').column };
  emptyCells(desk, new CellWriter(desk), [range], '清除');
  expect(lines).toEqual(['已清除 5 个数据，其中 2 个连同状态、注或来源。撤销可以全部恢复。']);
});
