import type { HistoryFilter } from '../../shared/history/entries';
import type { Host, HostInfo, SaveResult } from '../../shared/host';
import { folderOf, pickTarget, rememberFolder } from '../ui/export-target';
import { useFileExport, type FileExportState } from '../ui/use-file-export';
import { exportHistory, HistoryTooLong, type HistoryExportProgress } from './export-history';
import type { HistorySource } from './history-search';

export interface HistoryExportOrder {
  readonly filter: HistoryFilter;
  readonly folder: string;
  readonly name: string;
  /** The user has agreed to replace a file of that name. */
  readonly overwrite: boolean;
}

type OwnState =
  | { readonly kind: 'searching'; readonly progress: HistoryExportProgress }
  | {
      readonly kind: 'done';
      readonly result: SaveResult;
      readonly entries: number;
      readonly order: HistoryExportOrder;
    };

export type HistoryExportState = FileExportState<OwnState>;

interface HistoryExportServices {
  readonly host: Host;
  readonly info: HostInfo;
  readonly source: HistorySource;
}

/** Writes the audit trail. */
export function useHistoryExport(services: HistoryExportServices) {
  return useFileExport<HistoryExportOrder, OwnState>(
    (order, signal, report) => run(order, services, signal, report),
    (error) => (error instanceof HistoryTooLong ? error.message : null),
  );
}

async function run(
  order: HistoryExportOrder,
  services: HistoryExportServices,
  signal: AbortSignal,
  report: (state: HistoryExportState) => void,
): Promise<HistoryExportState> {
  const target = await pickTarget(services, order, 'csv');
  if (!target) return { kind: 'cancelled' };
  report({ kind: 'searching', progress: { searched: 0, total: 0, entries: 0 } });
  const onProgress = (progress: HistoryExportProgress) => report({ kind: 'searching', progress });
  const { bytes, entries } = await exportHistory(services.source, order.filter, onProgress, signal);
  report({ kind: 'writing' });
  const result = await services.host['file.save']({ target, kind: 'csv', bytes });
  if (result.state === 'saved') rememberFolder(folderOf(result.path));
  return { kind: 'done', result, entries, order };
}
