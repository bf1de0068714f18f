/** The program's own sheet with a ledger in memory, whose batches are sealed and then taken by nobody. */
import '../../../../renderer/ui/style-shim';
import '../../../../renderer/ui/tokens.css';
import './page.css';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { EntrySession } from '../../../../renderer/entry/entry-session';
import { EntrySheet } from '../../../../renderer/entry/EntrySheet';
import { Ledger } from '../../../../renderer/ledger/ledger';
import { Saver } from '../../../../renderer/ledger/saver';
import { UndoHistory, type UndoLog } from '../../../../renderer/ledger/undo-history';
import type { PlanView } from '../../../../shared/model/plan-view';
import { emptyRecordTable, type RecordTable } from '../../../../shared/model/record-table';
import { figureAt, largeView } from './data';
import { untilShown } from './sheet-page';

const nothing = (): void => undefined;
const now = (): string => '2026-01-01T00:00:00.000Z';
const session = new EntrySession();
let view: PlanView | null = null;
let records: RecordTable | null = null;

function tableOf({ plan, areas, categories, indicators, series }: PlanView): RecordTable {
  const table = emptyRecordTable();
  table.plan.set(plan.id, plan);
  for (const area of areas) table.area.set(area.id, area);
  for (const category of categories) table.category.set(category.id, category);
  for (const indicator of indicators) table.indicator.set(indicator.id, indicator);
  for (const each of series) table.series.set(each.id, each);
  return table;
}

function ledgerOf(table: RecordTable): Ledger {
  const saver = new Saver({
    host: { 'journal.append': () => Promise.resolve({ state: 'appended' } as never) },
    repository: { commit: () => Promise.resolve() },
    headHash: '0',
    now,
    patience: 60_000,
  });
  const log: UndoLog = {
    eachBefore: () => Promise.resolve(),
    positionsOf: () => Promise.resolve(new Map()),
    eachAt: () => Promise.resolve(),
  };
  const steps = new UndoHistory(log, 0, () => saver.unsaved().length);
  const place = { workspaceId: 'w', profileId: 'p', position: 0, steps };
  return new Ledger({ ...place, records: table, saver, by: '统计员', now });
}

function mount(): void {
  const root = document.getElementById('sheet');
  if (!root || !view || !records) throw new Error('not prepared');
  const ledger = ledgerOf(records);
  const frame = { inspect: nothing, isInspecting: () => false, openHistory: nothing, print: nothing };
  const ears = { onSheet: nothing, onIndicator: nothing, onTargetShown: nothing, tell: nothing };
  createRoot(root).render(
    createElement(EntrySheet, { ...ears, session, frame, target: null, ledger, plan: view }),
  );
}

function paste(text: string): void {
  const textarea = document.querySelector('textarea');
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  textarea?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, cancelable: true }));
}

window.sheetPage = {
  prepare() {
    view = largeView();
    records = tableOf(view);
  },
  show: () => untilShown(mount, 0, figureAt(0, 1)),
  paste(rows, columns, round) {
    const lines = Array.from({ length: rows }, (_, row) =>
      Array.from({ length: columns }, (__, column) => figureAt(row, column + 1, round)).join('\t'),
    );
    const text = lines.join('\r\n');
    return untilShown(() => paste(text), 0, figureAt(0, 1, round));
  },
};

window.selectAll = async () => {
  let longest = 0;
  let before = await new Promise<number>(requestAnimationFrame);
  session.sheet?.actions.selectAll();
  for (;;) {
    const frame = await new Promise<number>(requestAnimationFrame);
    longest = Math.max(longest, frame - before);
    before = frame;
    if (document.querySelector('.sheet-summary')) return longest;
  }
};
