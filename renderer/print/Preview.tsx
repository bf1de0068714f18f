import { memo, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { DocumentPage } from '../../shared/print/document-pages';
import { PaperPage, type Blocks } from './Paper';
import { usePrintStore, type Zoom } from './print-store';
import type { DocumentState } from './use-document';

const pixelsPerMillimetre = 96 / 25.4;

/** Room around a page, in pixels. */
const margin = 24;

const zooms: readonly (readonly [string, Zoom])[] = [
  ['整页', 'page'],
  ['页宽', 'width'],
  ['50%', 0.5],
  ['75%', 0.75],
  ['100%', 1],
  ['150%', 1.5],
  ['200%', 2],
];

const shares = zooms.map(([, zoom]) => zoom).filter((zoom) => typeof zoom === 'number');

/** The document page by page as it will be printed. */
export function Preview({ state }: { readonly state: DocumentState }) {
  const { document, working } = state;
  const pages = document?.pages ?? [];
  const { zoom, setZoom } = usePrintStore();
  const scroller = useRef<HTMLDivElement>(null);
  const room = useRoom(scroller);
  const { current, onScroll, goTo } = usePageInView(scroller, pages.length);
  const scale = scaleOf(zoom, pages, room);

  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const step = stepOf(event.key, current, pages.length);
    const next = nextShare(event.key, scale);
    if (step === null && next === null) return;
    event.preventDefault();
    if (step !== null) goTo(step);
    if (next !== null) setZoom(next);
  };

  return (
    <div className="print-preview">
      <header className="print-bar">
        <button type="button" className="button" disabled={current === 0} onClick={() => goTo(current - 1)}>
          上一页
        </button>
        <span className="print-page-count" role="status">
          {pages.length === 0 ? '没有页' : `第 ${current + 1} 页，共 ${pages.length} 页`}
        </span>
        <button
          type="button"
          className="button"
          disabled={current >= pages.length - 1}
          onClick={() => goTo(current + 1)}
        >
          下一页
        </button>
        <label>
          显示比例{' '}
          <select
            value={`${zoom}`}
            onChange={(event) => {
              const found = zooms.find(([, each]) => `${each}` === event.target.value);
              if (found) setZoom(found[1]);
            }}
          >
            {zooms.map(([words, each]) => (
              <option key={words} value={`${each}`}>
                {words}
              </option>
            ))}
          </select>
        </label>
        {working && <Working working={working} />}
      </header>
      <div
        ref={scroller}
        className="print-pages"
        data-region
        tabIndex={0}
        role="region"
        aria-label="打印预览"
        aria-busy={working !== null}
        onScroll={onScroll}
        onKeyDown={onKey}
      >
        {document &&
          pages.map((page, index) => (
            <PreviewPage key={index} page={page} index={index} blocks={document.blocks} scale={scale} />
          ))}
        {document && pages.length === 0 && !working && (
          <p className="empty">没有选中任何内容。请在左边勾选要打印的部分。</p>
        )}
      </div>
    </div>
  );
}

interface PreviewPageProps {
  readonly page: DocumentPage;
  readonly index: number;
  readonly blocks: Blocks;
  readonly scale: number;
}

/** Hundreds of them stay as they are while the next document is made. */
const PreviewPage = memo(function PreviewPage({ page, index, blocks, scale }: PreviewPageProps) {
  return (
    <figure className="print-sheet" data-page={index + 1}>
      <div className="print-sheet-room" style={scaledSize(page, scale)}>
        <div className="print-sheet-page" style={{ transform: `scale(${scale})` }}>
          <PaperPage page={page} blocks={blocks} />
        </div>
      </div>
      <figcaption>{pageWords(page, index)}</figcaption>
    </figure>
  );
});

function Working({ working }: { readonly working: NonNullable<DocumentState['working']> }) {
  const { title, done, total } = working;
  return (
    <span className="print-working" role="status">
      正在排{title === '' ? '版' : `“${title}”`}
      {total > 0 && `：已画 ${done} 幅图，共 ${total} 幅`}
      {total > 0 && <progress max={total} value={done} />}
    </span>
  );
}

function pageWords({ sectionId, number }: DocumentPage, index: number): string {
  if (sectionId === null) return '空白页（双面印时这一面留空，使单数页印在正面）';
  return number === null ? `预览第 ${index + 1} 页，不编页码` : `预览第 ${index + 1} 页，页码 ${number}`;
}

function scaledSize({ geometry }: DocumentPage, scale: number) {
  return {
    width: `${geometry.width * pixelsPerMillimetre * scale}px`,
    height: `${geometry.height * pixelsPerMillimetre * scale}px`,
  };
}

interface Room {
  readonly width: number;
  readonly height: number;
}

function useRoom(scroller: { readonly current: HTMLElement | null }): Room {
  const [room, setRoom] = useState<Room>({ width: 800, height: 600 });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() =>
      setRoom({ width: element.clientWidth, height: element.clientHeight }),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller]);
  return room;
}

function scaleOf(zoom: Zoom, pages: readonly DocumentPage[], room: Room): number {
  if (typeof zoom === 'number') return zoom;
  const widest = Math.max(210, ...pages.map(({ geometry }) => geometry.width)) * pixelsPerMillimetre;
  const across = (room.width - 2 * margin) / widest;
  if (zoom === 'width') return Math.max(0.1, across);
  const tallest = Math.max(210, ...pages.map(({ geometry }) => geometry.height)) * pixelsPerMillimetre;
  return Math.max(0.1, Math.min(across, (room.height - 2 * margin - 16) / tallest));
}

/** The page that a key leads to; null for a key that leads to none. */
function stepOf(key: string, current: number, count: number): number | null {
  if (key === 'PageDown') return Math.min(count - 1, current + 1);
  if (key === 'PageUp') return Math.max(0, current - 1);
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : null;
}

function nextShare(key: string, scale: number): number | null {
  if (key === '+' || key === '=') return shares.find((share) => share > scale + 0.001) ?? null;
  return key === '-' ? (shares.findLast((share) => share < scale - 0.001) ?? null) : null;
}

function usePageInView(scroller: { readonly current: HTMLElement | null }, count: number) {
  const [seen, setSeen] = useState(0);
  const sheets = () => [...(scroller.current?.querySelectorAll<HTMLElement>('.print-sheet') ?? [])];
  const onScroll = () => {
    const element = scroller.current;
    if (!element) return;
    const middle = element.scrollTop + element.clientHeight / 2;
    setSeen(
      Math.max(
        0,
        sheets().findLastIndex((sheet) => sheet.offsetTop <= middle),
      ),
    );
  };
  const goTo = (page: number) => {
    const element = scroller.current;
    const sheet = sheets()[page];
    if (!element || !sheet) return;
    element.scrollTop = sheet.offsetTop - margin / 2;
    setSeen(page);
  };
  return { current: Math.min(seen, Math.max(0, count - 1)), onScroll, goTo };
}
