import type { StorageFault } from '../../shared/host';
import { CallRefused } from './call-refused';
import { errorCode } from './file-system';
import { FolderTaken } from './folder-taken';

const faults: Readonly<Record<string, StorageFault>> = {
  EBUSY: 'busy',
  ETXTBSY: 'busy',
  EROFS: 'readOnly',
  EACCES: 'denied',
  EPERM: 'denied',
  ENOSPC: 'diskFull',
  EDQUOT: 'diskFull',
  EFBIG: 'diskFull',
  ENOENT: 'noFolder',
  ENOTDIR: 'noFolder',
  ENAMETOOLONG: 'tooLong',
};

/** What an error of the file system means to people. */
export function storageFault(error: unknown): StorageFault {
  if (error instanceof FolderTaken) return 'busy';
  return faults[errorCode(error) ?? ''] ?? 'other';
}

/** The technical text of an error, for a support call. */
export function faultDetail(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** What the work comes to, or why the disk did not let it. Rejects only for a call against the contract. */
export async function orFailed<T>(
  work: () => Promise<T>,
): Promise<T | { readonly state: 'failed'; readonly fault: StorageFault; readonly detail: string }> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof CallRefused) throw error;
    return { state: 'failed', fault: storageFault(error), detail: faultDetail(error) };
  }
}
