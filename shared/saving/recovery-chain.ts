/** Puts the chain of batches together again from whatever pieces of it can be read. */

/** A batch that was read somewhere, as far as the chain is concerned. */
export interface Link {
  readonly hash: string;
  readonly parentHash: string;
  /** The epoch of the segment it stands in. */
  readonly epoch: number;
}

/** A hash whose position is known, whether or not its batch can be read. */
export interface Anchor {
  readonly hash: string;
  readonly position: number;
  readonly epoch: number;
}

/** A state that batches can be applied to: a snapshot, or nothing at the beginning of the chain. */
export interface Base extends Anchor {
  /** The snapshot's name; null at the beginning. */
  readonly name: string | null;
}

export interface Placed<L extends Link> {
  readonly position: number;
  readonly link: L;
}

export interface RecoveredChain<L extends Link> {
  /** The place that is reached; null where no base is known. */
  readonly end: Anchor | null;
  /** The newest base from which every batch up to the end can be read. */
  readonly base: Base | null;
  /** The readable batches that lead to the end, oldest first. */
  readonly placed: readonly Placed<L>[];
  /** Positions after `after` up to `until` that cannot be read, oldest first. */
  readonly missing: readonly { readonly after: number; readonly until: number }[];
}

/**
 * All links by hash and by parent, and how far each one leads. Their hashes have been checked against their contents, so
 * that there is no ring: each batch of one would have to know its own hash.
 */
class Links<L extends Link> {
  readonly byHash = new Map<string, L>();
  private readonly children = new Map<string, L[]>();
  private readonly lengths = new Map<string, number>();

  constructor(links: readonly L[]) {
    for (const link of links) {
      if (this.byHash.has(link.hash)) continue;
      this.byHash.set(link.hash, link);
      const siblings = this.children.get(link.parentHash);
      if (siblings === undefined) this.children.set(link.parentHash, [link]);
      else siblings.push(link);
    }
  }

  /** The batches after `hash`, at most `most`; where several follow one, the way of the newest epoch, then the longest. */
  after(hash: string, most = Infinity): L[] {
    const run: L[] = [];
    for (let next = this.next(hash); next !== null && run.length < most; next = this.next(next.hash)) {
      run.push(next);
    }
    return run;
  }

  private next(hash: string): L | null {
    const [first, ...others] = this.children.get(hash) ?? [];
    if (first === undefined) return null;
    return others.reduce((best, link) => (this.isBetter(link, best) ? link : best), first);
  }

  private isBetter(a: L, b: L): boolean {
    return a.epoch === b.epoch ? this.length(a.hash) > this.length(b.hash) : a.epoch > b.epoch;
  }

  /** How many batches the longest way after `hash` has. */
  private length(hash: string): number {
    const open = [hash];
    for (let at = open.at(-1); at !== undefined; at = open.at(-1)) {
      const children = this.children.get(at) ?? [];
      const unknown = children.filter((child) => !this.lengths.has(child.hash));
      if (unknown.length > 0) {
        open.push(...unknown.map((child) => child.hash));
        continue;
      }
      this.lengths.set(at, Math.max(0, ...children.map((child) => 1 + (this.lengths.get(child.hash) ?? 0))));
      open.pop();
    }
    return this.lengths.get(hash) ?? 0;
  }
}

/**
 * The chain that leads furthest: of the newest epoch, then to the highest position. `anchors` are the places that the
 * beginnings of segments name; `bases` are tried as they are, so that a damaged one must not be among them.
 */
export function recoverChain<L extends Link>(
  links: readonly L[],
  anchors: readonly Anchor[],
  bases: readonly Base[],
): RecoveredChain<L> {
  const all = new Links(links);
  let best: { readonly end: Anchor; readonly base: Base } | null = null;
  for (const base of bases) {
    const end = endOf(all, anchors, base);
    if (best === null || isFurther(end, best.end) || (isLevel(end, best.end) && isNewer(base, best.base))) {
      best = { end, base };
    }
  }
  if (best === null) return { end: null, base: null, placed: [], missing: [] };
  return { ...best, ...placeBackwards(all, best.end, [...anchors, ...bases]) };
}

function endOf(all: Links<Link>, anchors: readonly Anchor[], base: Base): Anchor {
  const run = all.after(base.hash);
  const hash = run.at(-1)?.hash ?? base.hash;
  const epochs = anchors.filter((anchor) => anchor.hash === hash).map(({ epoch }) => epoch);
  const position = base.position + run.length;
  return { hash, position, epoch: Math.max(run.at(-1)?.epoch ?? base.epoch, ...epochs) };
}

const isFurther = (a: Anchor, b: Anchor): boolean =>
  a.epoch === b.epoch ? a.position > b.position : a.epoch > b.epoch;

const isLevel = (a: Anchor, b: Anchor): boolean => a.epoch === b.epoch && a.position === b.position;

const isNewer = (a: Base, b: Base): boolean => a.position > b.position;

/** From the end to the beginning; over a gap it goes on at the next known place before it. */
function placeBackwards<L extends Link>(
  all: Links<L>,
  end: Anchor,
  anchors: readonly Anchor[],
): Pick<RecoveredChain<L>, 'placed' | 'missing'> {
  const placed: Placed<L>[] = [];
  const missing: { after: number; until: number }[] = [];
  const placeRun = (run: readonly L[], last: number) => {
    run.toReversed().forEach((link, place) => placed.push({ position: last - place, link }));
  };
  const known = anchors.toSorted((a, b) => b.position - a.position);
  let { hash, position } = end;
  for (;;) {
    for (let link = all.byHash.get(hash); link !== undefined && position > 0; link = all.byHash.get(hash)) {
      placed.push({ position, link });
      hash = link.parentHash;
      position -= 1;
    }
    if (position === 0) break;
    const until = position;
    const anchor = known.find((candidate) => candidate.position < until);
    const run = anchor === undefined ? [] : all.after(anchor.hash, until - anchor.position);
    const after = anchor === undefined ? 0 : anchor.position + run.length;
    const later = missing.at(-1);
    if (later !== undefined && later.after === until) later.after = after;
    else if (after < until) missing.push({ after, until });
    if (anchor === undefined) break;
    placeRun(run, after);
    ({ hash, position } = anchor);
  }
  return { placed: placed.reverse(), missing: missing.reverse() };
}
