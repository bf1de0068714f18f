/** Puts the cells of the sheets into the file that the library writes around them. */
import type { Workbook } from '@cj-tech-master/excelts';
import type { SheetPlan } from '../../shared/tables/sheet-plan';
import { rowsXml, type CellWriting } from './workbook-cells';
import { lastCell, linksXml, mergesXml, namedCharts, unmarkedXml, VerdictColors } from './workbook-elements';
import { authoredComments, placedNotes } from './workbook-notes';

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

/** Excel wants merged cells, and then colours, right after what these elements say, links before how it is printed, and errors that are none behind. */
const tailPlaces =
  /^((?:<sheetProtection[^>]*\/>)?(?:<autoFilter[^>]*\/>)?)([^]*?)(<printOptions[^]*<\/headerFooter>)([^]*)$/;

const dimension = (plan: SheetPlan): string => `<dimension ref="A1:${lastCell(plan)}"/>`;

/** The part of a sheet as the library writes it, with the rows of the plan in the place of its own. */
function* sheetXml(
  written: string,
  plan: SheetPlan,
  writing: CellWriting & { readonly colors: VerdictColors },
): Iterable<string> {
  const [, head, tail] = /^([^]*?)<sheetData(?:\/>|>[^]*<\/sheetData>)([^]*)$/.exec(written) ?? [];
  if (head === undefined || tail === undefined) throw new TypeError('the library wrote no place for cells');
  yield `${head.replace(/<dimension [^>]*\/>/, dimension(plan))}<sheetData>`;
  yield* rowsXml(plan, writing);
  const [, before, between, print, after] = tailPlaces.exec(tail) ?? [];
  if (before === undefined || between === undefined || print === undefined || after === undefined)
    throw new TypeError('the library wrote no place for merged cells and links');
  const { colors } = writing;
  yield `</sheetData>${before}${mergesXml(plan)}${colors.xml(tail, plan)}${between}`;
  yield linksXml(plan) + print + unmarkedXml(plan) + after;
}

/** What the file is written with beside its cells. */
export interface PartWriting extends CellWriting {
  /** Who comments are by. */
  readonly author: string;
}

/**
 * From here on the library's parts of sheets, shared texts and comments are written by us. The first sheet holds the cells
 * by which the style book learns the numbers that the library has given to its styles.
 */
export function writeOwnParts(workbook: Workbook, plans: readonly SheetPlan[], given: PartWriting): void {
  const writing = { ...given, colors: new VerdictColors() };
  const withCharts = plans.filter(({ charts = [] }) => charts.length > 0);
  const planOf = (number: string | undefined): SheetPlan | undefined => plans[Number(number) - 1];
  /** The pieces that stand in the place of what the library writes; null for a part that stays as it is. */
  const ownPieces = (name: string): ((written: string) => Iterable<string>) | null => {
    if (name === 'xl/sharedStrings.xml') return () => writing.texts.xml();
    const [, drawing] = drawingName.exec(name) ?? [];
    const drawn = drawing === undefined ? undefined : withCharts[Number(drawing) - 1];
    if (drawn !== undefined) return (written) => [namedCharts(written, drawn)];
    const [, kind, number] = partName.exec(name) ?? [];
    const plan = planOf(number);
    if (plan === undefined) return null;
    if (kind === 'comments') return (written) => [authoredComments(written, writing.author)];
    if (kind === 'drawings/vmlDrawing') return (written) => [placedNotes(written, plan)];
    return (written) => {
      if (number === '1') writing.styles.learn(written);
      return sheetXml(written, plan, writing);
    };
  };
  const library = workbook.xlsx;
  const create: (options: unknown) => PartWriter = Reflect.get(library, 'createZipWriter');
  const createZipWriter = (options: unknown): PartWriter => {
    const writer = create.call(library, options);
    const createEntry = writer.createEntry.bind(writer);
    writer.createEntry = (name) => {
      const part = createEntry(name);
      const pieces = ownPieces(name);
      return pieces === null ? part : ownPart(part, pieces);
    };
    return writer;
  };
  Object.defineProperty(library, 'createZipWriter', { value: createZipWriter });
}

/** Parts that belong to the sheet of their number. */
const partName = /^xl\/(worksheets\/sheet|comments|drawings\/vmlDrawing)(\d+)\.(?:xml|vml)$/;

/** The library numbers drawings in the order of the sheets that have one. */
const drawingName = /^xl\/drawings\/drawing(\d+)\.xml$/;

/** A part that is held until it is complete, and then written otherwise. */
function ownPart(part: Part, pieces: (written: string) => Iterable<string>): Part {
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
}
