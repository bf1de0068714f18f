import './exchange.css';
import { useState, type FormEvent } from 'react';
import type { Host, HostInfo } from '../../shared/host';
import type { Id } from '../../shared/model/plan';
import type { OfferedTable } from '../../shared/review/review-tables';
import type { Ledger } from '../ledger/ledger';
import { statementsOf, usePlanView } from '../ledger/plan-view';
import { useExportChoice, useExportChoices, type ExportFormat } from './export-choices';
import {
  contentName,
  extensionOf,
  fileOrder,
  noteFiles,
  noteOf,
  type ExportedReview,
  type FormatNote,
} from './export-order';
import { ExportOutcome } from './ExportOutcome';
import { datedFileName, rememberedFolder } from '../ui/export-target';
import { TableChoice } from './TableChoice';
import { useExport, type ExportOrder } from './use-export';

const aboutNotes: Readonly<Record<FormatNote, string>> = {
  sdmxStructure: '各列的含义、代码和规则写在一份说明里，可以随数据一起交给接收方。',
  planSchema: '文件的结构写在一份格式说明（JSON Schema）里，可以随数据一起交给接收方。',
};

/** Data are exported for all years. */
const goesByYear = (format: ExportFormat): boolean =>
  format === 'review' || format === 'xlsx' || format === 'csv';

interface ExportViewProps {
  readonly ledger: Ledger;
  readonly planId: Id;
  readonly host: Host;
  readonly info: HostInfo;
  /** Cells whose typed text was not accepted. */
  readonly unfinished: number;
  /** What can be exported. */
  readonly tables: readonly OfferedTable[];
  /** Null where the plan cannot be reviewed. */
  readonly review: ExportedReview | null;
  /** The years that can be reviewed, and the one that review, print, charts and export go by. */
  readonly years: readonly number[];
  readonly year: number;
  readonly onYear: (year: number) => void;
}

/** Exports the review as a workbook, tables, or all data of a plan: where to, how far it has come, what became of it. */
export function ExportView({
  ledger,
  planId,
  host,
  info,
  unfinished,
  tables,
  review,
  years,
  year,
  onYear,
}: ExportViewProps) {
  const view = usePlanView(ledger, planId);
  const [folder, setFolder] = useState(() => rememberedFolder() ?? info.documentsFolder);
  const choice = useExportChoice(planId);
  const { change } = useExportChoices();
  const [today] = useState(() => new Date());
  const [typedName, setName] = useState<string | null>(null);
  const { state, start, cancel } = useExport({ host, info });
  if (!view) return null;
  const source = { view, statements: statementsOf(ledger.records, planId), tables, review };
  const created = (at: Date) => ({
    title: view.plan.title,
    subject: contentName(source, choice),
    creator: info.userName,
    company: view.plan.cover?.organisation ?? '',
    createdAt: at.toISOString(),
  });
  const extension = extensionOf(choice.format);
  const name = typedName ?? datedFileName(view.plan.title + contentName(source, choice), today, extension);
  const wished = (at: Date): ExportOrder | null => {
    const file = fileOrder(source, choice, created(at));
    return file && { view, file, extension, folder, name, overwrite: false };
  };
  const isPossible = wished(today) !== null;
  const running = state.kind === 'building' || state.kind === 'writing';
  const begin = () => {
    const order = wished(new Date());
    if (order) start(order);
  };
  const note = noteOf(choice.format);
  const beginNote = (asked: FormatNote) => {
    const file = fileOrder(source, choice, created(new Date()));
    if (file) start({ view, file: { ...file, note: asked }, folder, overwrite: false, ...noteFiles[asked] });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    begin();
  };
  return (
    <section className="export" aria-label="导出">
      <h1>导出</h1>
      <p className="export-note">
        评估的表格按“评估”里选的栏目和次序导出；Excel 表可直接打印为 A4。没有填写的格子在表里留空。
      </p>
      {unfinished > 0 && (
        <p className="export-warning" role="alert">
          {`有 ${unfinished} 格的输入没有被接受，导出的是这些格子原来的值。`}
        </p>
      )}
      <form onSubmit={submit}>
        <TableChoice
          tables={tables}
          choice={choice}
          disabled={running}
          onChange={(next) => {
            change(planId, next);
            setName(null);
          }}
        />
        {note !== null && (
          <p className="export-about">
            {aboutNotes[note]}
            <button type="button" className="button" disabled={running} onClick={() => beginNote(note)}>
              导出格式说明
            </button>
          </p>
        )}
        {years.length > 0 && goesByYear(choice.format) && (
          <label>
            <span>评估年份</span>
            <select
              value={year}
              onChange={(event) => {
                onYear(Number(event.target.value));
                setName(null);
              }}
              disabled={running}
            >
              {years.map((each) => (
                <option key={each} value={each}>
                  {each}年
                </option>
              ))}
            </select>
            <small>“评估”“打印”“图表”用的是同一个年份。</small>
          </label>
        )}
        {!info.nativeDialogs && (
          <label>
            <span>文件夹</span>
            <input
              value={folder}
              onChange={(event) => setFolder(event.target.value)}
              disabled={running}
              spellCheck={false}
              required
            />
          </label>
        )}
        <label>
          <span>文件名</span>
          <input
            value={name}
            onChange={(event) => setName(event.target.value)}
            disabled={running}
            spellCheck={false}
            required
          />
        </label>
        {!isPossible && (
          <p className="export-note">
            {choice.format === 'review'
              ? '这个规划还不能评估，请先查看“评估”里的说明。'
              : '还没有选表格，请在上面至少选一张。'}
          </p>
        )}
        <div className="export-actions">
          <button type="submit" className="button primary" disabled={running || !isPossible}>
            {info.nativeDialogs ? '选择位置并导出' : '导出'}
          </button>
          {state.kind === 'building' && (
            <button type="button" className="button" onClick={cancel}>
              取消
            </button>
          )}
        </div>
      </form>
      <ExportOutcome
        state={state}
        onRetry={(asked) => {
          if (asked) start(asked);
          else begin();
        }}
        onOverwrite={(asked) => start({ ...asked, overwrite: true })}
        onReveal={(path) => host['file.reveal']({ path })}
      />
    </section>
  );
}
