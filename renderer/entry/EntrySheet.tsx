import 'ag-grid-community/styles/ag-grid.css';
import 'ag-grid-community/styles/ag-theme-balham.css';
import './entry.css';
import type { GridApi } from 'ag-grid-community';
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { Measure } from '../../shared/model/figure';
import type { Id } from '../../shared/model/plan';
import type { PlanView } from '../../shared/model/plan-view';
import type { Ledger } from '../ledger/ledger';
import { gridFace } from './grid-face';
import { columnDefinitions, gridOptions, heightOptions } from './grid-options';
import { ColumnDecimals } from './column-decimals';
import type { EntrySession } from './entry-session';
import type { SheetFrame } from './sheet-frame';
import { SheetGrid } from './SheetGrid';
import { SheetBubble } from './SheetBubble';
import { SheetController } from './sheet-controller';
import { sheetModel, type SheetModel, type SheetRow } from './sheet-model';
import { SheetStatus } from './SheetStatus';
import { SheetToolPlace } from './SheetToolPlace';
import { SheetTaskView } from './SheetTaskView';
import { useStoryTip } from './use-story-tip';

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
  const model = useMemo(() => sheetModel(plan), [plan]);
  const host = useRef<HTMLDivElement>(null);
  const textarea = useRef<HTMLTextAreaElement>(null);
  const activeSheet = useRef<SheetController | null>(null);
  const [controller, setController] = useState<SheetController | null>(null);
  const [api, setApi] = useState<GridApi<SheetRow> | null>(null);

  const columns = useMemo(
    () =>
      columnDefinitions({
        model,
        records: ledger.records,
        decimals: new ColumnDecimals(model, ledger.records, () => activeSheet.current?.drawAnew()),
        rejections: session.rejections,
        isFound: (position) => session.tools.isFound(position),
        active: () => activeSheet.current?.state().selection.active ?? { row: -1, column: -1 },
      }),
    [model, ledger, session],
  );
  const rows = useMemo(() => [...model.rows], [model]);
  const heights = useMemo(() => heightOptions(model), [model]);

  useEffect(() => {
    if (!api || !host.current || !textarea.current) return undefined;
    const grid = gridFace(api, host.current, model);
    const created = new SheetController({
      model,
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
  }, [api, model, ledger, session, frame, onSheet, tell]);

  useEffect(() => {
    if (!controller || !target) return;
    onTargetShown(controller.goTo(target.seriesId, target.measure, target.period));
  }, [controller, target, onTargetShown]);

  useStoryTip(controller, host);

  const replace = useCallback(() => activeSheet.current?.placeTextarea(), []);
  const redraw = useCallback(() => activeSheet.current?.redraw(), []);
  const reveal = useCallback(() => activeSheet.current?.revealActive(), []);
  return (
    <section className="sheet" aria-label="录入表格">
      {controller && (
        <SheetToolPlace controller={controller} model={model} ledger={ledger} tools={session.tools} />
      )}
      <div ref={host} className="sheet-grid ag-theme-balham">
        <SheetGrid
          {...gridOptions}
          {...heights}
          rowData={rows}
          columnDefs={columns}
          onFirstDataRendered={(event) => setApi(event.api)}
          onBodyScroll={replace}
          onColumnResized={redraw}
          onDisplayedColumnsChanged={redraw}
          onGridSizeChanged={reveal}
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
        <SheetFoot controller={controller} model={model} ledger={ledger} onIndicator={onIndicator} />
      )}
    </section>
  );
}

interface SheetFootProps {
  readonly controller: SheetController;
  readonly model: SheetModel;
  readonly ledger: Ledger;
  readonly onIndicator: (indicatorId: Id) => void;
}

function SheetFoot({ controller, model, ledger, onIndicator }: SheetFootProps) {
  const state = useSyncExternalStore(controller.subscribe, controller.state);
  const indicatorId = model.rows[state.selection.active.row]?.content.indicator.id;
  useEffect(() => {
    if (indicatorId !== undefined) onIndicator(indicatorId);
  }, [indicatorId, onIndicator]);
  return <SheetStatus model={model} state={state} ledger={ledger} />;
}
