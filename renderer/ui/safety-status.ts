import { useCallback, useEffect, useState } from 'react';
import type { Host, SafetyStatus } from '../../shared/host';

/** Milliseconds after a save, in which the host may begin a snapshot and its copy. */
const afterSave = 1_500;
/** Milliseconds between two looks when nothing happens: a stick may be pulled out, a share go away. */
const betweenLooks = 60_000;

export interface Safety {
  /** As last told; null before the host has answered. */
  readonly status: SafetyStatus | null;
  readonly refresh: () => void;
}

/** How snapshots and the second folder stand; asked again shortly after each `occasion`, and now and then. */
export function useSafetyStatus(host: Pick<Host, 'safety.status'>, occasion: unknown): Safety {
  const [status, setStatus] = useState<SafetyStatus | null>(null);
  const refresh = useCallback(() => {
    // That the host is gone is said elsewhere: what it told last still stands.
    host['safety.status']().then(setStatus, () => undefined);
  }, [host]);
  useEffect(() => {
    refresh();
    const timer = setInterval(refresh, betweenLooks);
    return () => clearInterval(timer);
  }, [refresh]);
  useEffect(() => {
    const timer = setTimeout(refresh, afterSave);
    return () => clearTimeout(timer);
  }, [refresh, occasion]);
  return { status, refresh };
}
