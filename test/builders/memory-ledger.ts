import { Ledger } from '../../renderer/ledger/ledger';
import { Saver } from '../../renderer/ledger/saver';
import { UndoHistory, type UndoLog } from '../../renderer/ledger/undo-history';
import type { PlanDocument } from '../../shared/model/plan';
import { applyChanges, creationChanges, emptyRecordTable } from '../../shared/model/record-table';

const emptyLog: UndoLog = {
  eachBefore: () => Promise.resolve(),
  positionsOf: () => Promise.resolve(new Map()),
  eachAt: () => Promise.resolve(),
};

/** A ledger that holds a plan and saves nowhere; what it is given counts as being saved. */
export function memoryLedger(document: PlanDocument): Ledger {
  const now = () => '2026-03-01T09:00:00.000Z';
  const records = emptyRecordTable();
  applyChanges(records, creationChanges(document));
  const saver = new Saver({
    host: { 'journal.append': () => new Promise(() => undefined) },
    repository: { commit: () => Promise.resolve() },
    headHash: 'genesis',
    now,
    patience: 1_000_000,
  });
  return new Ledger({
    records,
    saver,
    workspaceId: 'w',
    profileId: 'a',
    position: 0,
    steps: new UndoHistory(emptyLog, 0, () => saver.unsaved().length),
    by: '张三',
    now,
  });
}
