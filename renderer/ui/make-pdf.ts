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
  let isOver = false;
  let cancelling: Promise<void> | null = null;
  const cancel = async () => {
    while (!isOver) {
      await host['print.cancel']().catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, again));
    }
  };
  const begin = () => (cancelling = cancel());
  signal.addEventListener('abort', begin);
  try {
    return await host['print.pdf'](request);
  } finally {
    isOver = true;
    signal.removeEventListener('abort', begin);
    // A word that is still on its way must not reach the next file.
    await cancelling;
  }
}
