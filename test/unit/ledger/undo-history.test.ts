import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UndoHistory, type Direction, type UndoLog } from '../../../renderer/ledger/undo-history';
import type { Change, Origin, UnchainedBatch } from '../../../shared/model/batch';
import { addToStacks, emptyStacks } from '../../../shared/model/undo';

const aBatch = (position: number, origin: Origin, changes: readonly Change[] = []): UnchainedBatch => ({
  id: `a-${position}`,
  workspaceId: 'w',
  schemaVersion: 1,
  at: `2026-01-01T00:00:00.${`${position}`.padStart(6, '0')}Z`,
  by: '',
  reason: `第 ${position} 步`,
  origin,
  changes,
});

/** A log that holds what it has been given up to `committed`; places in `gaps` could not be read when it was rebuilt. */
class LogOnDisk implements UndoLog {
  readonly batches: UnchainedBatch[] = [];
  readonly gaps = new Set<number>();
  committed = 0;
  /** Batches handed out so far. */
  read = 0;

  private async *records(positions: readonly number[]) {
    for (const position of positions) {
      await Promise.resolve();
      const batch = this.batches[position - 1];
      if (!batch || position > this.committed || this.gaps.has(position)) continue;
      this.read += 1;
      yield { position, batch };
    }
  }

  private places(): number[] {
    return this.batches.map((_, index) => index + 1).filter((position) => !this.gaps.has(position));
  }

  async eachBefore(...[before, limit, look]: Parameters<UndoLog['eachBefore']>): Promise<void> {
    const positions = this.places().filter((position) => position < before);
    for await (const record of this.records(positions.reverse().slice(0, limit))) look(record);
  }

  async eachAt(...[positions, look]: Parameters<UndoLog['eachAt']>): Promise<void> {
    for await (const record of this.records(positions)) look(record);
  }

  async positionsOf(ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
    await Promise.resolve();
    const places = this.places().map((position) => [this.batches[position - 1]?.id ?? '', position] as const);
    return new Map(places.filter(([id]) => ids.includes(id)));
  }
}

type Operation = 'typed' | 'restore' | 'import' | Direction | 'lower undo' | 'lower redo';

/** What the whole log makes of a stack, from its beginning. */
class Folded {
  readonly stacks = emptyStacks<{ readonly id: string }>();

  /** The origin that an operation gives to the next batch; null where there is nothing to undo or redo. */
  originOf(operation: Operation): Origin | null {
    if (operation === 'typed' || operation === 'restore' || operation === 'import')
      return { kind: operation };
    const direction = operation.endsWith('undo') ? 'undo' : 'redo';
    const step = this.stacks[direction].at(operation.startsWith('lower') ? -2 : -1);
    return step ? { kind: direction, of: step.id } : null;
  }

  add(batch: UnchainedBatch): void {
    addToStacks(this.stacks, batch, batch.origin);
  }
}

const ordinary = fc.oneof(
  { weight: 8, arbitrary: fc.constant<Operation>('typed') },
  { weight: 8, arbitrary: fc.constant<Operation>('undo') },
  { weight: 5, arbitrary: fc.constant<Operation>('redo') },
  { weight: 1, arbitrary: fc.constantFrom<Operation>('restore', 'import') },
);
/** Earlier sessions may have passed over steps. */
const earlier = fc.oneof(
  { weight: 21, arbitrary: ordinary },
  { weight: 2, arbitrary: fc.constantFrom<Operation>('lower undo', 'lower redo') },
);

function carryOut(operations: readonly Operation[], log: LogOnDisk, folded: Folded): UnchainedBatch[] {
  return operations.flatMap((each) => {
    const origin = folded.originOf(each);
    if (!origin) return [];
    const batch = aBatch(log.batches.length + 1, origin);
    log.batches.push(batch);
    folded.add(batch);
    return batch;
  });
}

