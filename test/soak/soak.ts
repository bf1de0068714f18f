/** What one soak has found. */
export interface SoakResult {
  /** What went wrong, each problem with all that is needed to look into it; empty where all is well. */
  readonly problems: readonly string[];
  /** What was done, in words and numbers. */
  readonly summary: string;
}

export interface Soak {
  readonly name: string;
  readonly about: string;
  /** How many runs where the command does not say. */
  readonly runs: number;
  /** The same seed makes the same choices. */
  run(seed: number, runs: number): Promise<SoakResult>;
}
