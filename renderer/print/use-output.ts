import { useEffect, useRef, useState } from 'react';
import type { Host, HostInfo, PaperResult, PdfResult } from '../../shared/host';
import { isTurned, type PrintJob } from '../../shared/print/print-jobs';
import { folderOf, pickTarget, rememberFolder } from '../ui/export-target';
import { makePdf } from '../ui/make-pdf';
import { printHtml, printInBrowser } from './print-output';
import type { PrintDocument } from './use-document';

export interface PdfOrder {
  readonly title: string;
  readonly document: PrintDocument;
  readonly folder: string;
  readonly name: string;
  /** The user has agreed to replace a file of that name. */
  readonly overwrite: boolean;
}

export type OutputState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'writing' }
  | { readonly kind: 'printing' }
  | { readonly kind: 'pdf'; readonly result: PdfResult; readonly order: PdfOrder }
  | { readonly kind: 'paper'; readonly result: PaperResult; readonly done: number; readonly jobs: number }
  /** The sentence says what happened and what to do. */
  | { readonly kind: 'broken'; readonly sentence: string };

interface OutputServices {
  readonly host: Host;
  readonly info: HostInfo;
}

const silence = '后台服务没有回应，不确定有没有做完。请确认启动程序的窗口仍在运行，再试一次。';

/** Prints and writes PDF files, one at a time. */
export function useOutput({ host, info }: OutputServices) {
  const [state, setState] = useState<OutputState>({ kind: 'idle' });
  const busy = useRef(false);
  const shown = useRef(true);
  const writing = useRef<AbortController | null>(null);
  useEffect(() => {
    shown.current = true;
    return () => {
      shown.current = false;
    };
  }, []);

  const run = (work: (report: (state: OutputState) => void) => Promise<OutputState>) => {
    if (busy.current) return;
    busy.current = true;
    const report = (next: OutputState) => {
      if (shown.current) setState(next);
    };
    // Pages are drawn at once, which React does not do in the midst of its own work: an effect may have asked for this.
    void Promise.resolve()
      .then(() => work(report))
      .catch((): OutputState => ({ kind: 'broken', sentence: silence }))
      .then(report)
      .finally(() => (busy.current = false));
  };

  return {
    state,
    savePdf: (order: PdfOrder) =>
      run((report) => {
        writing.current = new AbortController();
        return writePdf(order, { host, info }, report, writing.current.signal);
      }),
    cancel: () => writing.current?.abort(),
    /** Prints one job of several, counted from 0. */
    print: (title: string, { blocks }: PrintDocument, jobs: readonly PrintJob[], index: number) =>
      run(async (report) => {
        const job = jobs[index];
        if (!job) return { kind: 'idle' };
        report({ kind: 'printing' });
        const result = info.nativeDialogs
          ? await host['print.paper']({
              html: printHtml(title, job.pages, blocks, true),
              paper: job.paper,
              orientation: job.orientation,
              doubleSided: job.doubleSided,
            })
          : await printInBrowser(job, blocks).then((): PaperResult => ({ state: 'printed' }));
        return { kind: 'paper', result, done: index + 1, jobs: jobs.length };
      }),
  };
}

async function writePdf(
  order: PdfOrder,
  services: OutputServices,
  report: (state: OutputState) => void,
  signal: AbortSignal,
): Promise<OutputState> {
  const target = await pickTarget(services, order, 'pdf');
  if (!target) return { kind: 'idle' };
  report({ kind: 'writing' });
  const { pages, blocks } = order.document;
  const result = await makePdf(
    services.host,
    { target, html: printHtml(order.title, pages, blocks) },
    signal,
  );
  if (result.state === 'saved') rememberFolder(folderOf(result.path));
  return { kind: 'pdf', result, order };
}

/** What the user should know of the jobs before printing; null where there is nothing to say. */
export function jobsHint(jobs: readonly PrintJob[]): string | null {
  const turned = jobs.some(({ pages }) => pages.some(({ setup }) => isTurned(setup)));
  const hints = [
    turned ? '横向的页转过来印在竖放的 A4 纸上，和其余各页一起装订。' : '',
    jobs.length > 1 ? `纸张不同，分 ${jobs.length} 次打印，页码前后相接。` : '',
  ];
  return hints.join('') || null;
}
