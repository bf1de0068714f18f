import type { Change, UnchainedBatch } from '../../shared/model/batch';
import type { Measure } from '../../shared/model/figure';
import type { Id } from '../../shared/model/plan';
import type { RemarkField } from '../../shared/model/remarks';
import { covering, coveringRange, type Position, type Range } from '../../shared/sheet/ranges';
import { selectCell } from '../../shared/sheet/selection';
import type { Ledger } from '../ledger/ledger';
import { isMany } from '../ledger/many-changes';
import { inSlices } from '../ledger/slices';
import type { MenuPoint } from '../ui/PopupMenu';
import { CellEditor } from './cell-editor';
import { CellWriter } from './cell-writer';
import { ClipboardCommands } from './clipboard-commands';
import type { EntrySession, OpenSheet, SheetActions } from './entry-session';
import { CodeOnDemand } from './code-on-demand';
import type { GridFace } from './grid-face';
import { KeyCommands } from './key-commands';
import { intentOf } from './keys';
import { MouseSelection } from './mouse-selection';
import { firstOpen } from './position';
import { Selector } from './selector';
import { activeCell, type SheetDesk } from './sheet-desk';
import type { SheetFrame } from './sheet-frame';
import { placeOfCell, type SheetModel } from './sheet-model';
import { SheetStateStore, type SheetState } from './sheet-state';
import { isModal } from './sheet-task';

export interface SheetOptions {
  readonly model: SheetModel;
  readonly ledger: Ledger;
  readonly grid: GridFace;
  readonly textarea: HTMLTextAreaElement;
  readonly session: EntrySession;
  readonly frame: SheetFrame;
  readonly tell: (text: string) => void;
}

/** From so many changed cells on, the whole screen is drawn anew rather than cell by cell. */
const manyCells = 200;

/**
 * The sheet's behaviour: one textarea that always has the focus is keyboard, clipboard, input method and editor; the grid
 * only draws. This class connects the parts that each know one thing with the events of the page and of the ledger.
 */
export class SheetController implements OpenSheet {
  readonly actions: SheetActions;
  readonly desk: SheetDesk;
  readonly writer: CellWriter;
  private readonly selector: Selector;
  private readonly editor: CellEditor;
  private readonly clipboard: ClipboardCommands;
  private readonly keys: KeyCommands;
  private readonly onDemand: readonly CodeOnDemand<unknown>[];
  private readonly mouse: MouseSelection;

  constructor(options: SheetOptions) {
    const { session, model } = options;
    const { layout } = model;
    const start = (session.lastActive && placeOfCell(model, session.lastActive)) ?? firstOpen(model);
    this.desk = { ...options, state: new SheetStateStore(selectCell(layout, start)) };
    this.selector = new Selector(this.desk);
    this.editor = new CellEditor(this.desk, this.selector);
    const writer = new CellWriter(this.desk);
    this.writer = writer;
    const parts = [this.desk, this.selector, this.editor, writer] as const;
    const onFailed = () => this.editor.hint('这项功能没有装入，没有改动任何数据。请再试一次。');
    const fill = new CodeOnDemand(
      () => import('./fill-commands').then((module) => new module.FillCommands(...parts)),
      onFailed,
    );
    const paste = new CodeOnDemand(
      () => import('./paste-commands').then((module) => new module.PasteCommands(...parts)),
      onFailed,
    );
    this.onDemand = [fill, paste];
    this.clipboard = new ClipboardCommands(this.desk, this.selector, this.editor, writer, paste);
    this.keys = new KeyCommands(this.desk, this.selector, this.editor, writer, fill);
    this.mouse = new MouseSelection(this.desk, this.selector, this.editor, fill);
    const closed = (act: () => void) => () => {
      if (isModal(this.state().task) || !this.editor.leave()) return;
      this.desk.textarea.focus({ preventScroll: true });
      act();
    };
    this.actions = {
      selectAll: closed(() => this.selector.selectAll()),
      selectRows: closed(() => this.selector.growToLines('rows')),
      selectColumns: closed(() => this.selector.growToLines('columns')),
      fillDown: closed(() => fill.run((commands) => commands.fillFromEdge('down'))),
      fillRight: closed(() => fill.run((commands) => commands.fillFromEdge('right'))),
      fillLinear: closed(() => fill.run((commands) => commands.fillByRule({ kind: 'linear' }))),
      fillGrowth: closed(() => fill.run((commands) => commands.fillByRule({ kind: 'growth' }))),
      copy: closed(() => document.execCommand('copy')),
      clear: closed(() => this.keys.follow({ kind: 'clear' })),
      openMenu: closed(() => this.openMenu(null)),
      cut: closed(() => document.execCommand('cut')),
      paste: closed(() => void this.clipboard.pasteUnasked()),
      find: closed(() => session.tools.ask('find')),
      findNext: () => session.tools.ask('find', 1),
      findPrevious: () => session.tools.ask('find', -1),
      goToIndicator: closed(() => session.tools.ask('goTo')),
      editNote: closed(() => this.inspect('note')),
      editSource: closed(() => this.inspect('source')),
    };
  }

