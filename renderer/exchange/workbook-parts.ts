/** Puts the cells of the sheets into the file that the library writes around them. */
import type { Workbook } from '@cj-tech-master/excelts';
import type { SheetPlan } from '../../shared/tables/sheet-plan';
import { cellName, rangeName } from '../../shared/workbook/reference';
import { rowsXml, type CellWriting } from './workbook-cells';

/** One part of the file while it is written. */
interface Part {
  write(piece: string): void;
  end(): void;
}

/** What the library writes parts to. */
interface PartWriter {
  createEntry(name: string): Part;
}

/** Characters that are handed on in one piece. */
const pieceLength = 1 << 16;

function writePieces(part: Part, pieces: Iterable<string>): void {
  let gathered = '';
  for (const piece of pieces) {
    gathered += piece;
    if (gathered.length < pieceLength) continue;
    part.write(gathered);
    gathered = '';
  }
  if (gathered !== '') part.write(gathered);
}

/** Excel wants merged cells right after what these elements say. */
const beforeMerges = /^(?:<sheetProtection[^>]*\/>)?(?:<autoFilter[^>]*\/>)?/;

function mergesXml({ merges }: SheetPlan): string {
  if (merges.length === 0) return '';
  const each = merges.map((merge) => `<mergeCell ref="${rangeName(merge)}"/>`);
  return `<mergeCells count="${merges.length}">${each.join('')}</mergeCells>`;
}

function dimension({ columnWidths, rowHeights, body }: SheetPlan): string {
  const row = rowHeights.length + (body?.rowCount ?? 0);
  return `<dimension ref="A1:${cellName({ row: Math.max(1, row), column: Math.max(1, columnWidths.length) })}"/>`;
}

/** The part of a sheet as the library writes it, with the rows of the plan in the place of its own. */
function* sheetXml(written: string, plan: SheetPlan, writing: CellWriting): Iterable<string> {
  const [, head, tail] = /^([^]*?)<sheetData(?:\/>|>[^]*<\/sheetData>)([^]*)$/.exec(written) ?? [];
  if (head === undefined || tail === undefined) throw new TypeError('the library wrote no place for cells');
  yield `${head.replace(/<dimension [^>]*\/>/, dimension(plan))}<sheetData>`;
  yield* rowsXml(plan, writing);
  const [before = ''] = beforeMerges.exec(tail) ?? [];
  yield `</sheetData>${before}${mergesXml(plan)}${tail.slice(before.length)}`;
}

/**
 * From here on the library's parts of sheets and of shared texts are written by us. The first sheet holds the cells by
 * which the style book learns the numbers that the library has given to its styles.
 */
export function writeOwnCells(workbook: Workbook, plans: readonly SheetPlan[], writing: CellWriting): void {
  const library = workbook.xlsx;
  const create: (options: unknown) => PartWriter = Reflect.get(library, 'createZipWriter');
  const ownPart = (part: Part, pieces: (written: string) => Iterable<string>): Part => {
    const gathered: string[] = [];
    return {
      write: (piece) => {
        gathered.push(piece);
      },
      end: () => {
        writePieces(part, pieces(gathered.join('')));
        part.end();
      },
    };
  };
  const createZipWriter = (options: unknown): PartWriter => {
    const writer = create.call(library, options);
    const createEntry = writer.createEntry.bind(writer);
    writer.createEntry = (name) => {
      const part = createEntry(name);
      if (name === 'xl/sharedStrings.xml') return ownPart(part, () => writing.texts.xml());
      const [, number] = /^xl\/worksheets\/sheet(\d+)\.xml$/.exec(name) ?? [];
      const plan = plans[Number(number) - 1];
      if (plan === undefined) return part;
      return ownPart(part, (written) => {
        if (number === '1') writing.styles.learn(written);
        return sheetXml(written, plan, writing);
      });
    };
    return writer;
  };
  Object.defineProperty(library, 'createZipWriter', { value: createZipWriter });
}
