import type { StageResult } from '../../shared/host';

/** Why a file is not a backup that can be opened. */
export type BackupTrouble = Exclude<StageResult, { readonly state: 'staged' | 'failed' | 'cancelled' }>;

export class BackupProblem extends Error {
  readonly trouble: BackupTrouble;

  constructor(trouble: BackupTrouble) {
    super(`Not a readable backup: ${trouble.state}`);
    this.trouble = trouble;
  }
}

/** The bytes are not those that were written; `detail` is Chinese. */
export function altered(detail: string): BackupProblem {
  return new BackupProblem({ state: 'altered', detail });
}
