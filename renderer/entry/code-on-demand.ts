/**
 * What the sheet need not be able to do at once: its code is fetched while nothing else is to do, or when it is first
 * asked for.
 */
export class CodeOnDemand<T> {
  private readonly fetch: () => Promise<T>;
  private readonly onFailed: () => void;
  private coming: Promise<T> | null = null;

  constructor(fetch: () => Promise<T>, onFailed: () => void) {
    this.fetch = fetch;
    this.onFailed = onFailed;
  }

  /** Fetches the code ahead; the answer gives that up. */
  fetchAhead(): () => void {
    const waiting = requestIdleCallback(() => void this.load().catch(() => undefined), { timeout: 5_000 });
    return () => cancelIdleCallback(waiting);
  }

  /** Acts before the next key is heard, where the code is there already. */
  run(act: (part: T) => void): void {
    this.load().then(act, this.onFailed);
  }

  private load(): Promise<T> {
    this.coming ??= this.fetch().catch((error: unknown) => {
      this.coming = null;
      throw error;
    });
    return this.coming;
  }
}
