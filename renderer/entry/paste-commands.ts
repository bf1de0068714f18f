import { widthOf, type ClipboardBlock } from '../../shared/clipboard/block';
import {
  readClipboardCells,
  type ClipboardCells,
  type ClipboardTexts,
} from '../../shared/clipboard/read-cells';
import { alignByName } from '../../shared/sheet/align-names';
import { placedCells, planPaste } from '../../shared/sheet/paste-plan';
import { placeByPosition, type Placement } from '../../shared/sheet/placement';
import { coveringRange } from '../../shared/sheet/ranges';
import type { CellEditor } from './cell-editor';
import { runInSlices, type SlicedWork } from '../ledger/slices';
import type { CellWriter, Planning, WriteJob, WriteResult } from './cell-writer';
import type { CopiedCells } from './copied-cells';
import { hiddenWithin } from './hidden-cells';
import { atOnce, LongWork } from './long-work';
import { namedSheet } from './named-sheet';
import { readClipboard } from './read-clipboard';
import type { Selector } from './selector';
import type { SheetDesk } from './sheet-desk';
import { isModal } from './sheet-task';
import { pasteTarget } from './write-target';

/** Said where the clipboard was read for cells that are not the selected ones any more. */
const selectedOthers = '读取剪贴板时选中的已经换了，没有粘贴。请再粘贴一次。';

/** Puts what a clipboard offers into the sheet. */
export class PasteCommands {
  private readonly desk: SheetDesk;
  private readonly selector: Selector;
  private readonly editor: CellEditor;
  private readonly writer: CellWriter;

  constructor(desk: SheetDesk, selector: Selector, editor: CellEditor, writer: CellWriter) {
    this.desk = desk;
    this.selector = selector;
    this.editor = editor;
    this.writer = writer;
  }

  /** Paste without its key: the browser may ask the user first, or refuse. */
  async pasteUnasked(): Promise<void> {
    const { current } = this.selector;
    const texts = await readClipboard();
    if (!this.editor.isClosed || isModal(this.desk.state.get().task)) return;
    if (this.selector.current !== current) this.editor.hint(selectedOthers);
    else if (texts) this.paste(texts);
    else this.editor.hint('这里不能直接读取剪贴板，请按 Ctrl+V 粘贴。');
  }

  paste(texts: ClipboardTexts): void {
    const { copied } = this.desk.session;
    const own = copied?.plain === texts.plain ? copied : null;
    const work = new LongWork(this.desk);
    if (own) this.pasteCells({ block: own.texts, shown: null }, own, work);
    else this.read(texts, work);
  }

  /** Reads the clipboard, with a progress bar where it takes long. */
  private read(texts: ClipboardTexts, work: LongWork): void {
    const cancel = (): void => {
      sliced?.cancel();
      work.end();
      this.editor.hint('已取消粘贴，没有改动任何数据。');
    };
    const { current } = this.selector;
    const total = texts.html.length + texts.plain.length;
    const sliced: SlicedWork | undefined = runInSlices(readClipboardCells(texts), {
      first: atOnce,
      onDone: (cells) => {
        const isSame = this.selector.current === current;
        if (cells && isSame) return this.pasteCells(cells, null, work);
        work.end();
        this.editor.hint(isSame ? '剪贴板里没有可以粘贴的数据或表格。' : selectedOthers);
      },
      onPause: (done) => work.pause({ word: '粘贴', stage: 'reading', done, total, cancel }),
    });
  }

  private pasteCells(cells: ClipboardCells, own: CopiedCells | null, work: LongWork): void {
    const { block } = cells;
    const isOne = block.length === 1 && widthOf(block) === 1 && this.selector.isSingle;
    if (!isOne) return this.pasteBlock(cells, own, work);
    work.end();
    this.pasteOne(block, own);
  }

