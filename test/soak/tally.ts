/** What was done how often. */
export class Tally {
  private readonly counts = new Map<string, number>();

  count(what: string): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
  }

  toString(): string {
    return [...this.counts].map(([what, count]) => `${count} ${what}`).join(', ');
  }
}
