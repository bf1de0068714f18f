import { expect, it } from 'vitest';
import { isMany } from '../../../renderer/ledger/many-changes';
import type { Change } from '../../../shared/model/batch';
import { Workbench, figureOf, smallPlan, typeFigure } from '../../builders/workbench';
import type { Ledger } from '../../../renderer/ledger/ledger';

/** Types figures without waiting for any of them to be saved; the last one is saved when it resolves. */
async function typeMany(ledger: Ledger, count: number): Promise<void> {
  const seriesId = smallPlan.series[0]?.id ?? '';
  for (let figure = 1; figure <= count; figure += 1) {
    const change = ledger.figureChange(seriesId, { measure: 'actual', period: '2016' }, `${figure}`);
    ledger.submit({ reason: `录入 ${figure}`, origin: { kind: 'typed' }, changes: [change] });
  }
  await ledger.saver.settled();
}

it('hundreds of steps are taken back and done again across restarts, in order, while they are being saved', async () => {
  const workbench = await Workbench.start();
  const count = 210;
  await typeMany(await workbench.open(), count);
  const ledger = await workbench.open();
  expect(ledger.nextUndo?.reason).toBe(`录入 ${count}`);
  for (let figure = count; figure > 0; figure -= 1) {
    expect(figureOf(ledger, 0, 2016)).toBe(`${figure}`);
    expect(await ledger.reachAndStep('undo', {})).toMatchObject({ state: 'applied' });
  }
  expect(figureOf(ledger, 0, 2016)).toBeNull();
  expect(await ledger.reachAndStep('undo', {})).toEqual({ state: 'nothing' });
  await ledger.saver.settled();
  const again = await workbench.open();
  expect(again.nextRedo?.reason).toBe('录入 1');
  for (let figure = 1; figure <= count; figure += 1)
    expect(await again.reachAndStep('redo', {})).toMatchObject({ state: 'applied' });
  expect(figureOf(again, 0, 2016)).toBe(`${count}`);
  expect(await again.reachAndStep('redo', {})).toEqual({ state: 'nothing' });
  await again.saver.settled();
});

function manyChanges(ledger: Ledger, count: number): readonly Change[] {
  const seriesId = smallPlan.series[0]?.id ?? '';
  const changes = Array.from({ length: count }, (_, index) =>
    ledger.figureChange(seriesId, { measure: 'actual', period: `${2016 + index}` }, '1'),
  );
  expect(isMany(changes)).toBe(true);
  return changes;
}

const paste = (changes: readonly Change[]) =>
  ({ reason: '粘贴', origin: { kind: 'paste' }, changes }) as const;

it('many changes are one step, which is taken back after a restart', async () => {
  const workbench = await Workbench.start();
  const ledger = await workbench.open();
  const changes = manyChanges(ledger, 6_000);
  expect(await ledger.submitInSlices(paste(changes), {})).toMatchObject({ state: 'applied' });
  await ledger.saver.settled();
  const again = await workbench.open();
  expect(again.nextUndo).toMatchObject({ reason: '粘贴', changes: null });
  expect(again.undo()).toEqual({ state: 'later' });
  expect(await again.reachAndStep('undo', {})).toMatchObject({ state: 'applied' });
  expect(Object.keys(again.records.series.get(smallPlan.series[0]?.id ?? '')?.figures ?? {})).toHaveLength(2);
  await again.saver.settled();
  expect(again.saver.state().kind).toBe('saved');
});

it('while many changes are worked out nothing else is taken; given up or obstructed, they leave no trace', async () => {
  const workbench = await Workbench.start();
  const ledger = await workbench.open();
  const changes = manyChanges(ledger, 100_000);
  const before = JSON.stringify([...ledger.records.series]);
  const stop = new AbortController();
  const working = ledger.submitInSlices(paste(changes), { signal: stop.signal });
  expect(ledger.isApplying).toBe(true);
  expect(ledger.submit(paste(changes.slice(0, 1)))).toEqual({ state: 'waiting' });
  stop.abort();
  await expect(working).rejects.toThrow(DOMException);
  const last = changes.at(-1);
  const outdated = [...changes, ...(last ? [last] : [])];
  expect(await ledger.submitInSlices(paste(outdated), {})).toMatchObject({
    state: 'obstructed',
    obstacles: [{ change: last, current: '1' }],
  });
  expect(JSON.stringify([...ledger.records.series])).toBe(before);
  await typeFigure(ledger, 0, 2016, '12');
  expect(ledger.nextUndo?.reason).toBe('录入 12');
});
