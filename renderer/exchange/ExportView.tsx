import './exchange.css';
import { useState, type FormEvent } from 'react';
import type { Host, HostInfo } from '../../shared/host';
import type { Id } from '../../shared/model/plan';
import type { Ledger } from '../ledger/ledger';
import { usePlanView } from '../ledger/plan-view';
import { ExportOutcome } from './ExportOutcome';
import { rememberedFolder, suggestedFileName } from './export-target';
import { useExport } from './use-export';

interface ExportViewProps {
  readonly ledger: Ledger;
  readonly planId: Id;
  readonly host: Host;
  readonly info: HostInfo;
  /** Cells whose typed text was not accepted. */
  readonly unfinished: number;
}

/** Exports the main table to a workbook: where to, how far it has come, what became of it. */
export function ExportView({ ledger, planId, host, info, unfinished }: ExportViewProps) {
  const view = usePlanView(ledger, planId);
  const [folder, setFolder] = useState(() => rememberedFolder() ?? info.documentsFolder);
  const [name, setName] = useState(() => (view ? suggestedFileName(view.plan, new Date()) : ''));
  const { state, start, cancel } = useExport({ host, info });
  if (!view) return null;
  const running = state.kind === 'building' || state.kind === 'writing';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    start({ view, folder, name, overwrite: false });
  };
  return (
    <section className="export" aria-label="导出">
      <h1>导出 Excel</h1>
      <p className="export-note">
        {
          '导出“主要指标表”：类别、序号、指标名称、单位、属性、基期值、各年实际值和目标值，可直接打印为 A4 横向。'
        }
        {'没有填写的格子在表里留空。'}
      </p>
      {unfinished > 0 && (
        <p className="export-warning" role="alert">
          {`有 ${unfinished} 格的输入没有被接受，导出的是这些格子原来的值。`}
        </p>
      )}
      <form onSubmit={submit}>
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
            data-region-focus
          />
        </label>
        <div className="export-actions">
          <button type="submit" className="button primary" disabled={running}>
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
        onRetry={(order) => start(order ?? { view, folder, name, overwrite: false })}
        onOverwrite={(order) => start({ ...order, overwrite: true })}
        onReveal={(path) => host['file.reveal']({ path })}
      />
    </section>
  );
}
