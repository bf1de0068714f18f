import { useLayoutEffect, useRef, useState, type CSSProperties } from 'react';
import type { RestoreLine } from '../../shared/saving/restore-preview';
import { effectNames } from './restore-texts';

/** Pixels; all rows have the same, so that only those in view need to exist. */
const rowHeight = 26;
const spare = 8;

/** What stands there now and what will, a line each. Only the rows in view are drawn, however many there are. */
export function PreviewTable({ lines }: { readonly lines: readonly RestoreLine[] }) {
  const body = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: 600 });
  useLayoutEffect(() => {
    const { current } = body;
    if (!current) return undefined;
    const measure = () => setView({ top: current.scrollTop, height: current.clientHeight });
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    current.addEventListener('scroll', measure);
    return () => {
      observer.disconnect();
      current.removeEventListener('scroll', measure);
    };
  }, []);
  const first = Math.max(0, Math.floor(view.top / rowHeight) - spare);
  const last = Math.min(lines.length, Math.ceil((view.top + view.height) / rowHeight) + spare);
  const before: CSSProperties = { height: first * rowHeight };
  const after: CSSProperties = { height: (lines.length - last) * rowHeight };
  return (
    <div className="past-lines" role="table" aria-label="恢复会改变的内容" aria-rowcount={lines.length + 1}>
      <div className="past-line past-head" role="row" aria-rowindex={1}>
        <span role="columnheader">指标或内容</span>
        <span role="columnheader">位置</span>
        <span role="columnheader">会怎样</span>
        <span role="columnheader" className="past-figure">
          现在
        </span>
        <span role="columnheader" className="past-figure">
          恢复后
        </span>
      </div>
      <div ref={body} className="past-rows" role="rowgroup" tabIndex={0} aria-label="对照表，可以上下滚动">
        <div style={before} />
        {lines.slice(first, last).map((line, index) => (
          <Line key={first + index} line={line} row={first + index + 2} />
        ))}
        <div style={after} />
      </div>
    </div>
  );
}

function Line({ line, row }: { readonly line: RestoreLine; readonly row: number }) {
  const { subject, place, effect, before, after } = line;
  return (
    <div className="past-line" role="row" aria-rowindex={row}>
      <span role="cell" title={subject}>
        {subject}
      </span>
      <span role="cell" title={place}>
        {place}
      </span>
      <span role="cell">{effectNames[effect]}</span>
      <Value text={before} />
      <Value text={after} />
    </div>
  );
}

function Value({ text }: { readonly text: string }) {
  return (
    <span role="cell" className="past-figure" data-empty={text === ''} title={text}>
      {text === '' ? '空' : text}
    </span>
  );
}
