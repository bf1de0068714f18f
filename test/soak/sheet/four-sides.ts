import { createHash } from 'node:crypto';
import path from 'node:path';
import { realFileSystem } from '../../../electron/services/file-system';
import { readJournalPage } from '../../../electron/services/journal-page';
import { scanJournal } from '../../../electron/services/journal-scan';
import { listSegments, openSegment } from '../../../electron/services/segment-files';
import type { SealedBatch } from '../../../shared/model/batch';
import { canonicalJson } from '../../../shared/model/canonical-json';
import { figureSlot } from '../../../shared/model/figure';
import { entities, type Entity, type Id, type Indicator, type Series } from '../../../shared/model/plan';
import { applyChanges, emptyRecordTable } from '../../../shared/model/record-table';
import { printFigure } from '../../../shared/notation/print';
import type { ExpectedSheet } from './expected-sheet';
import { years } from './expected-sheet';
import type { SheetScreen } from './sheet-screen';

/** Texts by indicator and year; cells without a figure are not in it. */
type Texts = ReadonlyMap<string, string>;

interface Database {
  readonly head: { readonly position: number; readonly hash: string };
  readonly log: readonly { readonly hash: string }[];
  readonly records: Readonly<Record<string, readonly { readonly id: Id }[]>>;
}

/** Rows that are read at a time; they fit on the screen. */
const pageRows = 12;

/** Milliseconds until the sheet is scrolled once more: a step that ends late brings its own cell into view. */
const drawingPatience = 3_000;
const scrolls = 10;

/** Scrolls until both ends of a page are drawn; a busy grid draws the last rows later than the first. */
async function scrolledTo(screen: SheetScreen, ends: readonly [number, number]): Promise<void> {
  for (let left = scrolls; ; left -= 1) {
    await screen.scrollTo(ends[0]);
    const drawn = ends.map((row) =>
      screen.page
        .locator(`[row-index="${row}"] .ag-cell[col-id="name"]`)
        .waitFor({ timeout: left > 1 ? drawingPatience : 30_000 }),
    );
    const outcomes = await Promise.allSettled(drawn);
    const failure = outcomes.find((outcome) => outcome.status === 'rejected');
    if (!failure) return;
    if (left === 1) throw failure.reason;
  }
}

/** The cells as the grid has drawn them, page by page. */
async function screenTexts(screen: SheetScreen, rows: number): Promise<Texts> {
  const texts = new Map<string, string>();
  for (let row = 0; row < rows; row += pageRows) {
    await scrolledTo(screen, [row, Math.min(row + pageRows, rows) - 1]);
    const seen = await screen.seen();
    const names = new Map(
      seen.filter(({ column }) => column === 'name').map((cell) => [cell.row, cell.text]),
    );
    for (const { row: at, column, text } of seen) {
      const year = /^actual-(\d+)$/.exec(column)?.[1];
      if (year !== undefined && text !== '') texts.set(`${names.get(at)}/${year}`, text);
    }
  }
  return texts;
}

/** The ledger in the page's memory, as it gives itself to the clipboard: the grid has no part in it. */
async function ledgerTexts(screen: SheetScreen): Promise<Texts> {
  await screen.press('Control+a');
  await screen.press('Control+c');
  const texts = new Map<string, string>();
  for (const line of (await screen.clipboardText()).split('\r\n')) {
    const [, , name = '', , , , ...figures] = line.split('\t');
    years.forEach((year, index) => {
      const text = figures[index] ?? '';
      if (text !== '') texts.set(`${name}/${year}`, text);
    });
  }
  return texts;
}

async function readDatabase(screen: SheetScreen): Promise<Database> {
  return screen.page.evaluate(async (names) => {
    const answered = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error('no reason given'));
      });
    const database = await answered(indexedDB.open('indicator-workbench'));
    const reading = database.transaction([...names, 'log', 'meta']);
    const records: Record<string, { id: string }[]> = {};
    for (const name of names) records[name] = await answered(reading.objectStore(name).getAll());
    const log = (await answered(reading.objectStore('log').getAll())) as { hash: string }[];
    const head = await answered(reading.objectStore('meta').get('head'));
    database.close();
    return { head, records, log: log.map(({ hash }) => ({ hash })) };
  }, entities);
}

