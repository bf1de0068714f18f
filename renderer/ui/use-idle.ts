import { useEffect, useState } from 'react';

/** True once the page has had nothing else to do, or has been busy for five seconds: time for what nobody waits for. */
export function useIdle(): boolean {
  const [isIdle, setIdle] = useState(false);
  useEffect(() => {
    const waiting = requestIdleCallback(() => setIdle(true), { timeout: 5_000 });
    return () => cancelIdleCallback(waiting);
  }, []);
  return isIdle;
}
