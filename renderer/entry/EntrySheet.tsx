import 'ag-grid-community/styles/ag-grid.css';
import 'ag-grid-community/styles/ag-theme-balham.css';
import './entry.css';
import './cells.css';
import './selection.css';
import './editor.css';
import './status.css';
import './high-contrast.css';
import './heads.css';
import type { GridApi, GridOptions, GridSizeChangedEvent } from 'ag-grid-community';
import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
  type CSSProperties,
} from 'react';
import type { Measure } from '../../shared/model/figure';
import type { Id } from '../../shared/model/plan';
import type { PlanView } from '../../shared/model/plan-view';
import { frozenWithin } from '../../shared/sheet/column-layout';
import type { Ledger } from '../ledger/ledger';
import { gridFace } from './grid-face';
import { ColumnDecimals } from './column-decimals';
import { columnDefinitions, gridOptions, type GridSource } from './grid-options';
import { gridScale, heights, rowHeightOf, scaled, type GridScale } from './grid-scale';
import type { EntrySession } from './entry-session';
import type { SheetFrame } from './sheet-frame';
import { SheetGrid } from './SheetGrid';
import { SheetBubble } from './SheetBubble';
import { SheetController } from './sheet-controller';
import { chosenSheet } from './sheet-choices';
import { wholeSheet, type SheetModel } from './sheet-model';
import type { SheetRow } from './sheet-rows';
import { SheetStatus } from './SheetStatus';
import { SheetView } from './sheet-view';
import { SheetToolPlace } from './SheetToolPlace';
import { SheetTaskView } from './SheetTaskView';
import { useStoryTip } from './use-story-tip';
import { onDemand } from '../ui/on-demand';

const ZoomControl = onDemand(() => import('./ZoomControl').then((module) => module.ZoomControl), null, null);

/** A figure that the sheet is asked to show. A new object asks anew. */
export interface SheetTarget {
  readonly seriesId: Id;
  readonly measure: Measure;
  readonly period: string;
}

interface EntrySheetProps {
  readonly ledger: Ledger;
  readonly plan: PlanView;
  readonly session: EntrySession;
  readonly frame: SheetFrame;
  /** Hears of the sheet once it can be worked with, and of its end. */
  readonly onSheet: (sheet: SheetController | null) => void;
  /** Hears which indicator the active cell belongs to. */
  readonly onIndicator: (indicatorId: Id) => void;
  readonly target: SheetTarget | null;
  /** The target has been shown, or (false) is not in the sheet, and need not be looked for again. */
  readonly onTargetShown: (shown: boolean) => void;
  /** Says in the line above what was done. */
  readonly tell: (text: string) => void;
}

