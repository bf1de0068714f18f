interface Cluster {
  readonly members: readonly number[];
  /** Middle of where the first member would stand best. */
  readonly at: number;
}

/**
 * Middles of labels as near as can be to where they are wanted (in the sum of squares), in the same order, none over another,
 * all between `top` and `bottom`. The heights together must fit.
 */
export function spreadApart(
  wanted: readonly number[],
  heights: readonly number[],
  top: number,
  bottom: number,
): readonly number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0) || a - b);
  const half = (index: number) => (heights[index] ?? 0) / 2;
  // Less what stands over it, each label may be anywhere not over the one before: labels that want to pass share their mean.
  const above = new Map<number, number>();
  let stacked = 0;
  for (const index of order) {
    above.set(index, stacked + half(index));
    stacked += 2 * half(index);
  }
  const clusters: Cluster[] = [];
  for (const index of order) {
    let cluster: Cluster = { members: [index], at: (wanted[index] ?? 0) - (above.get(index) ?? 0) };
    for (let last = clusters.at(-1); last && last.at > cluster.at; last = clusters.at(-1)) {
      clusters.pop();
      const members = [...last.members, ...cluster.members];
      const sum = last.at * last.members.length + cluster.at * cluster.members.length;
      cluster = { members, at: sum / members.length };
    }
    clusters.push(cluster);
  }
  const middles = [...wanted];
  for (const { members, at } of clusters) {
    const start = Math.max(top, Math.min(at, bottom - stacked));
    for (const index of members) middles[index] = start + (above.get(index) ?? 0);
  }
  return middles;
}
