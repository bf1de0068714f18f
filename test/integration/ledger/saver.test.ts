import { describe, expect, it } from 'vitest';
import type { SaveState } from '../../../renderer/ledger/saver';
import { figureOf, smallPlan, typeFigure, Workbench } from '../../builders/workbench';

const journalCount = async ({ host }: Workbench): Promise<number> => {
  const { journal } = await host['folder.contents']();
  return journal.state === 'intact' || journal.state === 'torn' ? journal.head.count : -1;
};

describe('saving', () => {
  it('puts a figure into the journal before the database, and says 已保存 after both', async () => {
    const workbench = await Workbench.start();
    const ledger = await workbench.open();
    const seen: string[] = [];
    ledger.saver.subscribe(() => seen.push(ledger.saver.state().kind));
    await typeFigure(ledger, 0, 2016, '12');
    expect(seen).toEqual(['saving', 'saved']);
    expect(await journalCount(workbench)).toBe(2);
    expect((await workbench.reopen().head())?.position).toBe(2);
  });

  it('keeps the order of figures typed faster than the disk', async () => {
    const workbench = await Workbench.start();
    const ledger = await workbench.open();
    workbench.faults.delay = 5;
    const typed = Array.from({ length: 20 }, (_, index) => typeFigure(ledger, 0, 2016, `${index}`));
    await Promise.all(typed);
    expect(ledger.saver.state().kind).toBe('saved');
    expect(figureOf(await workbench.open(), 0, 2016)).toBe('19');
    expect(await journalCount(workbench)).toBe(21);
  });
});

describe('a full disk', () => {
  it('keeps the figure, lets nothing further in, and saves it at the next try', async () => {
    const workbench = await Workbench.start();
    const ledger = await workbench.open();
    workbench.faults.full = true;
    await typeFigure(ledger, 0, 2016, '12');
    expect(ledger.saver.state()).toMatchObject({ kind: 'unsaved', fault: 'diskFull', waiting: 1 });
    expect(ledger.saver.unsaved().map(({ reason }) => reason)).toEqual(['录入 12']);
    const seriesId = smallPlan.series[1]?.id ?? '';
    const changes = [ledger.figureChange(seriesId, { measure: 'actual', period: '2016' }, '31')];
    const refused = ledger.submit({ reason: '', origin: { kind: 'typed' }, changes });
    expect(refused).toEqual({ state: 'waiting' });
    expect(figureOf(ledger, 1, 2016)).toBeNull();
    await ledger.saver.retry();
    expect(ledger.saver.state().kind).toBe('unsaved');
    workbench.faults.full = false;
    await ledger.saver.retry();
    expect(ledger.saver.state().kind).toBe('saved');
    expect(figureOf(await workbench.open(), 0, 2016)).toBe('12');
  });

  it.each(['flushFails', 'refused'] as const)('%s: the same, and nothing is doubled', async (fault) => {
    const workbench = await Workbench.start();
    const ledger = await workbench.open();
    await typeFigure(ledger, 0, 2016, '12');
    if (fault === 'flushFails') workbench.faults.flushFails = true;
    else workbench.faults.refused = 'EROFS';
    await typeFigure(ledger, 0, 2017, '13');
    const failed: SaveState = ledger.saver.state();
    workbench.faults.flushFails = false;
    workbench.faults.refused = null;
    await ledger.saver.retry();
    expect(ledger.saver.state().kind).toBe('saved');
    expect(await journalCount(workbench)).toBe(3);
    if (fault === 'flushFails') expect(failed.kind).toBe('unsaved');
  });
});

describe('a host that does not answer', () => {
  it('leaves the outcome open; the retry settles it without a second record', async () => {
    const workbench = await Workbench.start();
    const { host } = workbench;
    let lost = false;
    workbench.host = {
      ...host,
      'journal.append': async (sealed) => {
        const answer = await host['journal.append'](sealed);
        if (lost) throw new Error('connection lost');
        return answer;
      },
    };
    const ledger = await workbench.open();
    lost = true;
    await typeFigure(ledger, 0, 2016, '12');
    expect(ledger.saver.state()).toMatchObject({ kind: 'unknown', waiting: 1 });
    lost = false;
    await ledger.saver.retry();
    expect(ledger.saver.state().kind).toBe('saved');
    expect(await journalCount(workbench)).toBe(2);
  });
});

describe('a second writer', () => {
  it('is noticed before anything is lost', async () => {
    const workbench = await Workbench.start();
    const first = await workbench.open();
    const second = await workbench.open();
    await typeFigure(second, 0, 2016, '12');
    await typeFigure(first, 0, 2017, '13');
    expect(first.saver.state()).toEqual({ kind: 'forked', waiting: 1 });
    await first.saver.retry();
    expect(first.saver.state().kind).toBe('forked');
    expect(await journalCount(workbench)).toBe(2);
  });
});

describe('undo', () => {
  it('goes on across a restart and is itself undone by redo', async () => {
    const workbench = await Workbench.start();
    const before = await workbench.open();
    await typeFigure(before, 0, 2016, '12');
    await typeFigure(before, 0, 2016, '13');
    const ledger = await workbench.open();
    expect(ledger.undo()).toMatchObject({ state: 'applied' });
    expect(figureOf(ledger, 0, 2016)).toBe('12');
    await ledger.saver.settled();
    const again = await workbench.open();
    expect(again.nextRedo?.reason).toBe('录入 13');
    again.undo();
    expect(figureOf(again, 0, 2016)).toBeNull();
    again.redo();
    again.redo();
    expect(figureOf(again, 0, 2016)).toBe('13');
    expect(again.redo()).toEqual({ state: 'nothing' });
    await again.saver.settled();
  });
});
