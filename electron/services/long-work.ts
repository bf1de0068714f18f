import type { BackupProgress } from '../../shared/host';
import { CallRefused } from './call-refused';

export interface WorkWatch {
  readonly signal: AbortSignal;
  readonly report: (step: BackupProgress['step'], done?: number, total?: number) => void;
}

/** Work that takes long: one piece at a time, whose progress can be asked for, and which can be cancelled. */
export class LongWork {
  private current: { progress: BackupProgress; readonly abort: AbortController } | null = null;
  private ended: Promise<unknown> = Promise.resolve();

  async run<T>(work: (watch: WorkWatch) => Promise<T>): Promise<T> {
    if (this.current !== null) throw new CallRefused('另一项备份工作还没有结束。');
    const abort = new AbortController();
    const current = { abort, progress: { step: 'preparing', done: 0, total: 0 } as BackupProgress };
    this.current = current;
    const report: WorkWatch['report'] = (step, done = 0, total = 0) => {
      current.progress = { step, done, total };
    };
    const working = work({ signal: abort.signal, report }).finally(() => (this.current = null));
    this.ended = working.catch(() => undefined);
    return working;
  }

  progress(): BackupProgress | null {
    return this.current?.progress ?? null;
  }

  cancel(): void {
    this.current?.abort.abort();
  }

  /** Cancels what is under way and answers when it has ended. */
  async close(): Promise<void> {
    this.cancel();
    await this.ended;
  }
}
