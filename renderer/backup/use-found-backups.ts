import { useCallback, useEffect, useState } from 'react';
import type { FoundBackup, Host } from '../../shared/host';

export type FoundState =
  | { readonly kind: 'looking' }
  /** `folder` null: in the usual places. */
  | { readonly kind: 'found'; readonly folder: string | null; readonly found: readonly FoundBackup[] }
  | { readonly kind: 'failed'; readonly folder: string | null };

/** Looks for backups in the usual places, or in a folder that the user names. */
export function useFoundBackups(host: Host) {
  const [state, setState] = useState<FoundState>({ kind: 'looking' });
  const ask = useCallback(
    (folder: string | null) =>
      void host['backup.found']({ folder }).then(
        (found) => setState({ kind: 'found', folder, found }),
        () => setState({ kind: 'failed', folder }),
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
