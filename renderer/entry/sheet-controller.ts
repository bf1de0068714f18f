import type { UnchainedBatch } from '../../shared/model/batch';
import type { Measure } from '../../shared/model/figure';
import type { Id } from '../../shared/model/plan';
import type { Ledger } from '../ledger/ledger';
import { cellText, figureIn } from './cell-text';
import { clipboardText } from './clipboard-text';
import { placeEditor } from './editor-box';
import { enterText, type EntryWay } from './enter-text';
import type { EntrySession, OpenSheet } from './entry-session';
import { rejectionMessage } from './entry-text';
import type { GridFace } from './grid-face';
import { intentOf, type EditorMode, type Intent } from './keys';
import { firstOpen, jump, nextInColumn, nextOpen, settle, step, type Position } from './position';
import {
  lockReason,
  type FigureColumn,
  type SheetColumn,
  type SheetModel,
  type SheetRow,
} from './sheet-model';

interface FigurePlace {
  readonly seriesId: Id;
  readonly measure: Measure;
  readonly period: string;
}

/** What the view shows beside the grid's own cells. */
export interface SheetState {
  readonly active: Position;
  readonly mode: EditorMode;
  /** The text at the active cell: why something was not taken, or cannot be typed here. */
  readonly bubble: { readonly tone: 'problem' | 'hint'; readonly text: string } | null;
}

export interface SheetOptions {
  readonly model: SheetModel;
  readonly ledger: Ledger;
  readonly grid: GridFace;
  readonly textarea: HTMLTextAreaElement;
  readonly session: EntrySession;
}

const waitingInEditor = '前面的录入还没有存上，这一项先留在编辑框里。请先在上方重试保存。';
const waitingUntaken = '前面的录入还没有存上，这一格没有改动。请先在上方重试保存，再做一次。';

/**
 * The sheet's behaviour: one textarea that always has the focus is keyboard, clipboard, input method and editor; the grid
 * only draws. A figure reaches the ledger when its cell is left, and what cannot be read stays with the cell.
 */
export class SheetController implements OpenSheet {
  private readonly options: SheetOptions;
  private readonly listeners = new Set<() => void>();
  private current: SheetState;
  /** The column to which Enter returns after a row was filled by Tab. */
  private returnColumn: number | null = null;
  private readonly rowOfSeries: ReadonlyMap<Id, number>;

  constructor(options: SheetOptions) {
    this.options = options;
    this.rowOfSeries = new Map(
      options.model.rows.flatMap(({ content, index }) =>
        content.series ? [[content.series.id, index]] : [],
      ),
    );
    const { session, model } = options;
    const active = session.lastActive ? settle(model, session.lastActive) : firstOpen(model);
    this.current = { active, mode: 'closed', bubble: null };
  }

  readonly state = (): SheetState => this.current;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Connects keyboard, clipboard, mouse and ledger; the answer disconnects them. */
  attach(host: HTMLElement): () => void {
    const { textarea, ledger, session } = this.options;
    const stop = new AbortController();
    const { signal } = stop;
    textarea.addEventListener('keydown', (event) => this.onKey(event), { signal });
    textarea.addEventListener('input', () => this.onInput(), { signal });
    textarea.addEventListener('copy', (event) => this.onCopy(event), { signal });
    textarea.addEventListener('cut', (event) => this.onCut(event), { signal });
    textarea.addEventListener('paste', (event) => this.onPaste(event), { signal });
    textarea.addEventListener('blur', () => this.onBlur(), { signal });
    host.addEventListener('mousedown', (event) => this.onMouseDown(event), { signal });
    host.addEventListener('dblclick', (event) => this.onDoubleClick(event), { signal });
    const unsubscribe = ledger.subscribe((batch) => this.onBatch(batch));
    this.select(this.current.active);
    textarea.focus({ preventScroll: true });
    session.sheet = this;
    return () => {
      this.leaveForGood();
      session.sheet = null;
      stop.abort();
      unsubscribe();
    };
  }

  get isEditing(): boolean {
    return this.current.mode !== 'closed' && this.options.textarea.value !== '';
  }

  flush(): boolean {
    return this.leaveEditor();
  }

  /** The window has lost the focus, not the textarea: what is being typed goes on when the user is back. */
  private onBlur(): void {
    if (document.activeElement !== this.options.textarea) this.leaveEditor();
  }

  /** The view goes: text that cannot be taken now waits with its cell. */
  private leaveForGood(): void {
    const { textarea, session } = this.options;
    const { value } = textarea;
    if (this.leaveEditor() || this.current.mode === 'closed') return;
    const { row, column } = this.cell();
    session.rejections.set(row.id, column.id, { text: value, reason: '还没有存上' });
  }

