import 'fake-indexeddb/auto';

interface StoreDump {
  readonly keyPath: string;
  readonly indexes: readonly { readonly name: string; readonly keyPath: string; readonly unique: boolean }[];
  readonly records: readonly unknown[];
}

/** An IndexedDB as plain data: what a schema version looked like on disk, kept for the tests of every later one. */
export interface DatabaseDump {
  readonly version: number;
  readonly stores: Readonly<Record<string, StoreDump>>;
}

function finished(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onerror = () => reject(transaction.error ?? new Error('transaction failed'));
  });
}

function answered<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('request failed'));
  });
}

function keyPathOf(source: IDBObjectStore | IDBIndex): string {
  if (typeof source.keyPath !== 'string') throw new TypeError(`${source.name} has no plain key path`);
  return source.keyPath;
}

export async function dumpDatabase(name: string): Promise<DatabaseDump> {
  const database = await answered(indexedDB.open(name));
  const stores: Record<string, StoreDump> = {};
  for (const storeName of [...database.objectStoreNames].toSorted()) {
    const store = database.transaction(storeName).objectStore(storeName);
    const indexes = [...store.indexNames].map((index) => store.index(index));
    stores[storeName] = {
      keyPath: keyPathOf(store),
      indexes: indexes.map((index) => ({
        name: index.name,
        keyPath: keyPathOf(index),
        unique: index.unique,
      })),
      records: await answered(store.getAll()),
    };
  }
  const { version } = database;
  database.close();
  return { version, stores };
}

/** Puts a dump back, without any code of the program. */
export async function restoreDatabase(name: string, dump: DatabaseDump): Promise<void> {
  const request = indexedDB.open(name, dump.version);
  request.onupgradeneeded = () => {
    for (const [storeName, { keyPath, indexes }] of Object.entries(dump.stores)) {
      const store = request.result.createObjectStore(storeName, { keyPath });
      for (const { name: indexName, keyPath: path, unique } of indexes)
        store.createIndex(indexName, path, { unique });
    }
  };
  const database = await answered(request);
  const writing = database.transaction([...database.objectStoreNames], 'readwrite');
  for (const [storeName, { records }] of Object.entries(dump.stores))
    for (const record of records) writing.objectStore(storeName).put(record);
  await finished(writing);
  database.close();
}
