/** The numbers of one seed, the same on every computer (mulberry32). Good enough to choose with, for nothing else. */
export class Random {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** At least 0, less than 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** An integer, both ends included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  /** True in `share` (0 to 1) of the calls. */
  chance(share: number): boolean {
    return this.next() < share;
  }

  /** Numbers of their own: however many of them are taken, these here go on as they would. */
  fork(): Random {
    return new Random(this.between(0, 2 ** 32 - 1));
  }

  shuffled<T>(list: readonly T[]): readonly T[] {
    const keyed = list.map((item) => ({ item, key: this.next() }));
    return keyed.toSorted((a, b) => a.key - b.key).map(({ item }) => item);
  }

  /** Throws on an empty list. */
  pick<T>(list: readonly T[]): T {
    const item = list[this.between(0, list.length - 1)];
    if (item === undefined) throw new RangeError('nothing to pick from');
    return item;
  }
}
