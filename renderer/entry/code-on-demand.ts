export interface Demand<T> {
  readonly fetch: () => Promise<T>;
  readonly onFailed: () => void;
  /** What is acted upon: where it is another by the time the code is there, nothing is done but `onOvertaken`. */
  readonly subject: () => unknown;
  readonly onOvertaken: () => void;
}

/** Milliseconds between two tries to fetch what nobody has asked for yet. */
const tryAgain = 3_000;

/**
 * What the sheet need not be able to do at once: its code is fetched while nothing else is to do, or when it is first
 * asked for.
 */
export class CodeOnDemand<T> {
  private readonly demand: Demand<T>;
  private coming: Promise<T> | null = null;
  private begin: ((part: T) => void) | undefined;

  constructor(demand: Demand<T>) {
    this.demand = demand;
  }

  /**
   * Fetches the code ahead, and again where it could not be had; the answer gives that up. `begin` is done once the code is
   * there, whenever it came.
   */
  fetchAhead(begin?: (part: T) => void): () => void {
    this.begin = begin;
    let again: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    const fetch = () =>
      void this.load().catch(() => {
        if (!isOver) again = setTimeout(fetch, tryAgain);
      });
    const waiting = requestIdleCallback(fetch, { timeout: 5_000 });
    return () => {
      isOver = true;
      cancelIdleCallback(waiting);
      clearTimeout(again);
    };
  }

  /** Acts before the next key is heard, where the code is there already. */
  run(act: (part: T) => void): void {
    const { subject, onFailed, onOvertaken } = this.demand;
    const meant = subject();
    this.load().then((part) => {
      if (subject() === meant) act(part);
      else onOvertaken();
    }, onFailed);
  }

  private load(): Promise<T> {
    this.coming ??= this.demand.fetch().then(
      (part) => {
        this.begin?.(part);
        return part;
      },
      (error: unknown) => {
        this.coming = null;
        throw error;
      },
    );
    return this.coming;
  }
}
