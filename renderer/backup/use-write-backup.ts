import { useEffect, useRef, useState } from 'react';
import type { Host, HostInfo, WriteBackupResult } from '../../shared/host';
import { folderOf, pickTarget } from '../ui/export-target';
import { rememberChoices } from './backup-choices';

export interface BackupOrder {
  readonly folder: string;
  readonly name: string;
  readonly passphrase: string | null;
  readonly overwrite: boolean;
}

export type WriteState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running' }
  /** The host did not answer, or refused. */
  | { readonly kind: 'broken'; readonly error: unknown }
  | {
      readonly kind: 'done';
      readonly order: BackupOrder;
      readonly path: string;
      readonly result: WriteBackupResult;
      /** What is not in the backup because it was not saved; null where everything is. */
      readonly unsaved: string | null;
    };

interface WriteServices {
  readonly host: Host;
  readonly info: HostInfo;
  readonly by: string;
  /** Has everything saved that can be; says what could not. */
  readonly settle: () => Promise<string | null>;
  readonly onWritten: () => void;
}

/** Writes one backup at a time. */
export function useWriteBackup({ host, info, by, settle, onWritten }: WriteServices) {
  const [state, setState] = useState<WriteState>({ kind: 'idle' });
  const running = useRef(false);
  useEffect(
    () => () => {
      if (running.current) void host['backup.cancel']().catch(() => undefined);
    },
    [host],
  );

  const write = async (order: BackupOrder): Promise<WriteState> => {
    const target = await pickTarget({ host, info }, order, 'iwb');
    if (!target) return { kind: 'idle' };
    setState({ kind: 'running' });
    const unsaved = await settle();
    const { passphrase } = order;
    const result = await host['backup.write']({ target, passphrase, by });
    if (result.state === 'written') {
      rememberChoices({ folder: folderOf(result.path), encrypt: passphrase !== null });
      onWritten();
    }
    return { kind: 'done', order, path: target.path, result, unsaved };
  };

  const start = (order: BackupOrder) => {
    if (running.current) return;
    running.current = true;
    void write(order)
      .catch((error: unknown): WriteState => ({ kind: 'broken', error }))
      .then(setState)
      .finally(() => (running.current = false));
  };
  return { state, start, cancel: () => void host['backup.cancel']().catch(() => undefined) };
}
