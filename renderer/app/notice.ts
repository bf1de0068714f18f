import { useCallback, useEffect, useState } from 'react';
import type { Ledger } from '../ledger/ledger';

/** The short line in the top bar that says what the last command did; it stays until the next one, or the next change. */
export function useNotice(ledger: Ledger, first: string): { notice: string; tell: (text: string) => void } {
  const [notice, setNotice] = useState(first);
  const tell = useCallback((text: string) => setNotice(text), []);
  useEffect(() => ledger.subscribe(() => setNotice('')), [ledger]);
  return { notice, tell };
}
