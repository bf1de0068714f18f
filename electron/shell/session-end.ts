export interface SessionEndPorts {
  /** Lets the page take what is being typed and save it; may reject where the page is gone. */
  askPage(): Promise<unknown>;
  /** Takes the last snapshot; the host goes on. */
  takeSnapshot(): Promise<unknown>;
  /** Ends the services and gives the data folder free. */
  closeHost(): Promise<void>;
  /** Resolves after so many milliseconds. */
  wait(milliseconds: number): Promise<void>;
}

/** Windows ends a program about five seconds after it has told it, Linux and macOS wait as long at least. */
const pagePatience = 1_500;
const snapshotPatience = 2_000;
const closePatience = 1_000;

/**
 * The user logs off, or the system is shut down. Everything shown as saved is on the disk already; what is being typed is
 * taken, and the snapshot that otherwise comes at the end is taken, as far as the system gives time. Nobody is asked: the
 * question would stand in the way of the shutdown.
 */
export class SessionEnd {
  private readonly ports: SessionEndPorts;
  private preparing: Promise<void> | null = null;

  constructor(ports: SessionEndPorts) {
    this.ports = ports;
  }

  /** The session may end: another program can still prevent it, so the program stays ready to go on. */
  prepare(): Promise<void> {
    this.preparing ??= this.save().finally(() => (this.preparing = null));
    return this.preparing;
  }

  /** The session ends. */
  async finish(): Promise<void> {
    await this.prepare();
    await this.within(closePatience, () => this.ports.closeHost());
  }

  private async save(): Promise<void> {
    await this.within(pagePatience, () => this.ports.askPage());
    await this.within(snapshotPatience, () => this.ports.takeSnapshot());
  }

  private async within(milliseconds: number, work: () => Promise<unknown>): Promise<void> {
    const done = work().then(
      () => undefined,
      () => undefined,
    );
    await Promise.race([done, this.ports.wait(milliseconds)]);
  }
}
