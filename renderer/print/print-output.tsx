import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import type { DocumentPage } from '../../shared/print/document-pages';
import type { PrintJob } from '../../shared/print/print-jobs';
import paperCss from './paper.css?inline';
import { PaperPage, type Blocks } from './Paper';

/**
 * Pages as elements, as they are read or (`onSheet`) as their sheets go through the printer. Not to be called within an
 * effect or while rendering, where nothing could be drawn at once; it throws then.
 */
function pagesElement(pages: readonly DocumentPage[], blocks: Blocks, onSheet: boolean): HTMLElement {
  const element = document.createElement('div');
  const root = createRoot(element, { identifierPrefix: onSheet ? 'sheet-' : 'page-' });
  flushSync(() =>
    root.render(
      pages.map((page, index) => <PaperPage key={index} page={page} blocks={blocks} onSheet={onSheet} />),
    ),
  );
  const copy = element.cloneNode(true) as HTMLElement;
  root.unmount();
  if (copy.childElementCount < pages.length) throw new Error('pages were asked for while React is at work');
  return copy;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The pages as a document of their own that loads nothing and runs nothing. */
export function printHtml(
  title: string,
  pages: readonly DocumentPage[],
  blocks: Blocks,
  onSheet = false,
): string {
  const policy = "default-src 'none'; style-src 'unsafe-inline'";
  return [
    '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    `<title>${escaped(title)}</title><style>body{margin:0}${paperCss}</style></head><body>`,
    pagesElement(pages, blocks, onSheet).innerHTML,
    '</body></html>',
  ].join('');
}

const rootClass = 'print-root';

/**
 * Prints through this browser: the pages stand in the page until they are printed, and its style sheet for paper hides all
 * else. Answers when the browser has been asked.
 */
export async function printInBrowser(job: PrintJob, blocks: Blocks): Promise<void> {
  document.querySelector(`.${rootClass}`)?.remove();
  const root = pagesElement(job.pages, blocks, true);
  root.className = rootClass;
  document.body.append(root);
  addEventListener('afterprint', () => root.remove(), { once: true });
  window.print();
}
