import { describe, expect, it } from 'vitest';
import type { FolderContents, JournalState } from '../../../shared/host';
import { reconcile, type ChainLookup, type DatabaseContents } from '../../../shared/saving/reconcile';

const nothing: FolderContents = {
  marker: { state: 'absent' },
  journal: { state: 'absent' },
  snapshots: 0,
  reached: 0,
};
const unrelated: ChainLookup = { journalHasDatabaseHead: false, databaseHasJournalHead: false };

function marker(changes: { workspaceId?: string; epoch?: number; schemaVersion?: number } = {}) {
  const state = {
    format: 'indicator-workbench/marker',
    formatVersion: 1,
    workspaceId: 'w',
    epoch: 1,
    createdAt: '2026-01-01T00:00:00.000Z',
    schemaVersion: 1,
    profiles: ['p'],
    ...changes,
  } as const;
  return { state: 'present', marker: state } as const;
}

function journal(
  hash: string,
  count: number,
  changes: { workspaceId?: string; epoch?: number } = {},
): JournalState {
  return {
    state: 'intact',
    workspaceId: 'w',
    epoch: 1,
    head: { hash, count, batchId: count === 0 ? null : `p-${count}` },
    ...changes,
  };
}

function database(
  headHash: string,
  count: number,
  changes: { schemaVersion?: number; complete?: boolean } = {},
): DatabaseContents {
  const own = { workspaceId: 'w', epoch: 1, schemaVersion: 1, headHash, count, complete: true };
  return { state: 'present', ...own, ...changes };
}

const folder = (state: JournalState, mark: FolderContents['marker'] = marker()): FolderContents => ({
  marker: mark,
  journal: state,
  snapshots: 0,
  reached: 'head' in state ? state.head.count : 0,
});

const decide = (data: DatabaseContents, contents: FolderContents, lookup: Partial<ChainLookup> = {}) => {
  const decision = reconcile(data, contents, { ...unrelated, ...lookup }, 1);
  return decision.action === 'stop' ? `stop: ${decision.reason}` : decision.action;
};

const empty: DatabaseContents = { state: 'empty' };

describe('an empty database', () => {
  it('begins only where the folder holds nothing at all', () => {
    expect(decide(empty, nothing)).toBe('begin');
    expect(decide(empty, { ...nothing, marker: marker() })).toBe('stop: databaseEmpty');
    expect(decide(empty, { ...nothing, marker: { state: 'damaged' } })).toBe('stop: databaseEmpty');
    expect(decide(empty, { ...nothing, journal: journal('g', 0) })).toBe('stop: databaseEmpty');
    expect(decide(empty, { ...nothing, snapshots: 1 })).toBe('stop: databaseEmpty');
  });
});

describe('a database that has only begun', () => {
  it('goes on beginning, wherever it was interrupted', () => {
    expect(decide(database('g', 0), nothing)).toBe('resumeBegin');
    expect(decide(database('g', 0), folder(journal('g', 0), { state: 'absent' }))).toBe('resumeBegin');
    expect(decide(database('g', 0), folder(journal('g', 0)))).toBe('resumeBegin');
  });

  it('takes the first batches from the journal', () => {
    expect(decide(database('g', 0), folder(journal('h1', 1)), { journalHasDatabaseHead: true })).toBe(
      'replay',
    );
  });

  it('stops where a marker without a journal, or snapshots, say that there was more', () => {
    expect(decide(database('g', 0), folder({ state: 'absent' }))).toBe('stop: journalMissing');
    expect(decide(database('g', 0), { ...nothing, snapshots: 2 })).toBe('stop: journalMissing');
    expect(decide(database('g', 0), { ...folder(journal('g', 0)), snapshots: 2 })).toBe(
      'stop: databaseEmpty',
    );
  });
});