  /** One text into one cell: what cannot be read waits with the cell, as when it is typed. */
  private pasteOne(block: ClipboardBlock, own: CopiedCells | null): void {
    if (!this.editor.openColumn()) return;
    const figure = own?.figures[0]?.[0] ?? null;
    const isPlain = figure === null || typeof figure === 'string';
    if (isPlain) this.editor.take(block[0]?.[0] ?? '', { origin: 'paste', word: '粘贴' });
    else this.pasteBlock({ block, shown: null }, own, new LongWork(this.desk));
  }

  private pasteBlock({ block, shown }: ClipboardCells, own: CopiedCells | null, work: LongWork): void {
    const { model } = this.desk;
    const { ranges, active } = this.selector.current;
    const byPosition = placeByPosition(block, ranges, model.layout.extent);
    const ofShown = shown && placeByPosition(shown, ranges, model.layout.extent);
    const alignment = alignByName(block, namedSheet(this.desk, active));
    if (!byPosition && !alignment) {
      work.end();
      return this.editor.hint('选中了几块区域，只有单独一个数据能填进去；没有改动任何数据。');
    }
    const target = pasteTarget(this.desk, own?.figures ?? null);
    const planning = (label: string, cells: ClipboardBlock, placements: readonly Placement[]): Planning => ({
      label,
      steps: planPaste(cells, placements, target),
    });
    const by = alignment?.by.names ? (alignment.by.heads ? '指标名称和年份' : '指标名称') : '年份';
    const hidden = hiddenWords(block, shown ?? block);
    const plannings = [
      ...(shown && ofShown ? [planning(`只要显示的${hidden.lines}`, shown, ofShown)] : []),
      ...(byPosition
        ? [planning(shown ? `连同隐藏的 ${hidden.counts}` : '按所在位置', block, byPosition)]
        : []),
      // Names that find no fault by position lie on the same names already.
      ...(alignment
        ? [{ ...planning(`按${by}`, block, [alignment.placement]), isFallback: !alignment.by.heads }]
        : []),
    ];
    const job: WriteJob = {
      word: '粘贴',
      origin: 'paste',
      total: [ofShown, byPosition, alignment && [alignment.placement]].reduce(
        (sum, placements) => sum + placedCells(placements ?? []),
        0,
      ),
      plannings,
      question: shown
        ? `复制来的内容里有隐藏的${hidden.lines}，请选择粘贴哪些`
        : '粘贴的内容带有名称，可以对齐后再粘贴',
      onDone: (result) => {
        const { writes } = result.plan;
        const covered = coveringRange(writes);
        // Of several ranges that were filled the cells between are none.
        const isInside = ranges.length > 1 && writes.every((cell) => this.selector.isSelected(cell));
        // By now other rows may be shown.
        if (covered && !isInside && this.desk.model === model) this.selector.selectRange(covered);
        const hidden = covered ? hiddenWithin(model, covered) : 0;
        this.desk.tell(pastedText(result, hidden));
      },
    };
    this.writer.start(job, work);
  }
}

/** What of a block is not shown, for people: "行", "2 行"; "行和列", "2 行、1 列". */
function hiddenWords(block: ClipboardBlock, shown: ClipboardBlock) {
  const hidden = [
    { word: '行', count: block.length - shown.length },
    { word: '列', count: widthOf(block) - widthOf(shown) },
  ].filter(({ count }) => count > 0);
  return {
    lines: hidden.map(({ word }) => word).join('和'),
    counts: hidden.map(({ word, count }) => `${count} ${word}`).join('、'),
  };
}

function pastedText({ changed, emptied, lost }: WriteResult, hidden: number): string {
  if (changed === 0) return '粘贴的内容与原来相同，没有改动。';
  const told = lost > 0 ? `，${lost} 格原有的状态、注或来源不再保留` : '';
  const passed = hidden > 0 ? `，中间没有显示的 ${hidden} 行不变` : '';
  return `已粘贴 ${changed} 个数据${emptied > 0 ? `，其中 ${emptied} 格清空` : ''}${told}${passed}。`;
}
