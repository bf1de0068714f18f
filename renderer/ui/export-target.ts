import type { FileKind, Host, HostInfo, SaveTarget } from '../../shared/host';

const folderKey = 'indicator-workbench/export-folder';

/** The folder of the last export, if there was one. */
export function rememberedFolder(): string | null {
  return localStorage.getItem(folderKey);
}

export function rememberFolder(folder: string): void {
  localStorage.setItem(folderKey, folder);
}

/** "吉林省信息化“十三五”规划主要指标表_20261123", without characters that a file name cannot have. */
export function datedStem(stem: string, today: Date): string {
  const date = [today.getFullYear(), today.getMonth() + 1, today.getDate()]
    .map((part) => `${part}`.padStart(2, '0'))
    .join('');
  return `${stem.replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, '')}_${date}`;
}

/** The same with an extension. */
export function datedFileName(stem: string, today: Date, extension: string): string {
  return `${datedStem(stem, today)}.${extension}`;
}

/** The file in the folder, with the separator that the folder itself uses; the extension is added where it is missing. */
export function joinPath(folder: string, name: string, extension: string): string {
  const separator = folder.includes('\\') && !folder.includes('/') ? '\\' : '/';
  const complete = name.toLowerCase().endsWith(`.${extension}`) ? name : `${name}.${extension}`;
  return folder.replace(/[\\/]+$/, '') + separator + complete;
}

/** The folder of a file, for either separator. */
export function folderOf(path: string): string {
  return path.replace(/[\\/][^\\/]*$/, '');
}

/** The file that is wanted. */
interface WantedFile {
  readonly folder: string;
  readonly name: string;
  /** The user has agreed to replace a file of that name. */
  readonly overwrite: boolean;
}

/** The file that is to be written, asked for where the computer has a dialog for it; null where none was chosen. */
export async function pickTarget(
  { host, info }: { readonly host: Host; readonly info: HostInfo },
  { folder, name, overwrite }: WantedFile,
  kind: FileKind,
): Promise<SaveTarget | null> {
  const path = joinPath(folder, name, kind);
  return info.nativeDialogs ? host['file.pick']({ kind, suggestedPath: path }) : { path, overwrite };
}
