import { useEffect, useState } from 'react';
import type { Spelling } from '../../shared/find/text-match';

/** The pinyin of names; null until its dictionary is loaded, which is large. */
export function useSpelling(): Spelling | null {
  const [spelling, setSpelling] = useState<{ readonly spell: Spelling } | null>(null);
  useEffect(() => {
    let isWanted = true;
    void import('./spelling').then(({ spell }) => isWanted && setSpelling({ spell }));
    return () => {
      isWanted = false;
    };
  }, []);
  return spelling?.spell ?? null;
}
