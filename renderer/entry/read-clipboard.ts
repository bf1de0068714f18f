import type { ClipboardTexts } from '../../shared/clipboard/read-cells';

async function textOf(items: readonly ClipboardItem[], type: string): Promise<string> {
  const item = items.find(({ types }) => types.includes(type));
  return item ? (await item.getType(type)).text() : '';
}

/** What the clipboard offers; null where the page may not look into it. */
export async function readClipboard(): Promise<ClipboardTexts | null> {
  try {
    const items = await navigator.clipboard.read();
    return { plain: await textOf(items, 'text/plain'), html: await textOf(items, 'text/html') };
  } catch {
    return null;
  }
}
