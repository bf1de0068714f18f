import type { Host, HostRequest, PdfResult } from '../../shared/host';

/** Milliseconds until the host is told once more that a file is not wanted. */
const again = 100;

/**
 * Has the host make a PDF file; an abort ends that, however far it has come: a long document may be on its way still, and
 * the host has nothing to cancel before it is there. Rejects where the host is gone.
 */
export async function makePdf(
  host: Pick<Host, 'print.pdf' | 'print.cancel'>,
  request: HostRequest<'print.pdf'>,
  signal: AbortSignal,
): Promise<PdfResult> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const cancel = () => {
    void host['print.cancel']().catch(() => undefined);
    timer = setTimeout(cancel, again);
  };
  signal.addEventListener('abort', cancel);
  try {
    return await host['print.pdf'](request);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', cancel);
  }
}
