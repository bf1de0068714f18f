import type { Page } from 'playwright-core';

/** Puts onto the clipboard what another program would: as it is, while the clipboard's own interface tidies tables up. */
export async function offer(page: Page, plain: string, html?: string): Promise<void> {
  await page.evaluate(
    ([text = '', table]) => {
      const give = (event: ClipboardEvent) => {
        event.preventDefault();
        event.stopImmediatePropagation();
        event.clipboardData?.setData('text/plain', text);
        if (table !== undefined) event.clipboardData?.setData('text/html', table);
      };
      addEventListener('copy', give, { capture: true, once: true });
      document.execCommand('copy');
    },
    [plain, html],
  );
}
