import { CallRefused } from './call-refused';

/** Lets asynchronous work happen one piece after the other, in the order of the calls. */
export class Turns {
  private last: Promise<unknown> = Promise.resolve();
  private closed = false;

  take<T>(work: () => Promise<T>): Promise<T> {
    if (this.closed) return Promise.reject(new CallRefused('程序正在退出。'));
    return this.follow(work);
  }

  /** Carries out the last piece of work; later ones are refused. */
  close(work: () => Promise<void>): Promise<void> {
    this.closed = true;
    return this.follow(work);
  }

  private follow<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.last.then(work);
    this.last = turn.catch(() => undefined);
    return turn;
  }
}
