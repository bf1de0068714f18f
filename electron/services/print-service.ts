import type { HostRequest, PaperRequest, PaperResult, PdfResult } from '../../shared/host';
import { CallRefused } from './call-refused';
import type { ExportFiles } from './export-files';
import { faultDetail } from './storage-fault';

/** Makes a PDF file of a whole HTML document. Rejects with NoBrowser where nothing here can, else with the reason. */
export interface RenderPdf {
  (html: string, signal: AbortSignal): Promise<Uint8Array>;
  /** Ends what is kept running for the next file. */
  readonly end?: () => Promise<void>;
}

/** Hands a document to the system's print dialog. */
export type PrintPaper = (request: PaperRequest) => Promise<PaperResult>;

export class NoBrowser extends Error {}

export interface PrintServiceOptions {
  readonly files: ExportFiles;
  readonly renderPdf: RenderPdf;
  /** Null where the page prints through its own browser. */
  readonly printPaper: PrintPaper | null;
}

/** Printed documents, on paper and as files: one at a time. */
export class PrintService {
  private readonly options: PrintServiceOptions;
  private current: AbortController | null = null;
  private ended: Promise<unknown> = Promise.resolve();

  constructor(options: PrintServiceOptions) {
    this.options = options;
  }

  async pdf(request: HostRequest<'print.pdf'>): Promise<PdfResult> {
    if (this.current !== null) throw new CallRefused('上一份 PDF 还没有做完。');
    const abort = new AbortController();
    this.current = abort;
    const working = this.write(request, abort.signal).finally(() => (this.current = null));
    this.ended = working.catch(() => undefined);
    return working;
  }

  async paper(request: PaperRequest): Promise<PaperResult> {
    const { printPaper } = this.options;
    if (printPaper === null) throw new CallRefused('这里由浏览器自己打印。');
    return printPaper(request);
  }

  /** Ends the file under way; its own call answers `cancelled`. */
  cancel(): void {
    this.current?.abort();
  }

  /** Cancels what is under way and answers when it has ended. */
  async close(): Promise<void> {
    this.cancel();
    await this.ended;
    await this.options.renderPdf.end?.();
  }

  private async write({ target, html }: HostRequest<'print.pdf'>, signal: AbortSignal): Promise<PdfResult> {
    const { files, renderPdf } = this.options;
    let failure: PdfResult | null = null;
    const result = await files.write(target, 'pdf', async (file) => {
      const bytes = await renderPdf(html, signal).catch((error: unknown) => {
        if (error instanceof NoBrowser) failure = { state: 'noBrowser' };
        else failure = { state: 'notMade', detail: faultDetail(error) };
        throw error;
      });
      signal.throwIfAborted();
      await file.write(bytes, 0);
      return bytes.length;
    });
    if (result.state !== 'failed') return result;
    return signal.aborted ? { state: 'cancelled' } : (failure ?? result);
  }
}
