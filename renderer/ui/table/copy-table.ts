import type { TableModel } from '../../../shared/tables/table-model';
import { tableHtml, tableTsv } from '../../../shared/tables/text-face';

/** Puts a table on the clipboard: as a table for Word, WPS and Excel, as text for all else. */
export function putTable(data: DataTransfer, model: TableModel): void {
  data.setData('text/html', tableHtml(model));
  data.setData('text/plain', tableTsv(model));
}

/**
 * Copies a table at once; false where the browser does not let it. By a copy event, because the newer way of writing to the
 * clipboard cleans the HTML of the formats that tell Excel which cells are text.
 */
export function copyTable(model: TableModel): boolean {
  const onCopy = (event: ClipboardEvent) => {
    if (!event.clipboardData) return;
    putTable(event.clipboardData, model);
    event.preventDefault();
  };
  document.addEventListener('copy', onCopy, { once: true, capture: true });
  try {
    return document.execCommand('copy');
  } finally {
    document.removeEventListener('copy', onCopy, { capture: true });
  }
}
