import { cellsOf, disjoint, type Range } from '../../shared/sheet/ranges';
import type { CellWrite, WritePlan } from '../../shared/sheet/write-plan';
import type { CellWriter } from './cell-writer';
import type { SheetDesk } from './sheet-desk';
import { isOpen } from './sheet-model';

function* emptyingPlan({ model }: SheetDesk, ranges: readonly Range[]): Generator<number, WritePlan> {
  const writes: CellWrite[] = [];
  let done = 0;
  for (const position of cellsOf(disjoint(ranges))) {
    done += 1;
    if (done % 1_000 === 0) yield done;
    if (isOpen(model, position)) writes.push({ ...position, figure: null });
  }
  return { writes, unreadable: [], locked: [], homeless: [] };
}

/** Empties the cells that can be typed into; the others stay as they are. */
export function emptyCells(
  desk: SheetDesk,
  writer: CellWriter,
  ranges: readonly Range[],
  word: '清除' | '剪切',
): void {
  const total = ranges.reduce(
    (sum, { top, left, bottom, right }) => sum + (bottom - top + 1) * (right - left + 1),
    0,
  );
  writer.start({
    word,
    origin: 'typed',
    total,
    plannings: [{ label: '', steps: emptyingPlan(desk, ranges) }],
    onDone: ({ changed, lost }) => {
      const told = lost > 0 ? `，其中 ${lost} 个连同状态、注或来源。撤销可以全部恢复` : '';
      if (total > 1 || lost > 0)
        desk.tell(changed === 0 ? '选中的单元格本来就是空的。' : `已${word} ${changed} 个数据${told}。`);
    },
  });
}
