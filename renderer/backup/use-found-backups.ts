import { useCallback, useEffect, useState } from 'react';
import type { FoundBackup, Host } from '../../shared/host';
import { callTroubleText } from '../ledger/host-away';

export type FoundState =
  | { readonly kind: 'looking' }
  /** `folder` null: in the usual places. */
  | { readonly kind: 'found'; readonly folder: string | null; readonly found: readonly FoundBackup[] }
  | { readonly kind: 'failed'; readonly folder: string | null; readonly trouble: string };

/** Looks for backups in the usual places, or in a folder that the user names. */
export function useFoundBackups(host: Host) {
  const [state, setState] = useState<FoundState>({ kind: 'looking' });
  const ask = useCallback(
    (folder: string | null) =>
      void host['backup.found']({ folder }).then(
        (found) => setState({ kind: 'found', folder, found }),
        (error: unknown) => setState({ kind: 'failed', folder, trouble: callTroubleText(error) }),
      ),
    [host],
  );
  useEffect(() => ask(null), [ask]);
  const look = (folder: string | null) => {
    setState({ kind: 'looking' });
    ask(folder);
  };
  return { state, look };
}
