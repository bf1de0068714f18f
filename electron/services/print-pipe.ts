import type { Readable, Writable } from 'node:stream';

interface Answer {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/**
 * The DevTools protocol over a pair of pipes, as Chromium speaks it under --remote-debugging-pipe: JSON messages that each
 * end with a zero byte. Calls reject with what the browser says against them, and with `whenGone` when it is gone.
 */
export class DevtoolsPipe {
  private readonly output: Writable;
  private readonly waiting = new Map<number, Waiting>();
  private parts: Buffer[] = [];
  private last = 0;
  private gone: Error | null = null;

  constructor(output: Writable, input: Readable, whenGone: string) {
    this.output = output;
    input.on('data', (bytes: Buffer) => this.take(bytes));
    const end = () => this.end(new Error(whenGone));
    input.once('close', end);
    input.once('error', end);
    output.once('error', end);
  }

  /** The caller knows what the method answers. */
  call<T>(method: string, parameters: object = {}, session?: string): Promise<T> {
    if (this.gone !== null) return Promise.reject(this.gone);
    this.last += 1;
    const id = this.last;
    const answered = new Promise<unknown>((resolve, reject) => this.waiting.set(id, { resolve, reject }));
    const message = {
      id,
      method,
      params: parameters,
      ...(session === undefined ? {} : { sessionId: session }),
    };
    this.output.write(`${JSON.stringify(message)}\0`);
    return answered as Promise<T>;
  }

  private take(bytes: Buffer): void {
    let rest = bytes;
    for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
      this.parts.push(rest.subarray(0, end));
      const text = Buffer.concat(this.parts).toString('utf8');
      this.parts = [];
      rest = rest.subarray(end + 1);
      this.hear(JSON.parse(text) as Answer);
    }
    if (rest.length > 0) this.parts.push(rest);
  }

  private hear({ id, result, error }: Answer): void {
    const waiting = id === undefined ? undefined : this.waiting.get(id);
    if (id === undefined || !waiting) return;
    this.waiting.delete(id);
    if (error) waiting.reject(new Error(error.message));
    else waiting.resolve(result);
  }

  private end(error: Error): void {
    this.gone ??= error;
    for (const { reject } of this.waiting.values()) reject(this.gone);
    this.waiting.clear();
  }
}
