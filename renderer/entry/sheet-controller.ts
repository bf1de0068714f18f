import type { UnchainedBatch } from '../../shared/model/batch';
import type { Measure } from '../../shared/model/figure';
import type { Id } from '../../shared/model/plan';
import type { RemarkField } from '../../shared/model/remarks';
import type { Position } from '../../shared/sheet/ranges';
import { selectCell } from '../../shared/sheet/selection';
import type { Ledger } from '../ledger/ledger';
import { isMany } from '../ledger/many-changes';
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
import { firstOpen, placeNear } from './position';
import { Selector } from './selector';
import { sheetActions } from './sheet-actions';
import { activeCell, type SheetDesk } from './sheet-desk';
import type { SheetFrame } from './sheet-frame';
import { cellOf, changedCells, placeOfCell, sameCells, type SheetModel } from './sheet-model';
import { SheetStateStore, type SheetState } from './sheet-state';
import { isModal } from './sheet-task';
import type { SheetView } from './sheet-view';
import { ShownFirst } from './shown-first';
import type { StepSelection } from './step-selection';
import type { ViewCommands } from './view-commands';

export interface SheetOptions {
  readonly model: SheetModel;
  readonly view: SheetView;
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
  private readonly ownDesk: Omit<SheetDesk, 'model'> & { model: SheetModel };
  readonly writer: CellWriter;
  private readonly selector: Selector;
  private readonly editor: CellEditor;
  private readonly clipboard: ClipboardCommands;
  private readonly keys: KeyCommands;
  private readonly onDemand: readonly { fetchAhead(): () => void }[];
  private readonly mouse: MouseSelection;
  private readonly views: CodeOnDemand<ViewCommands>;
  private readonly steps: CodeOnDemand<StepSelection>;
  private readonly shownFirst: ShownFirst;

  constructor(options: SheetOptions) {
    const { session, model } = options;
    const { layout } = model;
    const start = (session.lastActive && placeOfCell(model, session.lastActive)) ?? firstOpen(model);
    this.ownDesk = { ...options, state: new SheetStateStore(selectCell(layout, start)) };
    this.desk = this.ownDesk;
    this.selector = new Selector(this.desk);
    this.editor = new CellEditor(this.desk, this.selector);
    const writer = new CellWriter(this.desk);
    this.writer = writer;
    this.shownFirst = new ShownFirst(this.desk, this.selector, this.editor);
    const parts = [this.desk, this.selector, this.editor, writer] as const;
    const subject = () => (session.sheet === this ? this.selector.current : null);
    const onDemand = <T>(fetch: () => Promise<T>) =>
      new CodeOnDemand({
        fetch,
        subject,
        onFailed: () => this.editor.hint('这项功能没有装入，没有改动任何数据。请再试一次。'),
        onOvertaken: () => this.editor.hint('刚才选中的已经不是这里，没有改动任何数据。请再做一次。'),
      });
    const fill = onDemand(() =>
      import('./fill-commands').then((module) => new module.FillCommands(...parts)),
    );
    const paste = onDemand(() =>
      import('./paste-commands').then((module) => new module.PasteCommands(...parts)),
    );
    this.steps = new CodeOnDemand({
      fetch: () =>
        import('./step-selection').then(
          (module) => new module.StepSelection(this.desk, this.selector, this.editor, this.shownFirst),
        ),
      subject,
      // What was undone is undone; only the selection stays where it was.
      onFailed: () => undefined,
      onOvertaken: () => undefined,
    });
    this.onDemand = [fill, paste, this.steps];
    this.clipboard = new ClipboardCommands(this.desk, this.selector, this.editor, writer, paste);
    const views = onDemand(() =>
      import('./view-commands').then((module) => new module.ViewCommands(this.desk, this.selector)),
    );
    this.views = views;
    this.keys = new KeyCommands(this.desk, this.selector, this.editor, writer, fill, views);
    this.mouse = new MouseSelection(this.desk, this.selector, this.editor, fill, views);
    this.actions = sheetActions({
      selector: this.selector,
      keys: this.keys,
      tools: session.tools,
      fill,
      paste,
      views,
      isFree: () => this.takeKeyboard(),
      openMenu: () => this.openMenu(null),
      inspect: (field) => this.inspect(field),
    });
  }

