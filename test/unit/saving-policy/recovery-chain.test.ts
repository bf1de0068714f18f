import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recoverChain, type Base, type Link } from '../../../shared/saving/recovery-chain';

/** The batches of a chain a0 → a1 → … as `name` and position. */
function links(name: string, from: number, to: number, epoch = 1, parent = `${name}${from - 1}`): Link[] {
  return Array.from({ length: to - from + 1 }, (_, place) => ({
    hash: `${name}${from + place}`,
    parentHash: place === 0 ? parent : `${name}${from + place - 1}`,
    epoch,
  }));
}

const beginning: Base = { name: null, hash: 'a0', position: 0, epoch: 0 };
const snapshot = (position: number, name = 'a', epoch = 1): Base => {
  return { name: `snapshot-${position}`, hash: `${name}${position}`, position, epoch };
};

describe('the chain that pieces make', () => {
  it('is the whole of them where nothing is missing, whatever their order', () => {
    const all = links('a', 1, 9);
    const chain = recoverChain(all.toReversed(), [], [beginning]);
    expect(chain.end).toEqual({ hash: 'a9', position: 9, epoch: 1 });
    expect(chain.placed.map(({ position, link }) => [position, link.hash])).toEqual(
      all.map(({ hash }, place) => [place + 1, hash]),
    );
    expect(chain.missing).toEqual([]);
  });

  it('goes over a gap with a snapshot behind it', () => {
    const chain = recoverChain([...links('a', 1, 3), ...links('a', 6, 9)], [], [snapshot(7), beginning]);
    expect(chain).toMatchObject({ end: { position: 9 }, base: { name: 'snapshot-7' } });
    expect(chain.missing).toEqual([{ after: 3, until: 5 }]);
    expect(chain.placed.map(({ position }) => position)).toEqual([1, 2, 3, 6, 7, 8, 9]);
  });

  it('ends before a gap that nothing bridges', () => {
    const chain = recoverChain([...links('a', 1, 3), ...links('a', 6, 9)], [], [beginning]);
    expect(chain).toMatchObject({ end: { position: 3 }, base: { name: null }, missing: [] });
  });

  it('places what lies between two gaps by the beginning of its segment', () => {
    const pieces = [...links('a', 1, 2), ...links('a', 5, 6), ...links('a', 9, 9)];
    const anchors = [{ hash: 'a4', position: 4, epoch: 1 }];
    const chain = recoverChain(pieces, anchors, [snapshot(8), beginning]);
    expect(chain.placed.map(({ position }) => position)).toEqual([1, 2, 5, 6, 9]);
    expect(chain.missing).toEqual([
      { after: 2, until: 4 },
      { after: 6, until: 8 },
    ]);
  });

  it('is that of the newest epoch, also where an older one leads further', () => {
    const rebuilt = links('b', 4, 5, 2, 'a3');
    const chain = recoverChain([...links('a', 1, 9), ...rebuilt], [], [snapshot(9), snapshot(2), beginning]);
    expect(chain.end).toEqual({ hash: 'b5', position: 5, epoch: 2 });
    expect(chain.placed.map(({ link }) => link.hash)).toEqual(['a1', 'a2', 'a3', 'b4', 'b5']);
  });

  it('has the epoch that has begun at its end without a batch', () => {
    const chain = recoverChain(links('a', 1, 3), [{ hash: 'a3', position: 3, epoch: 2 }], [beginning]);
    expect(chain.end).toEqual({ hash: 'a3', position: 3, epoch: 2 });
  });

  it('is none without a place to begin at, and may be a snapshot alone', () => {
    expect(recoverChain(links('a', 4, 9), [], [])).toMatchObject({ end: null, base: null, placed: [] });
    const alone = recoverChain([], [], [snapshot(7), snapshot(4)]);
    expect(alone).toMatchObject({ end: { position: 7 }, placed: [], missing: [{ after: 0, until: 7 }] });
  });

  it('takes the longer way where two batches follow one', () => {
    const chain = recoverChain([...links('c', 3, 3, 1, 'a2'), ...links('a', 1, 6)], [], [beginning]);
    expect(chain.end).toMatchObject({ hash: 'a6', position: 6 });
  });
});

it('every readable batch from the newest snapshot on is in the chain, whatever else is lost', () => {
  const length = 40;
  const lost = fc.uniqueArray(fc.integer({ min: 1, max: length }), { maxLength: 12 });
  const taken = fc.uniqueArray(fc.integer({ min: 1, max: length }), { maxLength: 6 });
  fc.assert(
    fc.property(lost, taken, (lostPositions, snapshots) => {
      const readable = links('a', 1, length).filter((_, place) => !lostPositions.includes(place + 1));
      const chain = recoverChain(
        readable,
        [],
        [beginning, ...snapshots.map((position) => snapshot(position))],
      );
      const reach = (from: number) => {
        let position = from;
        while (position < length && !lostPositions.includes(position + 1)) position += 1;
        return position;
      };
      const end = Math.max(...[0, ...snapshots].map(reach));
      expect(chain.end?.position).toBe(end);
      const missing = chain.missing.flatMap(({ after, until }) =>
        Array.from({ length: until - after }, (_, place) => after + 1 + place),
      );
      const known = [...chain.placed.map(({ position }) => position), ...missing].toSorted((a, b) => a - b);
      expect(known).toEqual(Array.from({ length: end }, (_, place) => place + 1));
      expect(chain.placed.every(({ position, link }) => link.hash === `a${position}`)).toBe(true);
    }),
  );
});