  readonly state = (): SheetState => this.desk.state.get();

  readonly subscribe = (listener: () => void): (() => void) => this.desk.state.subscribe(listener);

  /** Connects keyboard, clipboard, mouse and ledger; the answer disconnects them. */
  attach(host: HTMLElement): () => void {
    const { textarea, ledger, session } = this.desk;
    const stop = new AbortController();
    const { signal } = stop;
    textarea.addEventListener('keydown', (event) => this.onKey(event), { signal });
    textarea.addEventListener('input', (event) => this.editor.onInput(event), { signal });
    textarea.addEventListener('copy', (event) => this.clipboard.onCopy(event), { signal });
    textarea.addEventListener('cut', (event) => this.clipboard.onCut(event), { signal });
    textarea.addEventListener('paste', (event) => this.clipboard.onPaste(event), { signal });
    textarea.addEventListener('blur', () => this.onBlur(), { signal });
    host.addEventListener('contextmenu', (event) => this.onContextMenu(event), { signal });
    this.mouse.attach(host, signal);
    const unsubscribe = ledger.subscribe((batch) => this.onBatch(batch));
    const detachSelector = this.selector.attach();
    const stopFetching = this.onDemand.map((part) => part.fetchAhead());
    this.selector.select(this.selector.current.active);
    // The grid was drawn before anything was active.
    this.desk.grid.refresh([this.selector.current.active]);
    textarea.focus({ preventScroll: true });
    session.sheet = this;
    return () => {
      this.editor.leaveForGood();
      session.sheet = null;
      stop.abort();
      unsubscribe();
      detachSelector();
      for (const stopOne of stopFetching) stopOne();
    };
  }

  get isEditing(): boolean {
    return !this.editor.isClosed && this.editor.text !== '';
  }

  get activeFigure(): OpenSheet['activeFigure'] {
    const { row, column } = activeCell(this.desk);
    const { series } = row.content;
    return series && column.kind === 'figure' ? { seriesId: series.id, slot: column.slot } : null;
  }

  /** A note is of one figure: of several selected cells the active one is meant. */
  private inspect(field: RemarkField): void {
    if (field === 'note' && !this.selector.isSingle) this.selector.select(this.selector.current.active);
    this.desk.frame.inspect(field);
  }

  flush(): boolean {
    return this.editor.leave();
  }

  /** The window has lost the focus, not the textarea: what is being typed goes on when the user is back. */
  private onBlur(): void {
    if (document.activeElement !== this.desk.textarea) this.editor.leave();
  }

  private onKey(event: KeyboardEvent): void {
    if (isModal(this.state().task)) return event.preventDefault();
    const intent = intentOf(event, this.state().mode);
    if (!intent) return;
    event.stopPropagation();
    if (intent.kind === 'native') return;
    event.preventDefault();
    if (intent.kind === 'menu') this.openMenu(null);
    else this.keys.follow(intent);
  }

