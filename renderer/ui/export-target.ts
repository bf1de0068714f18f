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
