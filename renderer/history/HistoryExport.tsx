import { useMemo, useState, type FormEvent } from 'react';
import type { HistoryFilter } from '../../shared/history/entries';
import type { Host, HostInfo } from '../../shared/host';
import type { Ledger } from '../ledger/ledger';
import type { LedgerRepository } from '../storage/ledger-repository';
import { datedFileName, rememberedFolder } from '../ui/export-target';
import { FileOutcome, RetryButton } from '../ui/FileOutcome';
import { useHistoryExport, type HistoryExportState } from './use-history-export';

interface HistoryExportProps {
  readonly ledger: Ledger;
  readonly repository: LedgerRepository;
  readonly host: Host;
  readonly info: HostInfo;
  readonly filter: HistoryFilter;
}

/** The whole trail under the filter as a CSV file: where to, how far it has come, what became of it. */
export function HistoryExport({ ledger, repository, host, info, filter }: HistoryExportProps) {
  const [folder, setFolder] = useState(() => rememberedFolder() ?? info.documentsFolder);
  const [name, setName] = useState(() => datedFileName('历史记录', new Date(), 'csv'));
  const source = useMemo(() => ({ repository, records: ledger.records }), [repository, ledger]);
  const { state, start, cancel } = useHistoryExport({ host, info, source });
  const running = state.kind === 'searching' || state.kind === 'writing';
  const ask = (overwrite: boolean) => start({ filter, folder, name, overwrite });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask(false);
  };
  return (
    <div className="history-export">
      <form onSubmit={submit} aria-label="导出历史">
        {!info.nativeDialogs && (
          <label>
            文件夹
            <input
              value={folder}
              onChange={(event) => setFolder(event.target.value)}
              disabled={running}
              spellCheck={false}
              autoFocus
              required
            />
          </label>
        )}
        <label>
          文件名
          <input
            value={name}
            onChange={(event) => setName(event.target.value)}
            disabled={running}
            spellCheck={false}
            autoFocus={info.nativeDialogs}
            required
          />
        </label>
        <button type="submit" className="button primary" disabled={running}>
          {info.nativeDialogs ? '选择位置并导出' : '导出'}
        </button>
        {state.kind === 'searching' && (
          <button type="button" className="button" onClick={cancel}>
            取消
          </button>
        )}
      </form>
      <Progress state={state} />
      {state.kind === 'broken' && (
        <div className="export-outcome" data-tone="problem" role="alert">
          <p>{state.sentence}</p>
          <RetryButton onRetry={() => ask(false)} />
        </div>
      )}
      {state.kind === 'done' && (
        <FileOutcome
          result={state.result}
          remarks={[`共 ${state.entries} 条记录。`]}
          onRetry={() => start(state.order)}
          onOverwrite={() => start({ ...state.order, overwrite: true })}
          onReveal={(path) => host['file.reveal']({ path })}
        />
      )}
    </div>
  );
}

function Progress({ state }: { readonly state: HistoryExportState }) {
  if (state.kind === 'cancelled') return <p role="status">已取消，没有写出文件。</p>;
  if (state.kind === 'writing') return <p role="status">正在写入文件…</p>;
  if (state.kind !== 'searching') return null;
  const { searched, total, entries } = state.progress;
  return (
    <p role="status">
      正在整理：看过 {searched} 次录入，共 {total} 次；已有 {entries} 条记录。
      <progress max={Math.max(1, total)} value={searched} />
    </p>
  );
}
