import { useCallback, useState } from 'react';

/** The short line in the top bar that says what the last command did; it stays until the next one. */
export function useNotice(first: string): { notice: string; tell: (text: string) => void } {
  const [notice, setNotice] = useState(first);
  const tell = useCallback((text: string) => setNotice(text), []);
  return { notice, tell };
}
