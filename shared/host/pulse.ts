/** Free space on the disk of a folder that the program writes to. */
export interface DiskSpace {
  readonly folder: string;
  readonly freeBytes: number;
  /** So little that saving may soon fail. */
  readonly low: boolean;
}

/** A sign of life, with what the host has noticed by itself. */
export interface HostPulse {
  /** The scarcest one as last looked at; null where it is not known. */
  readonly space: DiskSpace | null;
}