describe('a database with data', () => {
  it('opens where both heads are the same', () => {
    expect(decide(database('h5', 5), folder(journal('h5', 5)))).toBe('open');
    expect(decide(database('h5', 5), folder({ ...journal('h5', 5), state: 'torn' } as JournalState))).toBe(
      'open',
    );
  });

  it('is brought up to the journal, or brings the journal up, on the same chain', () => {
    expect(decide(database('h5', 5), folder(journal('h7', 7)), { journalHasDatabaseHead: true })).toBe(
      'replay',
    );
    expect(decide(database('h7', 7), folder(journal('h5', 5)), { databaseHasJournalHead: true })).toBe(
      'refill',
    );
  });

  it('stops where the files name batches that neither side has, also where both are the same', () => {
    const reached = (state: JournalState, count: number) => ({ ...folder(state), reached: count });
    expect(decide(database('h5', 5), reached(journal('h5', 5), 6))).toBe('stop: batchesLost');
    const ahead = { journalHasDatabaseHead: true };
    expect(decide(database('h5', 5), reached(journal('h7', 7), 8), ahead)).toBe('stop: batchesLost');
    const behind = { databaseHasJournalHead: true };
    expect(decide(database('h7', 7), reached(journal('h5', 5), 8), behind)).toBe('stop: batchesLost');
    expect(decide(database('h7', 7), reached(journal('h5', 5), 7), behind)).toBe('refill');
  });

  it('stops where the database has lost a part of itself', () => {
    const holed = database('h5', 5, { complete: false });
    expect(decide(holed, folder(journal('h5', 5)))).toBe('stop: databaseIncomplete');
    expect(decide(holed, nothing)).toBe('stop: databaseIncomplete');
  });

  it('stops at everything else', () => {
    const stood = database('h5', 5);
    expect(decide(stood, folder(journal('x5', 5)))).toBe('stop: forked');
    expect(decide(stood, nothing)).toBe('stop: folderEmpty');
    expect(decide(stood, folder({ state: 'absent' }))).toBe('stop: journalMissing');
    expect(decide(stood, folder(journal('h5', 5), { state: 'absent' }))).toBe('stop: markerMissing');
    expect(decide(stood, folder(journal('h5', 5), { state: 'damaged' }))).toBe('stop: markerDamaged');
    expect(decide(stood, folder({ state: 'damaged', detail: '', readableBatches: 3 }))).toBe(
      'stop: journalDamaged',
    );
    expect(decide(stood, folder(journal('h5', 5, { workspaceId: 'v' })))).toBe('stop: otherWorkspace');
    expect(decide(stood, folder(journal('h5', 5, { epoch: 2 })))).toBe('stop: otherWorkspace');
    expect(decide(stood, folder(journal('h5', 5), marker({ workspaceId: 'v' })))).toBe(
      'stop: otherWorkspace',
    );
    expect(decide(stood, folder(journal('h5', 5), marker({ epoch: 2 })))).toBe('stop: otherWorkspace');
    expect(decide(stood, folder(journal('h5', 5), marker({ schemaVersion: 2 })))).toBe('stop: newerSchema');
    expect(decide(database('h5', 5, { schemaVersion: 2 }), folder(journal('h5', 5)))).toBe(
      'stop: newerSchema',
    );
  });
});

describe('what a later program has written', () => {
  it('comes before everything else that could be said', () => {
    const empty: DatabaseContents = { state: 'empty' };
    const later = marker({ schemaVersion: 2 });
    const newer = { state: 'newer' } as const;
    for (const mark of [later, newer]) {
      expect(decide(empty, folder(journal('h5', 5), mark))).toBe('stop: newerSchema');
      expect(decide(empty, folder({ state: 'absent' }, mark))).toBe('stop: newerSchema');
      expect(decide(database('h5', 5), folder(journal('other', 9), mark))).toBe('stop: newerSchema');
      expect(
        decide(database('h5', 5), folder({ state: 'damaged', detail: '', readableBatches: 0 }, mark)),
      ).toBe('stop: newerSchema');
    }
    expect(decide(database('h5', 5, { schemaVersion: 2 }), nothing)).toBe('stop: newerSchema');
    for (const side of [empty, database('h5', 5)])
      expect(decide(side, folder({ state: 'newer' }))).toBe('stop: newerSchema');
  });
});
