import { printHtmlTable } from '../../shared/clipboard/print-html-table';
import { printTsv } from '../../shared/clipboard/print-tsv';
import { cellsOf, disjoint, sizeOf, type Range } from '../../shared/sheet/ranges';
import type { CellEditor } from './cell-editor';
import type { CellWriter } from './cell-writer';
import type { CodeOnDemand } from './code-on-demand';
import { copyCells, mostCopied } from './copied-cells';
import type { PasteCommands } from './paste-commands';
import type { Selector } from './selector';
import type { SheetDesk } from './sheet-desk';
import { isOpen } from './sheet-model';
import { emptyCells } from './empty-cells';

/** Copy, cut and paste, by the browser's own clipboard events. */
export class ClipboardCommands {
  private readonly desk: SheetDesk;
  private readonly selector: Selector;
  private readonly editor: CellEditor;
  private readonly writer: CellWriter;
  private readonly paste: CodeOnDemand<PasteCommands>;

  constructor(
    desk: SheetDesk,
    selector: Selector,
    editor: CellEditor,
    writer: CellWriter,
    paste: CodeOnDemand<PasteCommands>,
  ) {
    this.desk = desk;
    this.selector = selector;
    this.editor = editor;
    this.writer = writer;
    this.paste = paste;
  }

  /** True when the cells are in the clipboard. */
  onCopy(event: ClipboardEvent): boolean {
    if (!this.editor.isClosed) return false;
    event.preventDefault();
    const ranges = disjoint(this.selector.current.ranges);
    if (ranges.reduce((sum, range) => sum + sizeOf(range), 0) > mostCopied) {
      this.editor.hint('选中的单元格太多，没有复制。一次最多复制 1,000,000 格。');
      return false;
    }
    const cells = copyCells(this.desk, this.selector.current.ranges);
    if (!cells || !event.clipboardData) {
      this.editor.hint('选中的几块区域行列不一致，不能一起复制。请分开复制。');
      return false;
    }
    const plain = printTsv(cells.texts);
    event.clipboardData.setData('text/plain', plain);
    event.clipboardData.setData('text/html', printHtmlTable(cells.texts));
    this.desk.session.copied = { ...cells, plain };
    return true;
  }

  /** The cells are emptied at once, as one batch that can be undone. */
  onCut(event: ClipboardEvent): void {
    if (!this.editor.isClosed) return;
    event.preventDefault();
    const { ranges } = this.selector.current;
    if (!this.hasOpenCell(ranges)) {
      this.editor.openColumn();
      return;
    }
    if (!this.desk.ledger.saver.accepting || !this.onCopy(event)) return;
    emptyCells(this.desk, this.writer, ranges, '剪切');
  }

  private hasOpenCell(ranges: readonly Range[]): boolean {
    for (const position of cellsOf(ranges)) if (isOpen(this.desk.model, position)) return true;
    return false;
  }

  onPaste(event: ClipboardEvent): void {
    if (!this.editor.isClosed) return;
    event.preventDefault();
    const plain = event.clipboardData?.getData('text/plain') ?? '';
    const texts = { plain, html: event.clipboardData?.getData('text/html') ?? '' };
    this.paste.run((commands) => commands.paste(texts));
  }
}
