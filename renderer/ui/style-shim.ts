/**
 * Lets libraries that create <style> elements work under `style-src 'self'`: the text they put into such an element goes
 * into a constructed style sheet instead, which the policy allows. Sheets keep the order of their elements and live as
 * long as these. Import it before any such library.
 */
const sheets = new Map<HTMLStyleElement, CSSStyleSheet>();
const texts = new WeakMap<HTMLStyleElement, string>();
const foreign: readonly CSSStyleSheet[] = [...document.adoptedStyleSheets];

function adopt(): void {
  for (const element of sheets.keys()) if (!element.isConnected) sheets.delete(element);
  const ordered = [...sheets].sort(([a], [b]) =>
    a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
  );
  document.adoptedStyleSheets = [...foreign, ...ordered.map(([, sheet]) => sheet)];
}

function divert(element: HTMLStyleElement, text: string): void {
  const sheet = sheets.get(element) ?? new CSSStyleSheet();
  sheet.replaceSync(text);
  texts.set(element, text);
  sheets.set(element, sheet);
  if (element.isConnected) adopt();
}

for (const property of ['textContent', 'innerHTML'] as const) {
  Object.defineProperty(HTMLStyleElement.prototype, property, {
    configurable: true,
    get(this: HTMLStyleElement) {
      return texts.get(this) ?? '';
    },
    set(this: HTMLStyleElement, text: unknown) {
      divert(this, String(text ?? ''));
    },
  });
}

HTMLStyleElement.prototype.appendChild = function <T extends Node>(this: HTMLStyleElement, node: T): T {
  if (node.nodeType !== Node.TEXT_NODE) return Node.prototype.appendChild.call(this, node) as T;
  divert(this, (texts.get(this) ?? '') + (node.textContent ?? ''));
  return node;
};

new MutationObserver((mutations) => {
  const touched = mutations.some(({ addedNodes, removedNodes }) =>
    [...addedNodes, ...removedNodes].some(
      (node) => node instanceof HTMLStyleElement || (node instanceof Element && node.querySelector('style')),
    ),
  );
  if (touched) {
    for (const element of document.querySelectorAll('style')) {
      const text = texts.get(element);
      if (text !== undefined && !sheets.has(element)) divert(element, text);
    }
    adopt();
  }
}).observe(document, { childList: true, subtree: true });
