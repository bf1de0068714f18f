import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useRef, useState, type ReactNode } from 'react';

interface ReviewListProps<T> {
  /** What the table is, for those who hear it. */
  readonly label: string;
  readonly head: ReactNode;
  readonly columns: number;
  readonly items: readonly T[];
  readonly keyOf: (item: T) => string;
  /** The cells of a row. */
  readonly row: (item: T) => ReactNode;
}

/** All rows of a list of up to so many are drawn. */
const mostDrawn = 60;

/** Pixels, until the browser has measured a row. */
const rowHeight = 36;

/** A list of the review in which something is written or pressed; of a long one only the rows that are seen are drawn. */
export function ReviewList<T>({ label, head, columns, items, keyOf, row }: ReviewListProps<T>) {
  const scroller = useRef<HTMLDivElement>(null);
  // The row that is written in stays, however far the list is scrolled.
  const [held, setHeld] = useState<number | null>(null);
  const isLong = items.length > mostDrawn;
  // oxlint-disable-next-line react/incompatible-library -- nothing here is memoized on the virtualizer
  const virtualizer = useVirtualizer({
    count: isLong ? items.length : 0,
    getScrollElement: useCallback(() => scroller.current, []),
    estimateSize: () => rowHeight,
    overscan: 12,
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range);
      if (held === null || held >= items.length || shown.includes(held)) return shown;
      return [...shown, held].sort((a, b) => a - b);
    },
  });
  const drawn = virtualizer.getVirtualItems();
  const rowOf = (index: number) => {
    const item = items[index];
    return item === undefined ? null : (
      <tr
        key={keyOf(item)}
        data-index={index}
        aria-rowindex={index + 2}
        ref={isLong ? virtualizer.measureElement : undefined}
      >
        {row(item)}
      </tr>
    );
  };
  let end = 0;
  return (
    <div
      ref={scroller}
      className="review-scroll"
      onFocus={({ target }) => {
        const index = target.closest('tr')?.getAttribute('data-index');
        setHeld(index == null ? null : Number(index));
      }}
    >
      <table
        className={isLong ? 'review-list long' : 'review-list'}
        aria-label={label}
        aria-rowcount={items.length + 1}
      >
        <thead>{head}</thead>
        <tbody>
          {isLong
            ? drawn.flatMap(({ index, start, end: own }) => {
                const gap = start - end;
                end = own;
                return [<Gap key={`before ${index}`} height={gap} columns={columns} />, rowOf(index)];
              })
            : items.map((_, index) => rowOf(index))}
          {isLong && <Gap key="after" height={virtualizer.getTotalSize() - end} columns={columns} />}
        </tbody>
      </table>
    </div>
  );
}

/** The room of rows that are not drawn. */
function Gap({ height, columns }: { readonly height: number; readonly columns: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden="true" className="review-gap">
      <td colSpan={columns} style={{ height }} />
    </tr>
  );
}
