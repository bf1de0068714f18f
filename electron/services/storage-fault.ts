import type { StorageFault } from '../../shared/host';
import { errorCode } from './file-system';

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
  return faults[errorCode(error) ?? ''] ?? 'other';
}

/** The technical text of an error, for a support call. */
export function faultDetail(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
