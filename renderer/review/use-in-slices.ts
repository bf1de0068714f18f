import { useLayoutEffect, useState } from 'react';
import { runInSlices } from '../ledger/slices';

/** Work that ends within so many milliseconds is done before the page is drawn. */
const atOnce = 20;

export interface Sliced<T> {
  /** The last result that there is; null before the first. */
  readonly value: T | null;
  /** False while the wanted result is being made. */
  readonly isCurrent: boolean;
}

/** The result of long work, done in slices and begun anew for every other `make`; short work is done at once. */
export function useInSlices<T>(make: () => Generator<number, T>): Sliced<T> {
  const [done, setDone] = useState<{ readonly make: unknown; readonly value: T } | null>(null);
  useLayoutEffect(() => {
    const work = runInSlices(make(), { first: atOnce, onDone: (value) => setDone({ make, value }) });
    return () => work.cancel();
  }, [make]);
  return { value: done?.value ?? null, isCurrent: done?.make === make };
}
