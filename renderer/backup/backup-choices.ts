const key = 'indicator-workbench/backup';

export interface BackupChoices {
  /** Folder of the last backup; null before any. */
  readonly folder: string | null;
  readonly encrypt: boolean;
}

const first: BackupChoices = { folder: null, encrypt: true };

/** What was chosen last time. */
export function rememberedChoices(): BackupChoices {
  try {
    const { folder, encrypt } = JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<BackupChoices>;
    return {
      folder: typeof folder === 'string' ? folder : first.folder,
      encrypt: typeof encrypt === 'boolean' ? encrypt : first.encrypt,
    };
  } catch {
    return first;
  }
}

export function rememberChoices(choices: BackupChoices): void {
  localStorage.setItem(key, JSON.stringify(choices));
}