  /** A key opens the menu at the active cell, the mouse where it is; in an open editor the page's own menu serves the text. */
  private onContextMenu(event: MouseEvent): void {
    const isText = event.target === this.desk.textarea;
    if (isText && !this.editor.isClosed) return;
    event.preventDefault();
    if (isText) this.openMenu(null);
    else if (this.mouse.aim(event)) this.openMenu({ x: event.clientX, y: event.clientY });
  }

  private openMenu(at: MenuPoint | null): void {
    const { state, grid, textarea } = this.desk;
    if (isModal(state.get().task)) return;
    const { active } = state.get().selection;
    if (!at) grid.reveal(active);
    const box = grid.boxOf(active) ?? textarea.getBoundingClientRect();
    const close = (): void => {
      state.change({ task: null });
      this.focus();
    };
    state.change({ task: { kind: 'menu', at: at ?? { x: box.left + 8, y: box.bottom }, close } });
  }

  /** Draws what a batch changed; after undo and redo the changed cells are selected, as in a spreadsheet. */
  private onBatch({ changes, origin }: UnchainedBatch): void {
    const { grid } = this.desk;
    const steppedBack = origin.kind === 'undo' || origin.kind === 'redo';
    if (isMany(changes)) {
      grid.refreshAll();
      if (steppedBack) void this.selectLater(changes);
      return;
    }
    const cells = [...this.changedCells(changes)];
    if (cells.length > manyCells) grid.refreshAll();
    else grid.refresh(cells);
    if (steppedBack) this.selectChanged(coveringRange(cells));
  }

  private *changedCells(changes: readonly Change[]): Generator<Position> {
    const { model } = this.desk;
    for (const { key } of changes) {
      const cell = key.kind === 'figure' ? model.placeOf(key) : null;
      if (cell) yield cell;
    }
  }

  /** Finds the cells of many changes in slices; they are selected unless something else has happened meanwhile. */
  private async selectLater(changes: readonly Change[]): Promise<void> {
    const { ledger } = this.desk;
    const version = ledger.version();
    const { selection } = this.state();
    const covered = await inSlices(covering(this.changedCells(changes)));
    if (ledger.version() === version && this.state().selection === selection) this.selectChanged(covered);
  }

  private selectChanged(covered: Range | null): void {
    if (!covered || !this.editor.isClosed) return;
    this.selector.selectRange(covered);
    this.desk.grid.reveal({ row: covered.top, column: covered.left });
  }

  /** Shows the cell of a figure; false where the sheet has none. What is being typed and cannot be taken keeps its cell. */
  goTo(seriesId: Id, measure: Measure, period: string): boolean {
    const cell = this.desk.model.placeOf({ seriesId, measure, period });
    if (!cell) return false;
    if (!this.editor.leave()) return true;
    this.selector.select(cell);
    this.desk.textarea.focus({ preventScroll: true });
    return true;
  }

  /** Goes to an indicator in the column where one is. */
  goToIndicator(rowId: Id): void {
    const row = this.desk.model.rows.findIndex(({ id }) => id === rowId);
    if (row < 0 || !this.editor.leave()) return;
    this.selector.select({ row, column: this.selector.current.active.column });
  }

  /** Makes a cell the active one and leaves the keyboard where it is. */
  show(position: Position): void {
    if (this.editor.leave()) this.selector.select(position);
  }

  /** Marks the cells that were found, given row by row; with none the marks go. */
  markFound(found: readonly Position[]): void {
    const { tools } = this.desk.session;
    if (found.length === 0 && tools.found.length === 0) return;
    tools.found = found;
    this.desk.grid.refreshAll();
  }

  /** Gives the keyboard back to the sheet. */
  focus(): void {
    this.desk.textarea.focus({ preventScroll: true });
  }

  /** Brings the active cell into view again, after the room for the grid has changed. */
  revealActive(): void {
    this.desk.grid.reveal(this.selector.current.active);
    this.redraw();
  }

  /** Lays selection and textarea where the cells are now. */
  redraw(): void {
    this.selector.draw();
    this.selector.placeTextarea();
  }

  /** Draws every figure on the screen anew. */
  drawAnew(): void {
    this.desk.grid.refreshAll();
  }

  placeTextarea(): void {
    this.selector.placeTextarea();
  }
}
