/**
 * A lock on a folder among computers that share it: a file that names its holder and is written again at every
 * heartbeat. Its age is read from the clock that keeps the file, so that clocks that differ do no harm.
 */
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { errorCode, type FileSystem } from './file-system';
import { writeFlushed } from './replace-file';
import { readWhole } from './read-whole';

const holderSchema = z.object({
  format: z.literal('indicator-workbench/lock'),
  computer: z.string(),
  process: z.int(),
  /** Empty in files of programs that did not write it. */
  user: z.string().default(''),
  nonce: z.string(),
});

export type LockHolder = z.infer<typeof holderSchema>;

export interface Computer {
  readonly name: string;
  readonly process: number;
  /** Name of the operating-system user, to tell the others who holds the folder. */
  readonly user: string;
}

/** Milliseconds between two heartbeats, and without one until a holder on another computer counts as gone. */
export interface LockRhythm {
  readonly heartbeat: number;
  readonly gone: number;
}

const lockRhythm: LockRhythm = { heartbeat: 10_000, gone: 60_000 };

export interface LockFile {
  /** False once another computer has taken the folder over, e.g. while this one was asleep. */
  held(): boolean;
  release(): Promise<void>;
}

export type LockFileResult =
  | { readonly state: 'taken'; readonly lock: LockFile }
  | { readonly state: 'refused'; readonly holder: LockHolder };

const fileName = 'lock.json';

/** Who holds a folder, for whoever was refused it; null where the file names nobody. */
export function lockHolder(fileSystem: FileSystem, folder: string): Promise<LockHolder | null> {
  return readHolder(fileSystem, path.join(folder, fileName));
}

/** Takes the lock; whoever calls holds the local lock already, so a holder with this computer's name is gone. */
export async function takeLockFile(
  fileSystem: FileSystem,
  folder: string,
  computer: Computer,
  rhythm: LockRhythm = lockRhythm,
): Promise<LockFileResult> {
  const file = path.join(folder, fileName);
  const nonce = randomBytes(12).toString('hex');
  const own: LockHolder = {
    format: 'indicator-workbench/lock',
    computer: computer.name,
    process: computer.process,
    user: computer.user,
    nonce,
  };
  for (;;) {
    if (await createLock(fileSystem, file, own)) break;
    const holder = await readHolder(fileSystem, file);
    if (holder !== null && holder.computer !== computer.name) {
      if (await isFresh(fileSystem, file, nonce, rhythm)) return { state: 'refused', holder };
    }
    await setAside(fileSystem, file, nonce, holder);
  }
  return { state: 'taken', lock: keepLock(fileSystem, file, own, rhythm) };
}

async function createLock(fileSystem: FileSystem, file: string, own: LockHolder): Promise<boolean> {
  try {
    await writeFlushed(fileSystem, file, lockText(own));
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
  return true;
}

/** The holder that the file names; null where it names none, also after a pause for one who is just writing it. */
async function readHolder(fileSystem: FileSystem, file: string): Promise<LockHolder | null> {
  for (const pause of [0, 50, 250]) {
    await wait(pause);
    const text = await readWhole(fileSystem, file, 10_000);
    if (text === null) return null;
    const holder = parseHolder(text);
    if (holder !== null) return holder;
  }
  return null;
}

function parseHolder(text: string): LockHolder | null {
  try {
    return holderSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

async function isFresh(
  fileSystem: FileSystem,
  file: string,
  nonce: string,
  rhythm: LockRhythm,
): Promise<boolean> {
  const probe = `${file}.${nonce}.probe`;
  await writeFlushed(fileSystem, probe, new Uint8Array(1));
  const now = await fileSystem.facts(probe).finally(() => fileSystem.remove(probe));
  const lock = await fileSystem.facts(file);
  return now !== null && lock !== null && now.modifiedAt - lock.modifiedAt < rhythm.gone;
}

/** Moves the file of a holder that is gone out of the way, and puts it back where somebody else has just renewed it. */
async function setAside(
  fileSystem: FileSystem,
  file: string,
  nonce: string,
  judged: LockHolder | null,
): Promise<void> {
  const aside = `${file}.${nonce}.gone`;
  try {
    await fileSystem.rename(file, aside);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return;
    throw error;
  }
  const moved = parseHolder((await readWhole(fileSystem, aside, 10_000)) ?? '');
  if (moved !== null && moved.nonce !== judged?.nonce && (await fileSystem.facts(file)) === null) {
    await fileSystem.rename(aside, file);
  } else {
    await fileSystem.remove(aside);
  }
}

function keepLock(fileSystem: FileSystem, file: string, own: LockHolder, rhythm: LockRhythm): LockFile {
  let held = true;
  const isOurs = async () =>
    parseHolder((await readWhole(fileSystem, file, 10_000)) ?? '')?.nonce === own.nonce;
  const beat = async () => {
    const ours = await isOurs();
    // A folder that is not there at all (a stick pulled out, a share away) has been taken over by nobody.
    if (!ours && (await fileSystem.facts(path.dirname(file))) === null) return;
    held = ours;
    if (held) await rewrite(fileSystem, file, lockText(own));
  };
  // A network that is away for a moment takes no lock away.
  const timer = setInterval(() => void beat().catch(() => undefined), rhythm.heartbeat);
  timer.unref();
  return {
    held: () => held,
    async release() {
      clearInterval(timer);
      if (await isOurs()) await fileSystem.remove(file);
    },
  };
}

async function rewrite(fileSystem: FileSystem, file: string, bytes: Uint8Array): Promise<void> {
  const opened = await fileSystem.open(file, 'write');
  try {
    await opened.write(bytes, 0);
  } finally {
    await opened.close();
  }
}

function lockText(holder: LockHolder): Uint8Array {
  return Buffer.from(`${JSON.stringify(holder)}\n`);
}
