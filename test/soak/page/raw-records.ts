import { entities } from '../../../shared/model/plan';

/** Every record of the database by bare IndexedDB: one transaction, `getAll` of each store. Answers how many there are. */
export async function rawRecords(name: string): Promise<number> {
  const database = await answered(indexedDB.open(name));
  const reading = database.transaction([...entities]);
  const stores = entities.map((entity) => answered(reading.objectStore(entity).getAll()));
  const records = (await Promise.all(stores)).reduce((sum, each) => sum + each.length, 0);
  database.close();
  return records;
}

function answered<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB gave no reason'));
  });
}
