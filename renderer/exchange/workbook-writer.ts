/**
 * Sheet plans → the bytes of an xlsx file. These files alone know the Excel library; they need neither page nor worker.
 */
import { writableText } from '../../shared/tables/cell-text';
import type { SheetPlan } from '../../shared/tables/sheet-plan';
import { bodySize, sheetFonts } from '../../shared/tables/sheet-styles';
import { SharedTexts } from './workbook-cells';
import { QuickWorkbook } from './workbook-library';
import { writeOwnParts } from './workbook-parts';
import { addPlannedSheet } from './workbook-sheet';
import { StyleBook } from './workbook-styles';

export interface WorkbookProperties {
  readonly title: string;
  /** What the workbook holds of what its title names. */
  readonly subject: string;
  readonly creator: string;
  /** The bureau; empty where it is not known. */
  readonly company: string;
  /** ISO 8601 time in UTC. It is written into the file, so the same input gives the same bytes. */
  readonly createdAt: string;
}

export interface WorkbookProgress {
  /** Rows written so far, and in all. They are packed as they are written; what is left then are the charts. */
  readonly done: number;
  readonly total: number;
}

/** Rows between two reports of progress. */
const reportEvery = 500;

/** Of 1 to 9: half the time of the usual 6 for a file that is a tenth larger. */
const packing = 3;

/** How the workbook opens: with its first sheet. */
const firstView = {
  x: 0,
  y: 0,
  width: 24_000,
  height: 12_000,
  firstSheet: 0,
  activeTab: 0,
  visibility: 'visible',
} as const;

/** A zip entry holds local clock time; these fields of it are the same wherever the file is made. */
function zipTime(createdAt: Date): Date {
  return new Date(createdAt.getUTCFullYear(), createdAt.getUTCMonth(), createdAt.getUTCDate(), 12);
}

/**
 * The xlsx file of the sheets, in their order. Throws RangeError without sheets or for two of one name; the same input
 * gives the same bytes.
 */
export async function writeWorkbook(
  sheets: readonly SheetPlan[],
  properties: WorkbookProperties,
  onProgress: (progress: WorkbookProgress) => void = () => undefined,
): Promise<Uint8Array<ArrayBuffer>> {
  if (sheets.length === 0) throw new RangeError('a workbook needs a sheet');
  const names = new Set(sheets.map(({ name }) => name.toLowerCase()));
  if (names.size < sheets.length) throw new RangeError('two sheets have the same name');
  const createdAt = new Date(properties.createdAt);
  const written = (property: string): string => writableText(property).text;
  const creator = written(properties.creator);
  const workbook = new QuickWorkbook();
  Object.assign(workbook, {
    title: written(properties.title),
    subject: written(properties.subject),
    company: written(properties.company),
    creator,
    lastModifiedBy: creator,
    created: createdAt,
    modified: createdAt,
    defaultFont: { name: sheetFonts.body, size: bodySize, charset: 134 },
    views: [firstView],
  });
  const total = sheets.reduce(
    (sum, { rowHeights, body }) => sum + rowHeights.length + (body?.rowCount ?? 0),
    0,
  );
  let done = 0;
  const rowDone = () => {
    done += 1;
    if (done % reportEvery === 0 || done === total) onProgress({ done, total });
  };
  const styles = new StyleBook();
  for (const { cells, body } of sheets) {
    for (const cell of cells) styles.add(cell);
    for (const look of body?.looks ?? []) styles.add(look);
  }
  const firstVerdicts = sheets.findIndex(({ verdicts = [] }) => verdicts.length > 0);
  for (const [index, plan] of sheets.entries()) {
    const sheet = await addPlannedSheet(workbook, plan, index === firstVerdicts);
    if (index === 0) styles.show(sheet, plan.rowHeights.length + 1);
  }
  writeOwnParts(workbook, sheets, { styles, texts: new SharedTexts(), rowDone, author: creator });
  const bytes = await workbook.xlsx.writeBuffer({
    zip: { level: packing, modTime: zipTime(createdAt), timestamps: 'dos' },
    validate: false,
  });
  return new Uint8Array(bytes);
}