async function readJournal(folder: string): Promise<readonly SealedBatch[]> {
  const batches: SealedBatch[] = [];
  for (const segment of await listSegments(realFileSystem, folder)) {
    const { file, size } = await openSegment(realFileSystem, folder, segment);
    try {
      const { state, detail, entries } = await scanJournal(file, size);
      if (state !== 'intact') throw new Error(`${segment.name} is ${state}: ${detail}`);
      for (let read = 0; read < entries.length;) {
        const page = await readJournalPage(file, entries.slice(read), 500);
        batches.push(...page.batches);
        read += page.batches.length;
      }
    } finally {
      await file.close();
    }
  }
  return batches;
}

function recordTexts(indicators: readonly Indicator[], series: readonly Series[]): Texts {
  const names = new Map(indicators.map(({ id, name }) => [id, name]));
  const texts = new Map<string, string>();
  for (const { indicatorId, figures } of series)
    for (const year of years) {
      const figure = figures[figureSlot({ measure: 'actual', period: year })];
      if (figure !== undefined) texts.set(`${names.get(indicatorId)}/${year}`, printFigure(figure));
    }
  return texts;
}

function differences(what: string, found: Texts, expected: Texts): string[] {
  const keys = [...new Set([...found.keys(), ...expected.keys()])];
  const different = keys.filter((key) => found.get(key) !== expected.get(key));
  if (different.length === 0) return [];
  const named = different
    .slice(0, 5)
    .map((key) => `${key} is “${found.get(key) ?? ''}” instead of “${expected.get(key) ?? ''}”`);
  return [`${what}: ${different.length} differences: ${named.join(', ')}`];
}

/** Are screen, ledger, storage and journal what is expected, and the latter two one chain? Answers what is wrong. */
export async function compareSides(screen: SheetScreen, sheet: ExpectedSheet): Promise<readonly string[]> {
  await screen.saved();
  const expected = sheet.texts();
  const problems = [
    ...differences('screen', await screenTexts(screen, sheet.rows.length), expected),
    ...differences('ledger', await ledgerTexts(screen), expected),
  ];
  const database = await readDatabase(screen);
  const batches = await readJournal(path.join(screen.computer.dataFolder, 'journal'));
  const table = emptyRecordTable();
  let parent: string | undefined;
  for (const { hash, batch } of batches) {
    if (applyChanges(table, batch.changes).length > 0) problems.push(`batch ${batch.id} does not fit`);
    if (parent !== undefined && batch.parentHash !== parent) problems.push(`${batch.id} does not follow`);
    if (createHash('sha256').update(canonicalJson(batch)).digest('hex') !== hash)
      problems.push(`${batch.id} is altered`);
    parent = hash;
  }
  problems.push(
    ...differences(
      'journal',
      recordTexts([...table.indicator.values()], [...table.series.values()]),
      expected,
    ),
  );
  for (const entity of entities) problems.push(...recordDifferences(entity, database, table[entity]));
  const chain = batches.map(({ hash }) => hash).join();
  if (database.log.map(({ hash }) => hash).join() !== chain)
    problems.push('log and journal hold other batches');
  if (database.head.hash !== parent || database.head.position !== batches.length)
    problems.push('the head of the database is not the end of the journal');
  // The first batch brings the plan.
  if (batches.length !== sheet.batches + 1)
    problems.push(`${batches.length - 1} batches instead of ${sheet.batches}`);
  return problems;
}

function recordDifferences(
  entity: Entity,
  { records }: Database,
  wanted: ReadonlyMap<Id, unknown>,
): string[] {
  const stored = records[entity] ?? [];
  const other = stored.filter(
    (record) => canonicalJson(record) !== canonicalJson(wanted.get(record.id) ?? null),
  );
  if (other.length === 0 && stored.length === wanted.size) return [];
  return [`storage: ${other.length} of ${stored.length} records of ${entity} are not what the journal makes`];
}