describe('what can be taken back', () => {
  it('is what the whole log says, however much of it has been read, and while it grows and is saved', async () => {
    const sizes = fc.record({ page: fc.integer({ min: 1, max: 7 }), nearby: fc.integer({ min: 1, max: 4 }) });
    const history = fc.array(earlier, { maxLength: 80 });
    const live = fc.array(fc.tuple(ordinary, fc.constantFrom(0, 0, 0, 1, 5), fc.boolean()), {
      maxLength: 40,
    });
    await fc.assert(
      fc.asyncProperty(history, live, sizes, async (before, after, chosen) => {
        const log = new LogOnDisk();
        const folded = new Folded();
        carryOut(before, log, folded);
        log.committed = log.batches.length;
        const unsaved = () => log.batches.length - log.committed;
        const steps = new UndoHistory(log, log.committed, unsaved, chosen);
        await steps.readFirst();
        for (const [each, saved, waits] of after) {
          if (each === 'undo' || each === 'redo') await steps.reach(each);
          for (const batch of carryOut([each], log, folded)) steps.add(batch);
          log.committed = Math.min(log.batches.length, log.committed + saved);
          if (waits) await expectSame(steps, folded);
        }
        for (const direction of ['undo', 'redo', 'undo'] as const)
          while (folded.stacks[direction].length > 0) {
            await expectSame(steps, folded);
            for (const batch of carryOut([direction], log, folded)) steps.add(batch);
          }
        await expectSame(steps, folded);
      }),
    );
  });

  async function expectSame(steps: UndoHistory, { stacks }: Folded): Promise<void> {
    for (const direction of ['undo', 'redo'] as const) {
      const next = await steps.reach(direction);
      expect(next?.id).toBe(stacks[direction].at(-1)?.id);
      expect(steps.next(direction)?.reason).toBe(next?.reason);
    }
  }

  const historyOf = async (log: LogOnDisk) => {
    log.committed = log.batches.length;
    const steps = new UndoHistory(log, log.committed, () => log.batches.length - log.committed);
    const lastAt = await steps.readFirst();
    return { steps, lastAt };
  };

  it('is known at once from a bounded part of a long log', async () => {
    const log = new LogOnDisk();
    carryOut(
      Array.from({ length: 5000 }, () => 'typed' as const),
      log,
      new Folded(),
    );
    const { steps, lastAt } = await historyOf(log);
    expect(steps.next('undo')?.reason).toBe('第 5000 步');
    expect(lastAt).toBe(log.batches.at(-1)?.at);
    expect(log.read).toBe(100);
  });

  it('is not what an import or a new figure has put out of reach while the log was read', async () => {
    for (const kind of ['typed', 'import'] as const) {
      const log = new LogOnDisk();
      const folded = new Folded();
      carryOut(['typed', 'typed', 'typed', 'undo', 'undo'], log, folded);
      log.committed = 5;
      const steps = new UndoHistory(log, 5, () => log.batches.length - log.committed, { page: 1, nearby: 1 });
      const reading = steps.readFirst();
      for (const batch of carryOut([kind], log, folded)) steps.add(batch);
      await reading;
      await expectSame(steps, folded);
      for (const batch of carryOut(['undo'], log, folded)) steps.add(batch);
      for (const batch of carryOut(['redo'], log, folded)) steps.add(batch);
      await expectSame(steps, folded);
    }
  });

  it('passes over what could not be read when the log was rebuilt', async () => {
    const log = new LogOnDisk();
    const folded = new Folded();
    carryOut(['typed', 'typed', 'undo', 'undo', 'redo', 'redo'], log, folded);
    log.gaps.add(2);
    const { steps } = await historyOf(log);
    expect((await steps.reach('undo'))?.id).toBe('a-1');
  });

  it('can be passed over, and is there again after a restart', async () => {
    const log = new LogOnDisk();
    carryOut(['typed', 'typed'], log, new Folded());
    const { steps } = await historyOf(log);
    steps.skip('undo');
    expect(steps.next('undo')?.id).toBe('a-1');
    expect((await historyOf(log)).steps.next('undo')?.id).toBe('a-2');
  });

  it('keeps many changes only while they are next, and reads them again when they come back', async () => {
    const log = new LogOnDisk();
    const folded = new Folded();
    const { steps } = await historyOf(log);
    const many = Array.from({ length: 6000 }, (_, index): Change => ({
      key: { kind: 'figure', seriesId: `${index}`, measure: 'actual', period: '2016' },
      before: null,
      after: '1',
    }));
    const large = aBatch(1, { kind: 'paste' }, many);
    const add = (batch: UnchainedBatch) => {
      log.batches.push(batch);
      folded.add(batch);
      log.committed += 1;
      steps.add(batch);
    };
    add(large);
    expect(steps.next('undo')?.changes).toHaveLength(6000);
    add(aBatch(2, { kind: 'typed' }));
    add(aBatch(3, { kind: 'undo', of: 'a-2' }));
    expect(steps.next('undo')).toMatchObject({ reason: '第 1 步', changes: null });
    expect(await steps.reach('undo')).toEqual(large);
  });

  it('goes back to figures of an earlier schema, and no further than its other records', async () => {
    const log = new LogOnDisk();
    const figure: Change = {
      key: { kind: 'figure', seriesId: 's', measure: 'actual', period: '2016' },
      before: null,
      after: '1',
    };
    const field: Change = {
      key: { kind: 'field', entity: 'plan', id: 'p', field: 'name' },
      before: '甲',
      after: '乙',
    };
    const earlierSchema = (position: number, changes: readonly Change[]) => ({
      ...aBatch(position, { kind: 'typed' }, changes),
      schemaVersion: 0,
    });
    log.batches.push(
      earlierSchema(1, [figure]),
      earlierSchema(2, [figure, field]),
      earlierSchema(3, [figure]),
      aBatch(4, { kind: 'typed' }, [field]),
    );
    const { steps } = await historyOf(log);
    for (const id of ['a-4', 'a-3']) {
      expect((await steps.reach('undo'))?.id).toBe(id);
      steps.skip('undo');
    }
    expect(await steps.reach('undo')).toBeNull();
  });

  it('waits in a log that cannot be read for the moment', async () => {
    const log = new LogOnDisk();
    carryOut(['typed', 'undo'], log, new Folded());
    const { eachAt } = log;
    log.eachAt = () => Promise.reject(new Error('the database is away'));
    log.committed = 2;
    const steps = new UndoHistory(log, 2, () => 0);
    await expect(steps.readFirst()).rejects.toThrow('the database is away');
    expect(steps.mayHave('redo')).toBe(true);
    await expect(steps.reach('redo')).rejects.toThrow('the database is away');
    log.eachAt = eachAt;
    expect((await steps.reach('redo'))?.id).toBe('a-1');
  });
});
