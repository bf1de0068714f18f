import { inTime } from './patience';
import type { SecondFolder } from './second-folder';

/** Milliseconds between two looks: usually, and while the second folder is away or has not taken its copy. */
export interface CopyRhythm {
  readonly usual: number;
  readonly missed: number;
}

const copyRhythm: CopyRhythm = { usual: 10 * 60 * 1000, missed: 60 * 1000 };

/**
 * Sees to it that the second folder gets its copy: with every snapshot, every few minutes while the journal grows, and as
 * soon as a folder that was away is back. Nothing waits for it, because a stick or a share may hang.
 */
export class CopyRounds {
  private readonly secondFolder: SecondFolder;
  private readonly rhythm: CopyRhythm;
  /** Something is here that the second folder may lack. */
  private due = false;
  private running: Promise<void> | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private ended = false;

  constructor(secondFolder: SecondFolder, rhythm = copyRhythm) {
    this.secondFolder = secondFolder;
    this.rhythm = rhythm;
    this.schedule(rhythm.usual);
  }

  /** Something new is to be copied in the next round. */
  expect(): void {
    this.due = true;
  }

  /** Copies now, or once more where a copy is under way: that one may have missed what is new. */
  begin(): Promise<void> {
    this.due = true;
    this.running = (this.running ?? Promise.resolve()).then(() => this.copy());
    return this.running;
  }

  /** Makes no further round, and gives the last copy so many milliseconds. */
  async close(patience: number): Promise<void> {
    this.ended = true;
    clearTimeout(this.timer);
    const running = (this.running ?? Promise.resolve()).then(() => true);
    const hangs = !(await inTime(running, patience, false));
    if (this.due && !hangs) await inTime(this.copy(), patience, undefined);
  }

  private async copy(): Promise<void> {
    if (!this.due) return;
    this.due = false;
    const complete = await this.secondFolder.copy().catch(() => false);
    if (!complete) this.due = true;
    this.schedule(complete ? this.rhythm.usual : this.rhythm.missed);
  }

  private schedule(pause: number): void {
    clearTimeout(this.timer);
    if (this.ended) return;
    this.timer = setTimeout(() => {
      if (this.due) void this.begin();
      else this.schedule(this.rhythm.usual);
    }, pause);
    this.timer.unref();
  }
}
