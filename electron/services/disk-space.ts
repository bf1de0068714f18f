import type { DiskSpace } from '../../shared/host';
import type { FileSystem } from './file-system';
import { inTime } from './patience';

/** Milliseconds between two looks: usually, and while there is little, so that the warning goes when there is more again. */
export interface SpaceRhythm {
  readonly usual: number;
  readonly low: number;
}

const spaceRhythm: SpaceRhythm = { usual: 60 * 60 * 1000, low: 60 * 1000 };

/**
 * Below this a warning is due. A year's work is a few megabytes, but snapshots, packed segments and the page's database each
 * write a copy before they drop the old one, and a full disk can cost the browser its whole database.
 */
const lowBound = 500 << 20;

/** A share that is away may hang. */
const lookPatience = 10_000;

/** Looks at the free space of the disks that data is written to: at once, and again from time to time. */
export class DiskSpaceWatch {
  private readonly fileSystem: FileSystem;
  private readonly folders: readonly string[];
  private readonly rhythm: SpaceRhythm;
  private scarcest: DiskSpace | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private stopped = false;

  constructor(fileSystem: FileSystem, folders: readonly string[], rhythm = spaceRhythm) {
    this.fileSystem = fileSystem;
    this.folders = folders;
    this.rhythm = rhythm;
    void this.lookAndGoOn();
  }

  /** As last looked at; null before that, and where no disk tells. */
  space(): DiskSpace | null {
    return this.scarcest;
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private async lookAndGoOn(): Promise<void> {
    const found = await Promise.all(this.folders.map((folder) => this.look(folder)));
    const known = found.filter((space) => space !== null);
    this.scarcest = known.toSorted((a, b) => a.freeBytes - b.freeBytes)[0] ?? null;
    if (this.stopped) return;
    const pause = this.scarcest?.low === true ? this.rhythm.low : this.rhythm.usual;
    this.timer = setTimeout(() => void this.lookAndGoOn(), pause);
    this.timer.unref();
  }

  private async look(folder: string): Promise<DiskSpace | null> {
    const asked = this.fileSystem.freeBytes(folder).catch(() => null);
    const freeBytes = await inTime(asked, lookPatience, null);
    return freeBytes === null ? null : { folder, freeBytes, low: freeBytes < lowBound };
  }
}
