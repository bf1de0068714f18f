import { expect, it } from 'vitest';
import { reconnect } from '../../../renderer/ledger/reconnect';
import { Saver } from '../../../renderer/ledger/saver';
import type { AppendResult, FolderContents } from '../../../shared/host';
import type { SealedBatch, UnchainedBatch } from '../../../shared/model/batch';

const batch: UnchainedBatch = {
  id: 'a',
  workspaceId: 'w',
  schemaVersion: 1,
  at: '2026-01-01T00:00:00.000Z',
  by: '',
  reason: '',
  origin: { kind: 'typed' },
  changes: [],
};

/** A page whose first save was left without an answer, and a folder whose journal ends at `head`. */
async function interrupted(written: boolean) {
  const sent: SealedBatch[] = [];
  let away = true;
  const append = (sealed: SealedBatch): Promise<AppendResult> => {
    sent.push(sealed);
    if (away) return Promise.reject(new Error('gone'));
    return Promise.resolve({ state: 'appended', head: { count: 1, batchId: 'a', hash: sealed.hash } });
  };
  const saver = new Saver({
    host: { 'journal.append': append },
    repository: { commit: () => Promise.resolve() },
    headHash: 'genesis',
    now: () => '2026-01-02T03:04:05.000Z',
    patience: 1000,
  });
  saver.enqueue(batch, []);
  await saver.settled();
  saver.hold();
  away = false;
  const head = { count: 0, batchId: null, hash: written ? (sent[0]?.hash ?? '') : 'genesis' };
  return { saver, sent, head };
}

function contents(hash: string, epoch = 1): FolderContents {
  return {
    marker: {
      state: 'present',
      marker: {
        format: 'indicator-workbench/marker',
        formatVersion: 1,
        workspaceId: 'w',
        epoch,
        createdAt: '',
        schemaVersion: 1,
        profiles: [],
      },
    },
    journal: { state: 'intact', workspaceId: 'w', epoch, head: { count: 1, batchId: 'a', hash } },
    snapshots: 0,
    reached: 1,
  };
}

const back = (saver: Saver, found: FolderContents | Error) =>
  reconnect({
    host: {
      'folder.contents': () => (found instanceof Error ? Promise.reject(found) : Promise.resolve(found)),
    },
    saver,
    workspaceId: 'w',
    epoch: 1,
  });

it.each([true, false])(
  'what was under way is sent again, whether it had been written (%s) or not',
  async (written) => {
    const { saver, sent, head } = await interrupted(written);
    expect(saver.accepting).toBe(false);
    await back(saver, contents(head.hash));
    expect(saver.state().kind).toBe('saved');
    expect(sent[1]).toEqual(sent[0]);
    expect(saver.accepting).toBe(true);
  },
);

it.each([
  ['another history', contents('other')],
  ['another epoch', contents('genesis', 2)],
  ['no journal', { ...contents('genesis'), journal: { state: 'absent' } } satisfies FolderContents],
  ['no marker', { ...contents('genesis'), marker: { state: 'absent' } } satisfies FolderContents],
])('a folder with %s takes nothing more, and nothing that waits is lost', async (_, found) => {
  const { saver, sent } = await interrupted(false);
  await back(saver, found);
  expect(saver.state()).toEqual({ kind: 'forked', waiting: 1 });
  expect(saver.unsaved()).toEqual([batch]);
  expect(sent).toHaveLength(1);
  expect(saver.accepting).toBe(false);
});

it('a page with nothing unsaved stops as well where the folder has moved on', async () => {
  const saver = new Saver({
    host: { 'journal.append': () => Promise.reject(new Error('not asked')) },
    repository: { commit: () => Promise.resolve() },
    headHash: 'genesis',
    now: () => '',
    patience: 1000,
  });
  saver.hold();
  await back(saver, contents('other'));
  expect(saver.state()).toEqual({ kind: 'forked', waiting: 0 });
});

it('a folder that cannot be looked at decides nothing', async () => {
  const { saver } = await interrupted(false);
  await expect(back(saver, new Error('EIO'))).rejects.toThrow('EIO');
  expect(saver.state().kind).toBe('unknown');
  expect(saver.accepting).toBe(false);
});
