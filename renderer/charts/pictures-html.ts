import type { ChartSvg } from './chart-svg';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Blank paper around each picture, in CSS pixels (10 mm). */
const margin = 38;

/**
 * Pictures as a document that loads nothing and runs nothing: one page each, as large as the picture and a margin, so that
 * a page put into another document is the picture. A document that is bound comes from the print view.
 */
export function picturesHtml(title: string, pictures: readonly ChartSvg[]): string {
  const sizes = [...new Set(pictures.map(({ width, height }) => `${width} ${height}`))];
  const pages = sizes.map((size, index) => {
    const [width = 0, height = 0] = size.split(' ').map(Number);
    const sheet = `${width + 2 * margin}px ${height + 2 * margin}px`;
    return `@page size-${index}{size:${sheet};margin:${margin}px}.size-${index}{page:size-${index}}`;
  });
  const sections = pictures.map(({ svg, width, height }) => {
    return `<section class="size-${sizes.indexOf(`${width} ${height}`)}">${svg}</section>`;
  });
  const policy = "default-src 'none'; style-src 'unsafe-inline'";
  return [
    '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}"><title>${escaped(title)}</title>`,
    '<style>body{margin:0}section{break-after:page;overflow:hidden}section:last-child{break-after:auto}',
    `svg{display:block}${pages.join('')}</style></head><body>${sections.join('')}</body></html>`,
  ].join('');
}
