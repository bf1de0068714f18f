import type { DocumentPage } from '../../shared/print/document-pages';
import type { PageGeometry, PageNumberPlace } from '../../shared/print/page-geometry';
import type { Piece } from '../../shared/print/paginate';
import { isTurned } from '../../shared/print/print-jobs';
import type { LaidOutBlock } from './layout-blocks';
import { PaperChart } from './PaperChart';
import { PaperCover } from './PaperCover';
import { PaperHeading, PaperLines, PaperTitle } from './PaperText';
import { PaperSignOff } from './PaperSignOff';
import { PaperTable } from './PaperTable';

export type Blocks = ReadonlyMap<string, LaidOutBlock>;

interface PaperPageProps {
  readonly page: DocumentPage;
  readonly blocks: Blocks;
  /** As the sheet goes through the printer; else as the page is read. */
  readonly onSheet?: boolean;
}

const millimetres = (length: number): string => `${length.toFixed(3)}mm`;

/** One page of the document, in its real size. */
export function PaperPage({ page, blocks, onSheet = false }: PaperPageProps) {
  const { geometry, setup } = page;
  const turned = onSheet && isTurned(setup);
  const orientation = turned ? 'portrait' : setup.orientation;
  const [width, height] = turned ? [geometry.height, geometry.width] : [geometry.width, geometry.height];
  const size = { width: millimetres(width), height: millimetres(height) };
  return (
    <section className="paper paper-page" data-sheet={`${setup.paper}-${orientation}`} style={size}>
      {turned ? (
        <div
          className="paper-turned"
          style={{ width: millimetres(geometry.width), height: millimetres(geometry.height) }}
        >
          <PageContent page={page} blocks={blocks} />
        </div>
      ) : (
        <PageContent page={page} blocks={blocks} />
      )}
    </section>
  );
}

function PageContent({ page, blocks }: { readonly page: DocumentPage; readonly blocks: Blocks }) {
  const { geometry, number } = page;
  return (
    <>
      <div className="paper-text" style={boxStyle(geometry)}>
        {page.page.pieces.map((piece, index) => (
          <div key={index} className="paper-piece" style={{ top: `${piece.top}px` }}>
            <PieceContent piece={piece} block={blocks.get(piece.id)} height={geometry.text.height} />
          </div>
        ))}
      </div>
      {number !== null && (
        <div className="paper-number" style={numberStyle(geometry, geometry.number)}>{`— ${number} —`}</div>
      )}
    </>
  );
}

function boxStyle({ text }: PageGeometry) {
  return {
    left: millimetres(text.left),
    top: millimetres(text.top),
    width: millimetres(text.width),
    height: millimetres(text.height),
  };
}

/** The end of a number is placed from the other edge, so that it may be as wide as it is. */
function numberStyle({ width, height }: PageGeometry, { x, y, anchor, turned }: PageNumberPlace) {
  if (!turned) {
    const across = anchor === 'end' ? { right: millimetres(width - x) } : { left: millimetres(x) };
    return { ...across, top: millimetres(y) };
  }
  const along = anchor === 'end' ? { bottom: millimetres(height - y) } : { top: millimetres(y) };
  return { ...along, right: millimetres(width - x), writingMode: 'vertical-rl' as const };
}

function PieceContent({
  piece,
  block,
  height,
}: {
  readonly piece: Piece;
  readonly block: LaidOutBlock | undefined;
  readonly height: number;
}) {
  switch (block?.kind) {
    case 'table':
      return piece.kind === 'table' ? <PaperTable table={block} piece={piece} /> : null;
    case 'lines':
      return piece.kind === 'lines' ? <PaperLines text={block} from={piece.from} to={piece.to} /> : null;
    case 'title':
      return <PaperTitle text={block.text} />;
    case 'heading':
      return <PaperHeading text={block.text} />;
    case 'chart':
      return <PaperChart chart={block} />;
    case 'cover':
      return <PaperCover cover={block} height={height} />;
    case 'signOff':
      return <PaperSignOff fields={block.fields} />;
    case undefined:
      return null;
  }
}
