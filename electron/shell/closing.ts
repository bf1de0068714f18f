import type { CloseAnswer } from '../../shared/host-bridge';

export interface ClosingPorts {
  /** Asks the page; rejects when the page is gone. */
  askPage(): Promise<CloseAnswer>;
  /** Asks the user whether to wait for a page that does not answer; `withdrawn` takes the question back. */
  askUser(withdrawn: AbortSignal): Promise<'wait' | 'close'>;
  /** Resolves when the page has had long enough. */
  patience(): Promise<void>;
}

/** Whether the window may close now: the page saves what is unsaved first, and the user decides over one that hangs. */
export async function mayClose(ports: ClosingPorts): Promise<boolean> {
  const answer = ports.askPage().catch((): CloseAnswer => 'close');
  for (;;) {
    const first = await Promise.race([answer, ports.patience()]);
    if (first !== undefined) return first === 'close';
    const withdrawn = new AbortController();
    const decided = await Promise.race([answer, ports.askUser(withdrawn.signal)]);
    withdrawn.abort();
    if (decided !== 'wait') return decided === 'close';
  }
}