/** The sheet in which figures are entered. */
export function EntrySheet({
  ledger,
  plan,
  session,
  frame,
  onSheet,
  onIndicator,
  target,
  onTargetShown,
  tell,
}: EntrySheetProps) {
  const choice = useMemo(() => chosenSheet(plan.plan.id), [plan.plan.id]);
  const view = useMemo(
    () =>
      new SheetView({
        whole: wholeSheet(plan),
        choice,
        records: ledger.records,
        unfinishedRows: () => session.unfinishedRows(),
      }),
    [plan, choice, ledger, session],
  );
  const model = useSyncExternalStore(view.subscribe, view.get);
  const zoom = useSyncExternalStore(choice.subscribe, () => choice.get().zoom);
  const [room, setRoom] = useState(Number.POSITIVE_INFINITY);
  const frozen = frozenWithin(model.columns, (room * 100) / zoom);
  const scale = useMemo(() => gridScale(zoom, model.columns, frozen), [zoom, model.columns, frozen]);
  /** What the grid has been given. */
  const onGrid = useRef({ model, scale });
  const host = useRef<HTMLDivElement>(null);
  const textarea = useRef<HTMLTextAreaElement>(null);
  const activeSheet = useRef<SheetController | null>(null);
  const [controller, setController] = useState<SheetController | null>(null);
  const [api, setApi] = useState<GridApi<SheetRow> | null>(null);

  const source = useMemo(
    (): GridSource => ({
      records: ledger.records,
      decimals: new ColumnDecimals(view.get().whole, ledger.records, () => activeSheet.current?.drawAnew()),
      rejections: session.rejections,
      isFound: (position) => session.tools.isFound(position),
      active: () => activeSheet.current?.state().selection.active ?? { row: -1, column: -1 },
    }),
    [view, ledger, session],
  );
  const rowCount = model.whole.rows.length;
  const columns = useMemo(
    () => columnDefinitions(source, model.columns, rowCount, scale),
    [source, model.columns, rowCount, scale],
  );
  const rows = useMemo(() => [...model.rows], [model.rows]);
  const rowHeight = useMemo(() => rowHeights(model.rows, scale), [model.rows, scale]);

  // After the grid has taken rows and columns, which it does in an effect of its own.
  useLayoutEffect(() => {
    const before = onGrid.current;
    onGrid.current = { model, scale };
    if (api && before.scale !== scale) api.resetRowHeights();
    activeSheet.current?.take(model);
    // The grid has laid out its columns by the next frame.
    if (before.scale.zoom !== scale.zoom || before.scale.frozen !== scale.frozen)
      requestAnimationFrame(() => activeSheet.current?.revealActive());
  }, [api, model, scale]);

  useEffect(() => {
    if (!api || !host.current || !textarea.current) return undefined;
    const grid = gridFace(api, host.current, () => onGrid.current.model);
    const created = new SheetController({
      model: onGrid.current.model,
      view,
      ledger,
      grid,
      textarea: textarea.current,
      session,
      frame,
      tell,
    });
    activeSheet.current = created;
    const detach = created.attach(host.current);
    setController(created);
    onSheet(created);
    return () => {
      onSheet(null);
      detach();
      activeSheet.current = null;
    };
  }, [api, view, ledger, session, frame, onSheet, tell]);

  // Before the grid is taken down, which it is before the keyboard leaves the open editor.
  useLayoutEffect(() => () => activeSheet.current?.leaveForGood(), []);

  useEffect(() => {
    if (!controller || !target) return;
    onTargetShown(controller.goTo(target.seriesId, target.measure, target.period));
  }, [controller, target, onTargetShown]);

  useStoryTip(controller, host);

  const replace = useCallback(() => activeSheet.current?.placeTextarea(), []);
  const redraw = useCallback(() => activeSheet.current?.redraw(), []);
  const takeRoom = useCallback(({ clientWidth }: GridSizeChangedEvent<SheetRow>) => {
    setRoom(clientWidth);
    activeSheet.current?.takeRoom();
  }, []);
  return (
    <section className="sheet" aria-label="录入表格">
      {controller && (
        <SheetToolPlace controller={controller} model={model} ledger={ledger} tools={session.tools} />
      )}
      <div ref={host} className="sheet-grid ag-theme-balham" style={zoomStyle(zoom)}>
        <SheetGrid
          {...gridOptions}
          {...rowHeight}
          rowHeight={scaled(heights.row, scale)}
          headerHeight={scaled(heights.header, scale)}
          groupHeaderHeight={scaled(heights.groupHeader, scale)}
          rowData={rows}
          columnDefs={columns}
          onFirstDataRendered={(event) => setApi(event.api)}
          onBodyScroll={replace}
          onColumnResized={redraw}
          onDisplayedColumnsChanged={redraw}
          onGridSizeChanged={takeRoom}
        />
        <textarea
          ref={textarea}
          className="sheet-editor"
          aria-label="单元格"
          aria-describedby="sheet-place sheet-bubble sheet-story"
          spellCheck={false}
          autoComplete="off"
          rows={1}
        />
        {controller && <SheetBubble controller={controller} textarea={textarea} />}
        {controller && <SheetTaskView controller={controller} textarea={textarea} model={model} />}
      </div>
      {controller && (
        <SheetFoot
          controller={controller}
          model={model}
          ledger={ledger}
          zoom={zoom}
          onIndicator={onIndicator}
        />
      )}
    </section>
  );
}

/** The heights of the rows. The grid asks for each of them only where they are not all the same. */
function rowHeights(
  rows: readonly SheetRow[],
  scale: GridScale,
): Pick<GridOptions<SheetRow>, 'getRowHeight'> {
  const low = scaled(heights.row, scale);
  if (rows.every((row) => rowHeightOf(row, scale) === low)) return {};
  return { getRowHeight: ({ data }) => (data ? rowHeightOf(data, scale) : low) };
}

/** The style sheet makes everything in the grid larger by this. */
function zoomStyle(zoom: number): CSSProperties {
  return { '--zoom': zoom / 100 } as CSSProperties;
}

interface SheetFootProps {
  readonly controller: SheetController;
  readonly model: SheetModel;
  readonly ledger: Ledger;
  readonly zoom: number;
  readonly onIndicator: (indicatorId: Id) => void;
}

function SheetFoot({ controller, model, ledger, zoom, onIndicator }: SheetFootProps) {
  const state = useSyncExternalStore(controller.subscribe, controller.state);
  const indicatorId = model.rows[state.selection.active.row]?.content.indicator?.id;
  useEffect(() => {
    if (indicatorId !== undefined) onIndicator(indicatorId);
  }, [indicatorId, onIndicator]);
  return (
    <SheetStatus model={model} state={state} ledger={ledger}>
      <ZoomControl zoom={zoom} actions={controller.actions} />
    </SheetStatus>
  );
}