  private onKey(event: KeyboardEvent): void {
    const intent = intentOf(event, this.current.mode);
    if (!intent) return;
    event.stopPropagation();
    if (intent.kind === 'native') return;
    event.preventDefault();
    this.follow(intent);
  }

  private follow(intent: Exclude<Intent, { kind: 'native' }>): void {
    const { model, grid } = this.options;
    const { active } = this.current;
    switch (intent.kind) {
      case 'move':
        return this.leaveTo(step(model, active, intent.rows, intent.columns));
      case 'page':
        return this.leaveTo(step(model, active, intent.direction * grid.visibleRows(), 0));
      case 'jump':
        return this.leaveTo(jump(model, active, intent.to));
      case 'enter':
        return this.enter(intent.direction);
      case 'tab':
        return this.tab(intent.direction);
      case 'edit':
        return this.edit();
      case 'overwrite':
        return this.open('', 'typing');
      case 'clear':
        return this.clear();
      case 'cancel':
        return this.cancel();
    }
  }

  private enter(direction: 1 | -1): void {
    const { model } = this.options;
    const { active } = this.current;
    const column = this.returnColumn ?? active.column;
    if (!this.leaveEditor()) return;
    this.returnColumn = null;
    this.select(nextInColumn(model, { row: active.row, column }, direction));
  }

  private tab(direction: 1 | -1): void {
    const { active } = this.current;
    const column = this.returnColumn ?? active.column;
    if (!this.leaveEditor()) return;
    this.select(nextOpen(this.options.model, active, direction));
    this.returnColumn = column;
  }

  /** Takes what is being typed and goes to another cell; stays where it could not be taken. */
  private leaveTo(position: Position): void {
    if (!this.leaveEditor()) return;
    this.returnColumn = null;
    this.select(position);
  }

  private select(position: Position): void {
    const { model, grid, session, textarea } = this.options;
    const before = this.current.active;
    const active = settle(model, position);
    session.lastActive = active;
    textarea.value = '';
    this.become({ active, mode: 'closed', bubble: this.rejectionBubble(active) });
    grid.refresh([before, active]);
    grid.reveal(active);
    this.placeTextarea();
  }

  private cell(position: Position = this.current.active): { row: SheetRow; column: SheetColumn } {
    const { rows, columns } = this.options.model;
    const row = rows[position.row];
    const column = columns[position.column];
    if (!row || !column) throw new RangeError('position outside the sheet');
    return { row, column };
  }

  private rejectionBubble(position: Position): SheetState['bubble'] {
    const { row, column } = this.cell(position);
    const { session, ledger } = this.options;
    const rejection = session.rejections.get(row.id, column.id);
    if (!rejection || column.kind !== 'figure') return null;
    const standing = figureIn(ledger.records, row, column);
    return { tone: 'problem', text: rejectionMessage(rejection, row, column, standing) };
  }

  private hint(text: string): void {
    this.become({ ...this.current, bubble: { tone: 'hint', text } });
  }

  /** The column to type into; else says why not. */
  private openColumn(): FigureColumn | null {
    const { row, column } = this.cell();
    const reason = lockReason(row, column);
    if (reason !== null) this.hint(reason);
    return reason === null && column.kind === 'figure' ? column : null;
  }

  private edit(): void {
    const { ledger, session } = this.options;
    if (this.current.mode !== 'closed')
      return this.become({ ...this.current, mode: this.current.mode === 'caret' ? 'typing' : 'caret' });
    const { row, column } = this.cell();
    const rejected = session.rejections.get(row.id, column.id)?.text;
    this.open(rejected ?? cellText(ledger.records, row, column), 'caret');
  }

  private open(text: string | null, mode: 'typing' | 'caret'): void {
    const { textarea, grid } = this.options;
    if (!this.openColumn()) {
      textarea.value = '';
      return;
    }
    grid.reveal(this.current.active);
    if (text !== null) {
      textarea.value = text;
      textarea.setSelectionRange(text.length, text.length);
    }
    this.become({ ...this.current, mode, bubble: null });
    this.placeTextarea();
  }

  /** Typing over a cell: the textarea already holds the first characters. */
  private onInput(): void {
    if (this.current.mode === 'closed') this.open(null, 'typing');
    else this.placeTextarea();
  }

  private close(bubble: SheetState['bubble'] = null): void {
    this.options.textarea.value = '';
    this.become({ ...this.current, mode: 'closed', bubble });
    this.placeTextarea();
  }

