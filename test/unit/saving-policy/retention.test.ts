import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SnapshotReason } from '../../../shared/host';
import { snapshotsToRemove, type DatedSnapshot } from '../../../shared/saving/retention';

const now = '2026-03-31T09:00:00.000Z';
const hour = 60 * 60 * 1000;
const day = 24 * hour;

/** A snapshot of so long ago; the older, the lower its position. */
function ago(milliseconds: number, reason: SnapshotReason = 'changes'): DatedSnapshot {
  const takenAt = new Date(Date.parse(now) - milliseconds).toISOString();
  const position = 1_000_000 - Math.round(milliseconds / 60_000);
  return { name: `${takenAt}-${reason}`, epoch: 1, position, takenAt, reason };
}

function kept(snapshots: readonly DatedSnapshot[]): DatedSnapshot[] {
  const removed = new Set(snapshotsToRemove(snapshots, now));
  return snapshots.filter(({ name }) => !removed.has(name));
}

describe('which snapshots may go', () => {
  it('none of a few', () => {
    expect(snapshotsToRemove([], now)).toEqual([]);
    expect(snapshotsToRemove([ago(900 * day), ago(800 * day)], now)).toEqual([]);
  });

  it('of the last two days the newest twenty stay', () => {
    const many = Array.from({ length: 30 }, (_, place) => ago(place * 0.25 * hour));
    expect(kept(many)).toEqual(many.slice(0, 20));
  });

  it('of each of the last thirty days the last one stays, and of each month before that', () => {
    const each = Array.from({ length: 400 }, (_, place) => ago(place * 6 * hour + 49 * hour));
    const today = [ago(0), ago(hour)];
    const stay = kept([...today, ...each]).slice(today.length);
    const days = stay.filter(({ takenAt }) => Date.parse(now) - Date.parse(takenAt) < 30 * day);
    expect(days.map(({ takenAt }) => takenAt.slice(0, 10))).toEqual([
      ...new Set(days.map(({ takenAt }) => takenAt.slice(0, 10))),
    ]);
    expect(days).toHaveLength(29);
    expect(stay.slice(days.length).map(({ takenAt }) => takenAt)).toEqual([
      '2026-02-28T20:00:00.000Z',
      '2026-01-31T20:00:00.000Z',
      '2025-12-31T20:00:00.000Z',
    ]);
  });

  it('what was taken before a migration, restore or import, or was replaced, stays for a year', () => {
    const reasons = ['migration', 'restore', 'import', 'replaced', 'request'] as const;
    const crowd = Array.from({ length: 10 }, (_, place) => ago(place * hour));
    const young = reasons.map((reason, place) => ago(200 * day + place * hour, reason));
    const old = reasons.map((reason, place) => ago(400 * day + place * hour, reason));
    const weekly = Array.from({ length: 54 }, (_, place) => ago((place + 0.5) * 7 * day));
    const stay = kept([...crowd, ...weekly, ...young, ...old]);
    expect(stay.filter((one) => young.includes(one)).map(({ reason }) => reason)).toEqual(
      reasons.slice(0, 4),
    );
    expect(stay.filter((one) => old.includes(one)).map(({ reason }) => reason)).toEqual(['migration']);
  });

  it('a clock that has jumped ahead by years for a while costs no more than a few days', () => {
    const daily = Array.from({ length: 40 }, (_, place) => ago((place + 1) * day));
    const before = kept(daily);
    const jumped = '2099-01-01T00:00:00.000Z';
    const ahead = { ...ago(0), name: 'ahead', takenAt: jumped };
    const removed = new Set(snapshotsToRemove([ahead, ...daily], jumped));
    const lost = before.filter(({ name }) => removed.has(name));
    expect(lost.length).toBeLessThanOrEqual(7);
    const repaired = kept([ahead, ...daily.filter(({ name }) => !removed.has(name))]);
    expect(repaired).toContainEqual(ahead);
    expect(repaired.length).toBeGreaterThanOrEqual(before.length - lost.length);
  });

  it('a clock that was set back does not make what came before younger than it is', () => {
    const first = Array.from({ length: 60 }, (_, place) => ago((place + 30) * day));
    const later = Array.from({ length: 60 }, (_, place): DatedSnapshot => {
      const takenAt = new Date(Date.parse(now) - (place + 60) * day).toISOString();
      return { name: `later-${place}`, epoch: 1, position: 2_000_000 - place, takenAt, reason: 'changes' };
    });
    const stay = new Set(kept([...first, ...later]).map(({ name }) => name));
    expect(later.slice(0, 20).every(({ name }) => stay.has(name))).toBe(true);
    expect(first.slice(1, 29).every(({ name }) => stay.has(name))).toBe(false);
  });

  it('one from the future stays, because the clock may have been set back', () => {
    const future = Array.from({ length: 40 }, (_, place) => ago(-(place + 1) * hour));
    expect(snapshotsToRemove(future, now)).toEqual([]);
    const odd: DatedSnapshot = { ...ago(0), name: 'odd', takenAt: 'no time', position: 1 };
    expect(kept([odd, ...Array.from({ length: 30 }, (_, place) => ago(place * hour))])).toContain(odd);
  });
});

const anySnapshot = fc
  .record({
    minutes: fc.integer({ min: -10_000, max: 3_000_000 }),
    epoch: fc.integer({ min: 1, max: 3 }),
    position: fc.integer({ min: 1, max: 1000 }),
    reason: fc.constantFrom<SnapshotReason>('start', 'close', 'changes', 'restore', 'replaced'),
  })
  .map(({ minutes, ...fields }): DatedSnapshot => ({ ...ago(minutes * 60_000), ...fields }));

const anySnapshots = fc
  .array(anySnapshot, { maxLength: 80 })
  .map((all) => all.map((one, place) => ({ ...one, name: `snapshot-${place}` })));

describe('whatever snapshots there are', () => {
  it('the newest two stay, and every month that had one has one', () => {
    fc.assert(
      fc.property(anySnapshots, (snapshots) => {
        const stay = kept(snapshots);
        const newest = snapshots.toSorted((a, b) => b.epoch - a.epoch || b.position - a.position).slice(0, 2);
        for (const { epoch, position } of newest) {
          expect(stay.some((one) => one.epoch === epoch && one.position === position)).toBe(true);
        }
        const months = (all: readonly DatedSnapshot[]) =>
          [...new Set(all.map(({ takenAt }) => takenAt.slice(0, 7)))].toSorted();
        expect(months(stay)).toEqual(months(snapshots));
      }),
    );
  });

  it('thinning twice removes nothing more, and their order does not matter', () => {
    fc.assert(
      fc.property(anySnapshots, (snapshots) => {
        expect(snapshotsToRemove(kept(snapshots), now)).toEqual([]);
        expect(snapshotsToRemove(snapshots.toReversed(), now)).toEqual(snapshotsToRemove(snapshots, now));
      }),
    );
  });
});
