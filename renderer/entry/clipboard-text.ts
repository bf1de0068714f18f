import { isBlank } from '../../shared/notation/typing';

/** What the clipboard offers to one cell; several is a block, which is not taken in part. */
export type ClipboardText =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'one'; readonly text: string }
  | { readonly kind: 'several' };

/** A spreadsheet puts a line end behind a single cell. */
export function clipboardText(data: DataTransfer | null): ClipboardText {
  const text = (data?.getData('text/plain') ?? '').replace(/\r?\n$/, '');
  if (isBlank(text)) return { kind: 'nothing' };
  return /[\t\n]/.test(text) ? { kind: 'several' } : { kind: 'one', text };
}
