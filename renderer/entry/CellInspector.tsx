import './inspector.css';
import { useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import { figureObject, type Figure } from '../../shared/model/figure';
import { fitsStatus, statuses, statusName } from '../../shared/model/figure-status';
import { remarkNames, type RemarkChange, type RemarkField } from '../../shared/model/remarks';
import { ownPrint } from '../../shared/notation/print';
import type { Selection } from '../../shared/sheet/selection';
import { derivationText, foreignPrint } from '../../shared/tables/figure-story';
import type { EarlyText } from '../ui/KeyboardHold';
import { extentText } from './extent-text';
import { inspectedCell, type InspectedCell } from './inspected-cell';
import { RecentChanges, type ReadCellChanges } from './RecentChanges';
import { RemarkText } from './RemarkText';
import { setRemark, type RemarkOutcome } from './set-remark';
import type { SheetController } from './sheet-controller';
import { rowName } from './sheet-model';
import { StatusChoice } from './StatusChoice';

/** A field to go to. A new object asks anew. */
export interface InspectorWish {
  readonly field: RemarkField;
  /** Whose field it is. */
  readonly selection: Selection;
}

interface CellInspectorProps {
  readonly sheet: SheetController;
  readonly wish: InspectorWish | null;
  /** Typed for the wished field before the inspector was there. */
  readonly early: EarlyText;
  readonly readChanges: ReadCellChanges;
  /** The wish has been followed. */
  readonly onWished: () => void;
  readonly onClose: () => void;
}

/** What the active cell says beside its value, who changed it last, and where that can be set. */
export function CellInspector({ sheet, wish, early, onWished, readChanges, onClose }: CellInspectorProps) {
  const { desk } = sheet;
  const { model, ledger, frame } = desk;
  const selection = useSyncExternalStore(sheet.subscribe, () => sheet.state().selection);
  useSyncExternalStore(ledger.subscribe, ledger.version);
  const panel = useRef<HTMLElement>(null);
  const cell = inspectedCell(model, ledger.records, selection);
  const closedBecause = cell?.closedBecause ?? null;
  // The keyboard does not go with the panel.
  useLayoutEffect(() => {
    const { current } = panel;
    return () => {
      if (current?.contains(document.activeElement)) sheet.focus();
    };
  }, [sheet]);
  useLayoutEffect(() => {
    if (!wish) return;
    onWished();
    const { text } = early;
    early.text = '';
    // This may have come late, and the user may be elsewhere by now.
    const { selection: here, mode } = sheet.state();
    if (here !== wish.selection || mode !== 'closed') return;
    const field = panel.current?.querySelector<HTMLElement>(`[data-remark="${wish.field}"]`);
    const target = field ?? panel.current?.querySelector<HTMLElement>('[data-remark]');
    target?.focus();
    if (!target && closedBecause !== null)
      desk.state.change({ bubble: { tone: 'hint', text: closedBecause } });
    if (target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement)
      target.setSelectionRange(target.value.length, target.value.length);
    if (field && text !== '') document.execCommand('insertText', false, text);
  }, [wish, early, onWished, sheet, desk, closedBecause]);
  const close = (): void => {
    sheet.focus();
    onClose();
  };
  return (
    <aside ref={panel} className="inspector" aria-label="单元格详情" data-region>
      <header>
        <h2>单元格详情</h2>
        <button type="button" className="button quiet" onClick={close} aria-label="收起单元格详情">
          收起
        </button>
      </header>
      {cell && <CellDetails key={cell.key} cell={cell} sheet={sheet} />}
      {cell?.place && cell.isSingle && (
        <RecentChanges
          key={`${cell.key}/changes`}
          ledger={ledger}
          {...cell.place}
          read={readChanges}
          onAll={frame.openHistory}
        />
      )}
    </aside>
  );
}

interface CellDetailsProps {
  readonly cell: InspectedCell;
  readonly sheet: SheetController;
}

function CellDetails({ cell, sheet }: CellDetailsProps) {
  const { row, column, figure, isSingle, ranges, closedBecause } = cell;
  return (
    <>
      <div className="inspector-place">
        <h3>{isSingle ? rowName(row) : `选中 ${extentText(ranges)}`}</h3>
        {isSingle && column && <p>{column.meaning}</p>}
        {isSingle && figure !== null && (
          <p className="inspector-value">
            <b>{ownPrint(figure)}</b> {row.content.indicator?.unit}
          </p>
        )}
      </div>
      {closedBecause !== null && <p className="inspector-hint">{closedBecause}</p>}
      {!isSingle && (
        <p className="inspector-hint">
          状态和来源会写进其中每个已填的实际值，一步完成，可以撤销；空格和规划文本里的数不变。注只能一格一格地写。
        </p>
      )}
      {closedBecause === null ? (
        <RemarkFields cell={cell} sheet={sheet} />
      ) : (
        figure !== null && <FixedRemarks figure={figure} />
      )}
      {isSingle && figure !== null && <ValueFacts figure={figure} />}
    </>
  );
}

function RemarkFields({ cell, sheet }: CellDetailsProps) {
  const { desk, writer } = sheet;
  const { key, figure, isSingle, ranges } = cell;
  const standing = isSingle && figure !== null ? figureObject(figure) : null;
  const offered = standing ? statuses.filter((status) => fitsStatus(standing, status)) : statuses;
  const set = (change: RemarkChange, outcome?: RemarkOutcome): void =>
    setRemark(desk, writer, ranges, change, outcome);
  const leave = (): void => sheet.focus();
  return (
    <>
      <StatusChoice
        standing={standing ? (standing.status ?? 'A') : null}
        offered={offered}
        onChoose={(value) => set({ field: 'status', value })}
        onLeave={leave}
      />
      {standing && (
        <RemarkText
          field="note"
          label="注（Ctrl+Enter 确定）"
          standing={standing.note ?? ''}
          drafts={desk.session.remarkDrafts}
          draftKey={`${key}/note`}
          placeholder="口径、原因、要向读者说明的话"
          onTake={(value, outcome) => set({ field: 'note', value }, outcome)}
          onLeave={leave}
        />
      )}
      <RemarkText
        field="source"
        label="来源（Enter 确定）"
        standing={standing?.source ?? ''}
        drafts={desk.session.remarkDrafts}
        draftKey={`${key}/source`}
        placeholder={isSingle ? '报表、公报、年鉴的名称' : '写给选中的每个数据'}
        onTake={(value, outcome) => set({ field: 'source', value }, outcome)}
        onLeave={leave}
      />
    </>
  );
}

/** What the plan document says of its own figure: to be read, not to be changed. */
function FixedRemarks({ figure }: { readonly figure: Figure }) {
  const { status = 'A', note, source } = figureObject(figure);
  const facts = [
    [remarkNames.status, `${status} ${statusName(status)}`],
    [remarkNames.note, note ?? '无'],
    [remarkNames.source, source ?? '规划文本'],
  ] as const;
  return <Facts facts={facts} />;
}

/** How the value came about, and how its source prints it. */
function ValueFacts({ figure }: { readonly figure: Figure }) {
  const derivation = derivationText(figure);
  const printed = foreignPrint(figure);
  const facts = [
    ...(derivation === null ? [] : [['算式', derivation] as const]),
    ...(printed === null ? [] : [['原文写作', printed] as const]),
  ];
  return facts.length === 0 ? null : <Facts facts={facts} />;
}

function Facts({ facts }: { readonly facts: readonly (readonly [string, string])[] }) {
  return (
    <dl className="inspector-facts">
      {facts.map(([name, text]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