  /** False where something is asked, or what is being typed was refused. */
  private takeKeyboard(): boolean {
    if (isModal(this.state().task) || !this.editor.leave()) return false;
    this.focus();
    return true;
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
    textarea.addEventListener('compositionend', () => this.editor.onComposed(), { signal });
    textarea.addEventListener('copy', (event) => this.clipboard.onCopy(event), { signal });
    textarea.addEventListener('cut', (event) => this.clipboard.onCut(event), { signal });
    textarea.addEventListener('paste', (event) => this.clipboard.onPaste(event), { signal });
    textarea.addEventListener('blur', () => this.onBlur(), { signal });
    // A caret that is partly outside makes the browser scroll what never should.
    host.addEventListener('scroll', () => host.scrollTo(0, 0), { signal });
    host.addEventListener('contextmenu', (event) => this.onContextMenu(event), { signal });
    this.mouse.attach(host, signal);
    const unsubscribe = [
      ledger.subscribe((batch) => this.onBatch(batch)),
      session.rejections.subscribe((rowId) => this.desk.view.noteRow(rowId)),
    ];
    const detachSelector = this.selector.attach();
    const stopFetching = [
      ...this.onDemand.map((part) => part.fetchAhead()),
      this.views.fetchAhead((views) => signal.aborted || views.attach(host, signal)),
    ];
    this.selector.select(this.selector.current.active);
    // The grid was drawn before anything was active.
    this.desk.grid.refresh([this.selector.current.active]);
    textarea.focus({ preventScroll: true });
    session.sheet = this;
    return () => {
      this.editor.leaveForGood();
      session.sheet = null;
      stop.abort();
      detachSelector();
      for (const stopOne of [...unsubscribe, ...stopFetching]) stopOne();
    };
  }

  /** The grid shows other rows or columns now: work goes on in the same cell, or in the one that stands for it. */
  take(model: SheetModel): void {
    const before = this.desk.model;
    if (model === before) return;
    this.editor.leaveForGood();
    this.mouse.stop();
    const { row, column } = activeCell(this.desk);
    this.ownDesk.model = model;
    this.desk.session.tools.found = [];
    if (sameCells(before, model)) this.redraw();
    else this.selector.restart(placeNear(model, row, column));
    this.desk.grid.refreshAll();
    this.shownFirst.onShown();
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
    this.desk.frame.inspect(field, this.selector.current);
  }

  flush(): boolean {
    return this.editor.leave();
  }

  /** The view goes, and its grid before this. */
  leaveForGood(): void {
    this.editor.leaveForGood();
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
    // As in a spreadsheet, Escape gives up what the mouse is about to fill.
    if (intent.kind === 'cancel') this.mouse.stop();
    if (intent.kind === 'menu') this.openMenu(null);
    else this.keys.follow(intent);
  }

  /** A key opens the menu at the active cell, the mouse where it is; in an open editor the page's own menu serves the text. */
  private onContextMenu(event: MouseEvent): void {
    const isText = event.target === this.desk.textarea;
    if (isText && !this.editor.isClosed) return;
    event.preventDefault();
    if (isText) this.openMenu(null);
    else {
      const place = this.mouse.aim(event);
      if (place) this.openMenu({ x: event.clientX, y: event.clientY }, place.kind === 'columnHead');
    }
  }

  private openMenu(at: MenuPoint | null, ofColumns = this.selector.current.kind === 'columns'): void {
    const { state, grid, textarea } = this.desk;
    if (isModal(state.get().task)) return;
    const { active } = state.get().selection;
    if (!at) grid.reveal(active);
    const box = grid.boxOf(active) ?? textarea.getBoundingClientRect();
    const close = (): void => {
      state.change({ task: null });
      this.focus();
    };
    state.change({ task: { kind: 'menu', at: at ?? { x: box.left + 8, y: box.bottom }, ofColumns, close } });
  }

  /** Draws what a batch changed. */
  private onBatch(batch: UnchainedBatch): void {
    const { changes } = batch;
    const { grid, view, model } = this.desk;
    view.note(changes);
    const cells = isMany(changes) ? [] : [...changedCells(model, changes)];
    // A collapsed category says how many figures are missing in it.
    if (cells.length > manyCells || cells.length < changes.length) grid.refreshAll();
    else grid.refresh(cells);
    this.steps.run((steps) => steps.hear(batch));
  }

  /**
   * Goes to the cell of a figure, and shows it where it was not; false where the sheet has none. What is being typed and
   * cannot be taken keeps its cell.
   */
  goTo(seriesId: Id, measure: Measure, period: string): boolean {
    const cell = cellOf(this.desk.model.whole, { seriesId, measure, period });
    if (!cell) return false;
    if (!this.editor.leave()) return true;
    this.shownFirst.goTo(cell);
    this.focus();
    return true;
  }

  /** Goes to an indicator in the column where one is. */
  goToIndicator(rowId: Id): void {
    if (this.editor.leave()) this.shownFirst.goTo({ rowId, columnId: activeCell(this.desk).column.id });
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

  /** The room for the grid has changed: the active cell stays in view where it was, and away where it was scrolled away. */
  takeRoom(): void {
    const { grid } = this.desk;
    const { active } = this.selector.current;
    if (grid.takeRoom(active)) grid.reveal(active);
    this.redraw();
  }

  /** Brings the active cell into view again. */
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
