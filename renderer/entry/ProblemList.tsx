import { useState } from 'react';
import { quoted } from '../../shared/notation/quoted';
import type { Position } from '../../shared/sheet/ranges';
import type { WritePlan } from '../../shared/sheet/write-plan';
import { cellTitle, type SheetModel } from './sheet-model';

interface ProblemListProps {
  readonly plan: WritePlan;
  readonly model: SheetModel;
}

/** Lines shown at first, and more with each click: a hundred thousand at once would stop the page. */
const page = 200;

function* problemLines({ unreadable, locked, homeless }: WritePlan, model: SheetModel): Generator<string> {
  const titleOf = ({ row, column }: Position): string => {
    const sheetRow = model.rows[row];
    const sheetColumn = model.columns[column];
    return sheetRow && sheetColumn ? cellTitle(sheetRow, sheetColumn) : '';
  };
  for (const cell of unreadable)
    yield `${titleOf(cell)}：${cell.text === '' ? '' : quoted(cell.text)}${cell.reason}。`;
  for (const cell of locked) yield `${titleOf(cell)}：${quoted(cell.text)}不能写入。${cell.reason}`;
  for (const { text, reason } of homeless) yield `${quoted(text)}没有位置：${reason}`;
}

/** Every cell that cannot be written, with the reason, one by one. */
export function ProblemList({ plan, model }: ProblemListProps) {
  const [shown, setShown] = useState(page);
  const total = plan.unreadable.length + plan.locked.length + plan.homeless.length;
  if (total === 0) return null;
  const lines: string[] = [];
  for (const line of problemLines(plan, model)) {
    if (lines.length >= shown) break;
    lines.push(line);
  }
  return (
    <div className="sheet-problems" tabIndex={0} role="region" aria-label="不能写入的单元格">
      <ol>
        {lines.map((line, index) => (
          // Lines never move: the list only grows at its end.
          <li key={index}>{line}</li>
        ))}
      </ol>
      {total > lines.length && (
        <button type="button" className="button quiet" onClick={() => setShown(shown + page)}>
          再列出一些（还有 {total - lines.length} 格）
        </button>
      )}
    </div>
  );
}
