import { figureObject } from '../../shared/model/figure';
import { roundedExpression, type Calculation } from '../../shared/notation/expression';
import { cellText, figureIn } from './cell-text';
import { enterText, lostText, type EntryWay } from './enter-text';
import { rejectionBubble } from './rejection-bubble';
import type { Selector } from './selector';
import { activeCell, waitingText, type SheetDesk } from './sheet-desk';
import type { FigureColumn } from './sheet-columns';
import { lockReason } from './sheet-model';
import { indicatorOf } from './sheet-rows';
import type { Bubble } from './sheet-state';

/**
 * The editor of the active cell: the textarea that always has the focus, laid over the cell while it is open. What cannot
 * be read stays with the cell; nothing that was typed is lost.
 */
export class CellEditor {
  private readonly desk: SheetDesk;
  private readonly selector: Selector;
  /** What the editor showed of the standing figure when it was opened: left as it is, it changes nothing. */
  private opened: string | null = null;

  constructor(desk: SheetDesk, selector: Selector) {
    this.desk = desk;
    this.selector = selector;
  }

  get isClosed(): boolean {
    return this.desk.state.get().mode === 'closed';
  }

  get text(): string {
    return this.desk.textarea.value;
  }

  hint(text: string): void {
    this.desk.state.change({ bubble: { tone: 'hint', text } });
  }

  /** The column to type into; else says why not. */
  openColumn(): FigureColumn | null {
    const { row, column } = activeCell(this.desk);
    const reason = lockReason(row, column);
    if (reason !== null) this.hint(reason);
    return reason === null && column.kind === 'figure' ? column : null;
  }

  /** F2: edits what stands in the cell, or goes between typing and the caret. */
  edit(): void {
    const { state, ledger, session } = this.desk;
    const { mode } = state.get();
    if (mode !== 'closed') return state.change({ mode: mode === 'caret' ? 'typing' : 'caret' });
    const { row, column } = activeCell(this.desk);
    const rejected = session.rejections.get(row.id, column.id)?.text;
    const figure = column.kind === 'figure' ? figureIn(ledger.records, row, column) : null;
    const derivation = figure === null ? undefined : figureObject(figure).derivation;
    const standing = derivation ?? cellText(ledger.records, row, column);
    this.open(rejected ?? standing, 'caret');
    if (rejected === undefined) this.opened = standing;
  }

  /** Opens the editor; with null the textarea already holds the first characters. */
  open(text: string | null, mode: 'typing' | 'caret'): void {
    const { textarea, grid, state } = this.desk;
    if (!this.openColumn()) {
      textarea.value = '';
      return;
    }
    const { active } = state.get().selection;
    grid.reveal(active);
    if (text !== null) {
      textarea.value = text;
      textarea.setSelectionRange(text.length, text.length);
    }
    this.opened = null;
    state.change({ mode, bubble: null, task: null });
    this.selector.draw();
    this.selector.placeTextarea();
  }

  /** Typing over a cell opens it; an Enter that was meant for a panel or the palette before does not. */
  onInput(event: Event): void {
    const isLineBreak = event instanceof InputEvent && /^insert(LineBreak|Paragraph)$/.test(event.inputType);
    if (!this.isClosed) this.selector.placeTextarea();
    else if (isLineBreak) this.desk.textarea.value = '';
    else this.open(null, 'typing');
  }

  /** An input method that was given up leaves an editor with nothing in it: the figure stays, it was not emptied. */
  onComposed(): void {
    if (this.desk.state.get().mode === 'typing' && this.text === '') this.cancel();
  }

  private close(bubble: Bubble | null): void {
    this.desk.textarea.value = '';
    this.opened = null;
    this.desk.state.change({ mode: 'closed', bubble });
    this.selector.draw();
    this.selector.placeTextarea();
  }

  /** Escape: gives up what is being typed, and at a closed cell the text that was not taken. */
  cancel(): void {
    const { session, grid, state } = this.desk;
    const { row, column } = activeCell(this.desk);
    const { active } = state.get().selection;
    if (this.isClosed) session.rejections.delete(row.id, column.id);
    this.close(rejectionBubble(this.desk, active));
    state.change({ task: null });
    grid.refresh([active]);
  }

  /**
   * True when nothing is being typed any more; false when the text was refused and stays with the cell. Where only the
   * decimals are asked for, `goOn` is what follows once they are told.
   */
  leave(goOn?: () => void): boolean {
    if (this.isClosed) return true;
    if (this.opened !== null && this.text === this.opened) {
      this.close(rejectionBubble(this.desk, this.desk.state.get().selection.active));
      return true;
    }
    return this.take(this.text, { origin: 'typed', word: '录入' }, goOn);
  }

  /** Closes the editor and gives its text to the caller, who puts it elsewhere. */
  release(): string {
    const { text } = this;
    this.close(null);
    return text;
  }

  /** Writes a text into the active cell. False when it could not be read or taken; then nothing has changed. */
  take(text: string, way: EntryWay, goOn?: () => void): boolean {
    const { row, column } = activeCell(this.desk);
    if (column.kind !== 'figure') return true;
    const { ledger, session, state, grid } = this.desk;
    const { active } = state.get().selection;
    const context = { ledger, rejections: session.rejections };
    const outcome = enterText({ row, column }, text, way, context);
    if (outcome.state === 'waiting') {
      this.hint(waitingText(this.desk, this.isClosed ? 'untaken' : 'inEditor'));
      return false;
    }
    this.close(rejectionBubble(this.desk, active));
    grid.refresh([active]);
    if (outcome.state === 'taken' && outcome.lost.length > 0) this.desk.tell(lostText(outcome));
    // The expression waits with its cell until its decimals are told, or Escape gives it up.
    if (outcome.state === 'rejected' && outcome.reading.endless)
      this.askDecimals(outcome.reading.endless, (rounded) => {
        if (rounded !== null && this.take(rounded, way)) goOn?.();
      });
    return outcome.state === 'taken';
  }

  /** Asks how many decimals are wanted; `go` gets the expression that is rounded to them, or null where it was given up. */
  askDecimals(
    { text, value }: Extract<Calculation, { state: 'endless' }>,
    go: (rounded: string | null) => void,
  ): void {
    const { row } = activeCell(this.desk);
    const { state, textarea } = this.desk;
    const choose = (decimals: number | null): void => {
      const { active } = state.get().selection;
      state.change({ task: null, bubble: rejectionBubble(this.desk, active) });
      textarea.focus({ preventScroll: true });
      go(decimals === null ? null : roundedExpression(text, decimals));
    };
    const suggested = indicatorOf(row).decimals;
    state.change({ bubble: null, task: { kind: 'decimals', text, value, suggested, choose } });
  }

  /** The view goes: text that cannot be taken now waits with its cell. */
  leaveForGood(): void {
    const { session } = this.desk;
    const { text } = this;
    if (this.leave() || this.isClosed) return;
    const { row, column } = activeCell(this.desk);
    session.rejections.set(row.id, column.id, { text, reason: '还没有存上' });
  }
}
