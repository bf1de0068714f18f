/**
 * Sheet plans → the bytes of an xlsx file. The only code that knows the Excel library; it needs neither page nor worker.
 */
import { Workbook } from '@cj-tech-master/excelts';
import { writableText } from '../../shared/tables/cell-text';
import type { SheetPlan } from '../../shared/tables/sheet-plan';
import { bodySize, sheetFonts } from '../../shared/tables/sheet-styles';
import { writeSheet } from './workbook-sheet';

export interface WorkbookProperties {
  readonly title: string;
  readonly creator: string;
  /** ISO 8601 time in UTC. It is written into the file, so the same input gives the same bytes. */
  readonly createdAt: string;
}

export interface WorkbookProgress {
  /** Rows written so far, and in all. Packing begins when they are equal. */
  readonly done: number;
  readonly total: number;
}

/** Rows between two reports of progress. */
const reportEvery = 500;

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
  const creator = writableText(properties.creator).text;
  const workbook = new Workbook();
  Object.assign(workbook, {
    title: writableText(properties.title).text,
    creator,
    lastModifiedBy: creator,
    created: createdAt,
    modified: createdAt,
    defaultFont: { name: sheetFonts.body, size: bodySize, charset: 134 },
  });
  const total = sheets.reduce((sum, { rowHeights }) => sum + rowHeights.length, 0);
  let done = 0;
  const rowDone = () => {
    done += 1;
    if (done % reportEvery === 0 || done === total) onProgress({ done, total });
  };
  for (const plan of sheets) await writeSheet(workbook, plan, rowDone);
  const bytes = await workbook.xlsx.writeBuffer({
    zip: { modTime: zipTime(createdAt), timestamps: 'dos' },
    validate: false,
  });
  return new Uint8Array(bytes);
}
