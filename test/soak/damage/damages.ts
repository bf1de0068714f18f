import { cp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Random } from '../random';

/** Where the files are that damage is done to; nothing has them open. */
export interface Place {
  readonly profile: string;
  readonly dataFolder: string;
  /** A copy of the profile's IndexedDB folder from earlier in the same history. */
  readonly older: string;
}

/** Bytes of one file that are not what they were. */
export interface Spoilt {
  /** Relative to the data folder, or to the folder of the databases. */
  readonly file: string;
  readonly from: number;
  /** Behind the last one; Infinity where the end is missing. */
  readonly until: number;
}

export interface Damage {
  readonly name: string;
  readonly side: 'database' | 'folder';
  /** Answers what it has done; null where another damage has left nothing to do it to. */
  readonly apply: (place: Place, random: Random) => Promise<Spoilt | null>;
}

/** Where a Chromium profile keeps the databases of its pages. */
export function databasesFolder(profile: string): string {
  return path.join(profile, 'Default', 'IndexedDB');
}

async function namesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.map(({ name }) => name).toSorted();
}

/** The last file of LevelDB whose name matches; null where there is none. */
async function levelFile({ profile }: Place, pattern: RegExp, random?: Random): Promise<string | null> {
  const databases = databasesFolder(profile);
  const level = (await namesIn(databases)).find((name) => name.endsWith('.leveldb'));
  if (level === undefined) return null;
  const found = (await namesIn(path.join(databases, level))).filter((name) => pattern.test(name));
  const name = random !== undefined && found.length > 0 ? random.pick(found) : found.at(-1);
  return name === undefined ? null : path.join(databases, level, name);
}

async function cut(file: string | null, at: (size: number) => number): Promise<Spoilt | null> {
  if (file === null) return null;
  const { size } = await stat(file);
  if (size === 0) return null;
  const length = Math.max(0, Math.min(size - 1, at(size)));
  await truncate(file, length);
  return { file: path.basename(file), from: length, until: Infinity };
}

/** Changes a few bytes close to each other. */
async function flip(file: string | null, random: Random, lowest = 0): Promise<Spoilt | null> {
  if (file === null) return null;
  const bytes = await readFile(file);
  if (bytes.length <= lowest) return null;
  const from = random.between(lowest, bytes.length - 1);
  const until = Math.min(bytes.length, from + random.between(1, 16));
  for (let at = from; at < until; at += 1) bytes[at] = (bytes[at] ?? 0) ^ random.between(1, 255);
  await writeFile(file, bytes);
  return { file: path.basename(file), from, until };
}

async function journalFile({ dataFolder }: Place, pick: (names: readonly string[]) => string | undefined) {
  const folder = path.join(dataFolder, 'journal');
  const name = pick((await namesIn(folder)).filter((each) => /\.iwj(\.gz)?$/.test(each)));
  return name === undefined ? null : path.join(folder, name);
}

/** The longest end of the journal that is cut off. */
const tailBytes = 3000;

/** In the order in which several are done: what is put back comes first, what is taken away last. */
export const damages: readonly Damage[] = [
  {
    name: 'an older copy put back',
    side: 'database',
    apply: async ({ profile, older }) => {
      await rm(databasesFolder(profile), { recursive: true, force: true });
      await cp(older, databasesFolder(profile), { recursive: true });
      return { file: 'IndexedDB', from: 0, until: Infinity };
    },
  },
  {
    name: 'manifest cut',
    side: 'database',
    apply: async (place, random) =>
      cut(await levelFile(place, /^MANIFEST-/), (size) =>
        // The last entries say which tables there are; without them, older ones count again.
        random.chance(0.5) ? random.between(0, size) : size - random.between(1, 80),
      ),
  },
  {
    name: 'CURRENT emptied',
    side: 'database',
    apply: async (place) => cut(await levelFile(place, /^CURRENT$/), () => 0),
  },
  {
    name: 'log bytes flipped',
    side: 'database',
    apply: async (place, random) => flip(await levelFile(place, /\.log$/), random),
  },
  {
    name: 'log halved',
    side: 'database',
    apply: async (place) => cut(await levelFile(place, /\.log$/), (size) => size >> 1),
  },
  {
    name: 'table block flipped',
    side: 'database',
    apply: async (place, random) => flip(await levelFile(place, /\.ldb$/, random), random),
  },
  {
    name: 'journal tail cut',
    side: 'folder',
    apply: async (place, random) =>
      cut(
        await journalFile(place, (names) => names.findLast((name) => name.endsWith('.iwj'))),
        (size) => size - random.between(1, tailBytes),
      ),
  },
  {
    name: 'journal bytes flipped',
    side: 'folder',
    apply: async (place, random) => {
      const growing = random.chance(0.6);
      const file = await journalFile(place, (names) => (growing ? names.at(-1) : random.pick(names)));
      return flip(file, random);
    },
  },
  {
    name: 'snapshot truncated',
    side: 'folder',
    apply: async ({ dataFolder }, random) => {
      const folder = path.join(dataFolder, 'snapshots');
      const names = (await namesIn(folder)).filter((name) => name.endsWith('.iws'));
      const name = random.chance(0.6) ? names.at(-1) : random.pick(names);
      return name === undefined ? null : cut(path.join(folder, name), (size) => random.between(0, size - 1));
    },
  },
  {
    name: 'marker missing',
    side: 'folder',
    apply: async ({ dataFolder }) => {
      await rm(path.join(dataFolder, 'marker.json'));
      return { file: 'marker.json', from: 0, until: Infinity };
    },
  },
  {
    name: 'the IndexedDB folder removed',
    side: 'database',
    apply: async ({ profile }) => {
      await rm(databasesFolder(profile), { recursive: true });
      return { file: 'IndexedDB', from: 0, until: Infinity };
    },
  },
];
