import { median, spread } from './statistics';

/** One run: the same thing measured on the program and, where there is one, on its peer, one right after the other. */
export interface Sample {
  readonly ours: number;
  readonly peer: number | null;
}

export interface Benchmark {
  readonly name: string;
  readonly unit: 'ms' | 'frames' | 'MB' | 'kB';
  /** The most that `ratio` (with a peer) or `ours` (without) should be; null where no goal is set. */
  readonly goal: number | null;
  /** Gives one sample a run. The program and the peers are built; `peers` is the origin of the latter's pages. */
  measure(peers: string, runs: number): Promise<readonly Sample[]>;
}

/** What is printed, in this order. */
export interface Result {
  readonly name: string;
  readonly ours: number;
  readonly peer: number | null;
  readonly ratio: number | null;
  readonly goal: number | null;
  readonly unit: string;
  readonly spread: number;
}

/** Medians over the runs; the spread is that of what the goal is about: the runs' ratios, or `ours` where there is no peer. */
export function resultOf({ name, unit, goal }: Benchmark, samples: readonly Sample[]): Result {
  const ours = median(samples.map((sample) => sample.ours));
  const paired = samples.flatMap((sample) =>
    sample.peer === null ? [] : [{ ours: sample.ours, peer: sample.peer }],
  );
  if (paired.length === 0) {
    const apart = spread(samples.map((sample) => sample.ours));
    return { name, ours: rounded(ours), peer: null, ratio: null, goal, unit, spread: rounded(apart) };
  }
  const peer = median(paired.map((sample) => sample.peer));
  const apart = spread(paired.map((sample) => sample.ours / sample.peer));
  return {
    name,
    ours: rounded(ours),
    peer: rounded(peer),
    ratio: rounded(ours / peer),
    goal,
    unit,
    spread: rounded(apart),
  };
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
