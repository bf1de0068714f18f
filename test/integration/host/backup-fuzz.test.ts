import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { backupBlock, fieldsBlock } from '../../../electron/services/backup-block';
import { encodeHead } from '../../../electron/services/backup-head';
import { newProtection, type KeyCost } from '../../../electron/services/backup-key';
import { BackupProblem } from '../../../electron/services/backup-problem';
import { readBackup } from '../../../electron/services/backup-reader';
import { pieceBytes, Seal, sealedPieceBytes } from '../../../electron/services/backup-seal';
import { writeBackup } from '../../../electron/services/backup-writer';
import type { OpenFile } from '../../../electron/services/file-system';
import { Random } from '../../soak/random';

/** A file in memory that counts what is read of it. */
function memoryFile(first: Uint8Array = new Uint8Array()) {
  let bytes = Buffer.from(first);
  let taken = 0;
  const file: OpenFile = {
    read(into, position) {
      const piece = bytes.subarray(position, position + into.length);
      into.set(piece);
      taken += piece.length;
      return Promise.resolve(piece.length);
    },
    write(piece, position) {
      if (position + piece.length > bytes.length)
        bytes = Buffer.concat([bytes, Buffer.alloc(position + piece.length - bytes.length)]);
      bytes.set(piece, position);
      return Promise.resolve();
    },
    truncate: () => Promise.reject(new Error('never')),
    flush: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
  return { ...file, content: () => bytes, taken: () => taken };
}

const description = {
  format: 'indicator-workbench/backup',
  program: '0.0.0',
  writtenAt: '2020-01-01T00:00:00.000Z',
  writtenBy: '甲',
} as const;

/** Pseudo-random content: damage to any byte of it shows. */
const noise = (seed: number, length: number): Buffer => {
  const random = new Random(seed);
  return Buffer.from(Array.from({ length }, () => random.between(0, 255)));
};

const contents = {
  'marker.json': Buffer.from('{}'),
  'snapshots/snapshot-000000012-20200101T000000000Z.iws': noise(1, 1500),
  'journal/journal-000001.iwj.gz': noise(2, 150_000),
  'journal/journal-000002.iwj': Buffer.alloc(0),
} as const;

const passphrase = '合约所定的口令';
const cheap: KeyCost = { cost: 1 << 10, blockSize: 1, parallelization: 1 };
const watch = { signal: new AbortController().signal, report: () => undefined };

async function written(given: string | null): Promise<Buffer> {
  const file = memoryFile();
  const parts = Object.entries(contents).map(([name, bytes]) => {
    return { name, bytes: bytes.length, open: () => Promise.resolve(memoryFile(bytes)) };
  });
  const protection = given === null ? null : await newProtection(given, cheap);
  const length = await writeBackup(file, { description, parts, protection }, watch);
  expect(file.content().length).toBe(length);
  return file.content();
}

interface Outcome {
  readonly read: Readonly<Record<string, Buffer>> | null;
  readonly problem: unknown;
}

async function reading(bytes: Uint8Array, given: string | null): Promise<Outcome & { taken: number }> {
  const file = memoryFile(bytes);
  const read: Record<string, Buffer> = {};
  const outcome = await readBackup(file, bytes.length, given, () => ({
    watch: () => undefined,
    part(name) {
      const pieces: Uint8Array[] = [];
      return Promise.resolve({
        write: async (piece) => void pieces.push(Uint8Array.from(piece)),
        end: async () => void (read[name] = Buffer.concat(pieces)),
      });
    },
  })).then(
    (): Outcome => ({ read, problem: null }),
    (problem: unknown): Outcome => ({ read: null, problem }),
  );
  return { ...outcome, taken: file.taken() };
}

async function troubleOf(bytes: Uint8Array, given: string | null = null) {
  const { problem } = await reading(bytes, given);
  return problem instanceof BackupProblem ? problem.trouble : problem;
}

/** One of the ways in which bytes get worse. */
function spoil(random: Random, bytes: Buffer): Buffer {
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

describe('a backup that went bad', () => {
  it.each([null, passphrase])('is never taken for a good one, nor for another (%s)', async (given) => {
    const good = await written(given);
    expect((await reading(good, given)).read).toEqual(contents);
    const random = new Random(20_261_124);
    for (let run = 0; run < 800; run += 1) {
      // Damage is looked for near the beginning too, where the head is.
      const spoilt = random.chance(0.3)
        ? Buffer.concat([spoil(random, good.subarray(0, 600)), good.subarray(600)])
        : spoil(random, good);
      const { read, problem, taken } = await reading(spoilt, given);
      if (problem === null) {
        expect(spoilt.equals(good)).toBe(true);
        expect(read).toEqual(contents);
      } else expect(problem).toBeInstanceOf(BackupProblem);
      expect(taken).toBeLessThan(3 * good.length + 10_000);
    }
  });

  it.each([null, passphrase])('is called truncated where it ends too early (%s)', async (given) => {
    const good = await written(given);
    for (const length of [3, 8, 15, 60, 700, pieceBytes, good.length - 1]) {
      const state = await troubleOf(good.subarray(0, length), given);
      expect(state).toMatchObject({ state: 'truncated' });
    }
    expect(await troubleOf(good.subarray(0, good.length - 7), given)).toEqual({
      state: 'truncated',
      missingBytes: 7,
    });
    expect(await troubleOf(Buffer.concat([good, Buffer.alloc(1)]), given)).toMatchObject({
      state: 'altered',
    });
  });

  it('is called what it is', async () => {
    const good = await written(null);
    const locked = await written(passphrase);
    expect(await troubleOf(Buffer.alloc(0))).toEqual({ state: 'notBackup' });
    expect(await troubleOf(Buffer.from('PK\u0003\u0004 a zip file of some length'))).toEqual({
      state: 'notBackup',
    });
    const newer = Buffer.from(good);
    newer.writeUInt32LE(2, 8);
    newer.writeUInt32LE(crc32(newer.subarray(0, 16)), 16);
    expect(await troubleOf(newer)).toEqual({ state: 'newer', version: 2 });
    expect(await troubleOf(locked)).toEqual({ state: 'passphraseNeeded' });
    expect(await troubleOf(locked, `${passphrase}。`)).toEqual({ state: 'passphraseWrong' });
    const middle = Buffer.from(locked);
    flip(middle, locked.length >> 1);
    expect(await troubleOf(middle, passphrase)).toMatchObject({ state: 'altered' });
  });

  it('does not open where pieces of it were exchanged, or its head', async () => {
    const good = await written(passphrase);
    const start = headLength(good);
    const swapped = Buffer.from(good);
    good.copy(swapped, start, start + sealedPieceBytes, start + 2 * sealedPieceBytes);
    good.copy(swapped, start + sealedPieceBytes, start, start + sealedPieceBytes);
    expect(await troubleOf(swapped, passphrase)).toMatchObject({ state: 'altered' });
    const other = await written(passphrase);
    const mixed = Buffer.concat([good.subarray(0, start), other.subarray(headLength(other))]);
    expect(await troubleOf(mixed, passphrase)).toMatchObject({ state: 'altered' });
  });
});

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

function headLength(bytes: Buffer): number {
  return 20 + bytes.readUInt32LE(12) + 4;
}

describe('a sealed piece', () => {
  it('opens only at its place, under its head, with its key, as the last one or not', async () => {
    const { protection, key } = await newProtection(passphrase, cheap);
    const head = Buffer.from('head');
    const three = 2 * pieceBytes + 1;
    const seal = new Seal(key, protection, head, three);
    const plain = Buffer.from('content');
    const sealed = seal.close(plain, 1);
    expect(Buffer.from(sealed).includes(plain)).toBe(false);
    expect(seal.open(sealed, 1)).toEqual(plain);
    expect(seal.open(sealed, 0)).toBeNull();
    expect(seal.open(sealed, 2)).toBeNull();
    expect(seal.open(sealed.subarray(0, -1), 1)).toBeNull();
    expect(new Seal(key, protection, Buffer.from('Head'), three).open(sealed, 1)).toBeNull();
    expect(new Seal(key, protection, head, pieceBytes + 1).open(sealed, 1)).toBeNull();
    const otherKey = Buffer.from(key);
    flip(otherKey, 0);
    expect(new Seal(otherKey, protection, head, three).open(sealed, 1)).toBeNull();
  });
});

describe('a backup made to do harm', () => {
  const end = (blocks: readonly Uint8Array[], files: number) =>
    fieldsBlock('end', { files, sha256: sha256(Buffer.concat(blocks)) });

  function made(blocks: readonly Uint8Array[], files: number): Buffer {
    const body = Buffer.concat([...blocks, end(blocks, files)]);
    return Buffer.concat([encodeHead({ bodyBytes: body.length, protection: null }), body]);
  }

  const file = (name: string, bytes: Uint8Array = Buffer.from('x')): readonly Uint8Array[] => [
    fieldsBlock('file', { name, bytes: bytes.length }),
    ...(bytes.length > 0 ? [backupBlock('content', bytes)] : []),
    fieldsBlock('fileEnd', { sha256: sha256(bytes) }),
  ];

  const about = fieldsBlock('description', description);

  it('is read where it is made as the format says', async () => {
    const { read } = await reading(made([about, ...file('marker.json')], 1), null);
    expect(read).toEqual({ 'marker.json': Buffer.from('x') });
  });

  it.each([
    '../marker.json',
    'journal/../../marker.json',
    'journal/journal-000001.iwj/../../../x',
    '/etc/passwd',
    'C:\\marker.json',
    'journal\\journal-000001.iwj',
    'journal/journal-000001.iwj\u0000.gz',
    'journal/journal-000001.IWJ',
    'second-folder.json',
    'snapshots/con.iws',
    'snapshots/snapshot-1.iws.exe',
    'marker.json ',
  ])('cannot name a file %j', async (name) => {
    expect(await troubleOf(made([about, ...file(name)], 1))).toMatchObject({ state: 'altered' });
  });

  it('cannot give a file twice, nor claim a length that it does not have', async () => {
    const twice = [about, ...file('marker.json'), ...file('marker.json')];
    expect(await troubleOf(made(twice, 2))).toMatchObject({ state: 'altered' });
    const [, content = about, close = about] = file('marker.json');
    const long = fieldsBlock('file', { name: 'marker.json', bytes: 2 ** 52 });
    expect(await troubleOf(made([about, long, content, close], 1))).toMatchObject({ state: 'altered' });
    const body = Buffer.concat([about]);
    const claim = Buffer.concat([encodeHead({ bodyBytes: 2 ** 53 - 1, protection: null }), body]);
    expect(await troubleOf(claim)).toMatchObject({ state: 'truncated' });
  });

  it('cannot ask for gigabytes or minutes of key derivation', async () => {
    const { protection } = await newProtection(passphrase, cheap);
    const asked: readonly Partial<KeyCost>[] = [
      { cost: 1 << 20 },
      { cost: 1 << 18, blockSize: 16 },
      { cost: 1 << 18, blockSize: 8, parallelization: 4 },
      { cost: 3000 },
      { parallelization: 1000 },
      { blockSize: 0 },
    ];
    for (const cost of asked) {
      const head = encodeHead({ bodyBytes: 20, protection: { ...protection, ...cost } });
      const bytes = Buffer.concat([head, Buffer.alloc(36)]);
      expect(await troubleOf(bytes, passphrase)).toEqual({
        state: 'altered',
        detail: '文件开头的说明不能识别',
      });
    }
    const whole = Buffer.concat([encodeHead({ bodyBytes: 20, protection }), Buffer.alloc(36)]);
    expect(await troubleOf(whole, passphrase)).toMatchObject({ detail: expect.stringContaining('加密') });
  });
});
