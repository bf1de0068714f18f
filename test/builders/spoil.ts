import type { Random } from '../soak/random';

/** One of the ways in which bytes get worse: cut, cut out, doubled, overwritten, a number changed, some bits flipped. */
export function spoil(random: Random, bytes: Uint8Array): Uint8Array {
  const spoilt = Buffer.from(bytes);
  const at = random.between(0, spoilt.length - 1);
  const way = random.between(0, 6);
  if (way === 0) return spoilt.subarray(0, at);
  if (way === 1)
    return Buffer.concat([spoilt.subarray(0, at), spoilt.subarray(random.between(at, spoilt.length))]);
  if (way === 2) return Buffer.concat([spoilt.subarray(0, at), spoilt]);
  if (way === 3)
    spoilt.fill(random.between(0, 255), at, Math.min(spoilt.length, at + random.between(1, 400)));
  else if (way === 4) spoilt.writeUInt32LE(random.between(0, 2 ** 32 - 1), Math.min(at, spoilt.length - 4));
  else for (let flips = way; flips > 0; flips -= 1) flip(spoilt, random.between(0, spoilt.length - 1));
  return spoilt;
}

function flip(bytes: Uint8Array, at: number): void {
  bytes[at] = (bytes[at] ?? 0) ^ 0x20;
}
