import { databaseOfSchema, type HeadRecord } from './database';

export interface FoundDatabase {
  readonly name: string;
  /** The schema whose database it is by its name. */
  readonly home: number;
  /** The schema that it turns out to be of; more than `home` where a later program has raised it in place. */
  readonly version: number;
  /** Whether it has a head. One without is what a migration that was cut off has left, or an empty one. */
  readonly complete: boolean;
}

/** IndexedDB counts ten versions for each one of Dexie's. */
const nativeSteps = 10;

/**
 * The databases of the program, of the lowest schema first. They are looked at without Dexie, which would open a later one
 * as if it were its own.
 */
export async function findDatabases(base: string): Promise<readonly FoundDatabase[]> {
  const present = await indexedDB.databases();
  const found: FoundDatabase[] = [];
  for (const { name = '', version: native = 0 } of present) {
    const home = schemaOf(name, base);
    if (home === null) continue;
    const head = await readHead(name);
    const version = Math.max(home, Math.ceil(native / nativeSteps), head?.schemaVersion ?? 0);
    // What a later program keeps in its own way is not for this one to call empty.
    found.push({ name, home, version, complete: head !== null || native > home * nativeSteps });
  }
  return found.toSorted((a, b) => a.version - b.version);
}

function schemaOf(name: string, base: string): number | null {
  if (name === base) return 1;
  const prefix = databaseOfSchema(2, base).slice(0, -1);
  const number = name.startsWith(prefix) ? name.slice(prefix.length) : '';
  return /^[1-9]\d{0,5}$/.test(number) ? Number(number) : null;
}

async function readHead(name: string): Promise<HeadRecord | null> {
  const database = await openPresent(name);
  if (!database) return null;
  try {
    if (!database.objectStoreNames.contains('meta')) return null;
    const reading = database.transaction('meta').objectStore('meta').get('head');
    return ((await answered(reading)) as HeadRecord | undefined) ?? null;
  } finally {
    database.close();
  }
}

/** Null where it has gone in the meantime: looking must not make one. */
async function openPresent(name: string): Promise<IDBDatabase | null> {
  const opening = indexedDB.open(name);
  let gone = false;
  opening.onupgradeneeded = () => {
    gone = true;
    opening.transaction?.abort();
  };
  try {
    return await answered(opening);
  } catch (error) {
    if (gone) return null;
    throw error;
  }
}

function answered<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB gave no reason'));
  });
}
