import { useEffect, useState } from 'react';
import type { Figure } from '../../shared/model/figure';
import type { RecordTable } from '../../shared/model/record-table';
import type { Range } from '../../shared/sheet/ranges';
import { saidValue } from './cell-text';
import { extentText } from './extent-text';
import { saidText } from './said-text';
import type { SheetColumn } from './sheet-columns';
import { cellTitle } from './sheet-model';
import type { SheetRow } from './sheet-rows';

/** So long has a cell to stay the active one before it is read out, in milliseconds: a held arrow key passes over many. */
const patience = 150;

interface SheetAnnouncementProps {
  readonly row: SheetRow;
  readonly column: SheetColumn;
  readonly figure: Figure | null;
  /** What is selected beside the active cell; null where nothing is. */
  readonly ranges: readonly Range[] | null;
  readonly records: RecordTable;
}

/** Place and content of the active cell for those who cannot see it, and what is selected beside it. */
function announcementText({ row, column, figure, ranges, records }: SheetAnnouncementProps): string {
  const unit = figure === null ? '' : ` ${row.content.indicator?.unit ?? ''}`;
  const value = saidValue(records, row, column);
  const said = figure === null ? '' : saidText(figure);
  const extent = ranges === null ? '' : `，已选 ${extentText(ranges)}`;
  return `${cellTitle(row, column)}：${value}${unit.trimEnd()}${said}${extent}`;
}

/** Read out once for each move, as a whole. */
export function SheetAnnouncement(props: SheetAnnouncementProps) {
  const text = announcementText(props);
  const [read, setRead] = useState('');
  useEffect(() => {
    const waiting = setTimeout(() => setRead(text), patience);
    return () => clearTimeout(waiting);
  }, [text]);
  return (
    <span className="sheet-announcement" role="status" aria-live="polite" aria-atomic="true">
      {read}
    </span>
  );
}
