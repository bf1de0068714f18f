import type { DataFile } from '../../shared/exchange/data-file';
import type { Host, HostInfo, SaveResult } from '../../shared/host';
import { folderOf, pickTarget, rememberFolder } from '../ui/export-target';
import { useFileExport, type FileExportState } from '../ui/use-file-export';
import type { PlanView } from '../../shared/model/plan-view';
import { exportFile, FileExportError, type WorkbookProgress } from './export-file';
import type { ExportExtension, FileOrder } from './export-order';

type OwnState =
  | { readonly kind: 'building'; readonly progress: WorkbookProgress }
  | {
      readonly kind: 'done';
      readonly result: SaveResult;
      readonly remarks: readonly string[];
      /** What was asked for, to be asked for again. */
      readonly order: ExportOrder;
    };

export type ExportState = FileExportState<OwnState>;

export interface ExportOrder {
  readonly view: PlanView;
  /** What is made of it. */
  readonly file: FileOrder;
  readonly extension: ExportExtension;
  readonly folder: string;
  readonly name: string;
  /** The user has agreed to replace a file of that name. */
  readonly overwrite: boolean;
}

interface ExportServices {
  readonly host: Host;
  readonly info: HostInfo;
}

/** Writes a workbook, or the data in another format. */
export function useExport(services: ExportServices) {
  return useFileExport<ExportOrder, OwnState>(
    (order, signal, report) => run(order, services, signal, report),
    (error) => (error instanceof FileExportError || error instanceof RangeError ? error.message : null),
  );
}

async function run(
  order: ExportOrder,
  services: ExportServices,
  signal: AbortSignal,
  report: (state: ExportState) => void,
): Promise<ExportState> {
  const { extension } = order;
  const target = await pickTarget(services, order, extension);
  if (!target) return { kind: 'cancelled' };
  const { bytes, remarks } = await fileOf(order, signal, report);
  signal.throwIfAborted();
  report({ kind: 'writing' });
  const result = await services.host['file.save']({ target, kind: extension, bytes });
  if (result.state === 'saved') rememberFolder(folderOf(result.path));
  return { kind: 'done', result, remarks, order };
}

async function fileOf(
  { view, file }: ExportOrder,
  signal: AbortSignal,
  report: (state: ExportState) => void,
): Promise<DataFile> {
  report({ kind: 'building', progress: { done: 0, total: 0 } });
  return exportFile({
    view,
    order: file,
    signal,
    onProgress: (progress) => report({ kind: 'building', progress }),
  });
}