  private cancel(): void {
    const { session, grid } = this.options;
    const { row, column } = this.cell();
    if (this.current.mode === 'closed') session.rejections.delete(row.id, column.id);
    this.close(this.rejectionBubble(this.current.active));
    grid.refresh([this.current.active]);
  }

  /** True when nothing is being typed any more; false when the text was refused and stays with the cell. */
  private leaveEditor(): boolean {
    if (this.current.mode === 'closed') return true;
    return this.take(this.options.textarea.value, { origin: 'typed', word: '录入' });
  }

  /** Writes a text into the active cell. False when it could not be read or taken; then nothing has changed. */
  private take(text: string, way: EntryWay): boolean {
    const { row, column } = this.cell();
    if (column.kind !== 'figure') return true;
    const { ledger, session } = this.options;
    const outcome = enterText({ row, column }, text, way, { ledger, rejections: session.rejections });
    if (outcome.state === 'waiting') {
      this.hint(this.current.mode === 'closed' ? waitingUntaken : waitingInEditor);
      return false;
    }
    this.close(this.rejectionBubble(this.current.active));
    this.options.grid.refresh([this.current.active]);
    return outcome.state === 'taken';
  }

  private clear(): void {
    if (this.openColumn()) this.take('', { origin: 'typed', word: '清除' });
  }

  private onCopy(event: ClipboardEvent): void {
    if (this.current.mode !== 'closed') return;
    event.preventDefault();
    const { row, column } = this.cell();
    event.clipboardData?.setData('text/plain', cellText(this.options.ledger.records, row, column));
  }

  private onCut(event: ClipboardEvent): void {
    if (this.current.mode !== 'closed') return;
    event.preventDefault();
    if (!this.openColumn()) return;
    this.onCopy(event);
    this.take('', { origin: 'typed', word: '剪切' });
  }

  private onPaste(event: ClipboardEvent): void {
    if (this.current.mode !== 'closed') return;
    event.preventDefault();
    const offered = clipboardText(event.clipboardData);
    if (offered.kind === 'nothing' || !this.openColumn()) return;
    if (offered.kind === 'several') this.hint('剪贴板里不止一个数据，这里一次只接受一个；没有改动任何内容。');
    else this.take(offered.text, { origin: 'paste', word: '粘贴' });
  }

  /** A click anywhere in the grid leaves the keyboard with the sheet. */
  private onMouseDown(event: MouseEvent): void {
    if (event.target === this.options.textarea) return;
    const position = this.options.grid.cellAt(event);
    event.preventDefault();
    if (position && event.button === 0) this.leaveTo(position);
    this.options.textarea.focus({ preventScroll: true });
  }

  private onDoubleClick(event: MouseEvent): void {
    if (this.options.grid.cellAt(event)) this.edit();
  }

  /** Draws what a batch changed; after undo and redo the changed cell is shown, as in a spreadsheet. */
  private onBatch(batch: UnchainedBatch): void {
    const { grid } = this.options;
    const cells = batch.changes.flatMap(({ key }) => (key.kind === 'figure' ? (this.cellOf(key) ?? []) : []));
    grid.refresh(cells);
    const first = cells[0];
    const steppedBack = batch.origin.kind === 'undo' || batch.origin.kind === 'redo';
    if (first && steppedBack && this.current.mode === 'closed') this.select(first);
  }

  /** Shows the cell of a figure; does nothing where the sheet does not show it. */
  goTo(seriesId: Id, measure: Measure, period: string): void {
    const cell = this.cellOf({ seriesId, measure, period });
    if (!cell) return;
    this.leaveTo(cell);
    this.options.textarea.focus({ preventScroll: true });
  }

  private cellOf({ seriesId, measure, period }: FigurePlace): Position | null {
    const row = this.rowOfSeries.get(seriesId);
    const column = this.options.model.columns.findIndex(
      (candidate) =>
        candidate.kind === 'figure' &&
        candidate.address.measure === measure &&
        candidate.address.period === period,
    );
    return row === undefined || column < 0 ? null : { row, column };
  }

  /** Brings the active cell into view again, after the room for the grid has changed. */
  revealActive(): void {
    this.options.grid.reveal(this.current.active);
    this.placeTextarea();
  }

  placeTextarea(): void {
    const { textarea, grid } = this.options;
    placeEditor(textarea, grid.boxOf(this.current.active), this.current.mode);
  }

  private become(state: SheetState): void {
    this.current = state;
    for (const listener of this.listeners) listener();
  }
}
