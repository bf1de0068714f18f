import type { Host, HostPulse } from '../../shared/host';
import { HostStranger } from './host-away';

/** Whether the host is there. */
export type ConnectionState =
  | 'here'
  /** It does not answer. */
  | 'away'
  /** Another one answers in its place, which knows nothing of this page's data. */
  | 'stranger';

export interface ConnectionOptions {
  readonly host: Pick<Host, 'host.pulse'>;
  /** Milliseconds between two signs of life, and before the next look where one was missed; that grows up to `usual`. */
  readonly rhythm: { readonly usual: number; readonly missed: number };
  /** Called when the host counts as gone. */
  readonly onGone: () => void;
  /** Called when it answers after it was gone or in doubt; where it rejects, the host is in doubt as before. */
  readonly onBack: () => Promise<void>;
}

/** One missed sign of life may be the network's doing: a change of networks cuts off even calls within the computer. */
const missesAllowed = 1;

/** Asks the host for a sign of life every few seconds, and notices when it goes and when it is back. */
export class Connection {
  private readonly options: ConnectionOptions;
  private readonly listeners = new Set<() => void>();
  private current: ConnectionState = 'here';
  private latest: HostPulse | null = null;
  private misses = 0;
  private inDoubt = false;
  private beating = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: ConnectionOptions) {
    this.options = options;
    this.schedule();
  }

  readonly state = (): ConnectionState => this.current;

  /** What the host has told of itself last. */
  readonly pulse = (): HostPulse | null => this.latest;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** A call has failed without an answer: looks at once, and `onBack` is called even if the host was not missed. */
  doubt(): void {
    this.inDoubt = true;
    this.check();
  }

  /** Looks at once. */
  check(): void {
    if (this.beating) return;
    clearTimeout(this.timer);
    void this.beat();
  }

  stop(): void {
    clearTimeout(this.timer);
    this.beating = true;
  }

  private async beat(): Promise<void> {
    this.beating = true;
    const found = await this.look();
    try {
      if (found !== 'here') this.miss(found);
      else await this.hear();
    } catch {
      this.misses += 1;
    }
    this.beating = false;
    this.schedule();
  }

  private async look(): Promise<ConnectionState> {
    try {
      const pulse = await this.options.host['host.pulse']();
      const changed = JSON.stringify(pulse) !== JSON.stringify(this.latest);
      this.latest = pulse;
      if (changed) this.tell();
      return 'here';
    } catch (error) {
      return error instanceof HostStranger ? 'stranger' : 'away';
    }
  }

  private miss(found: ConnectionState): void {
    this.misses += 1;
    if (this.misses <= missesAllowed && this.current === 'here') return;
    this.inDoubt = true;
    this.become(found, () => this.options.onGone());
  }

  private async hear(): Promise<void> {
    const doubted = this.inDoubt;
    // Doubt that arises while the page reconnects is for the next look.
    this.inDoubt = false;
    try {
      if (doubted) await this.options.onBack();
    } catch (error) {
      this.inDoubt = true;
      throw error;
    }
    this.misses = this.inDoubt ? this.misses + 1 : 0;
    this.become('here', () => undefined);
  }

  private become(state: ConnectionState, before: () => void): void {
    if (state === this.current) return;
    before();
    this.current = state;
    this.tell();
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }

  private schedule(): void {
    const { usual, missed } = this.options.rhythm;
    const pause = this.misses === 0 ? usual : Math.min(usual, missed * this.misses);
    this.timer = setTimeout(() => void this.beat(), pause);
  }
}
